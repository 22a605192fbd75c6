import { describe, expect, test } from 'vitest';
import { GLOBAL_OPTIONS, readArguments, wantsJson } from '#electron/host/cli/arguments.ts';
import { COMMANDS } from '#electron/host/cli/command-list.ts';
import { defineCommand } from '#electron/host/cli/command.ts';
import { helpText } from '#electron/host/cli/help.ts';
import { ok } from '#shared/lib/result.ts';

const paint = defineCommand({
  words: 'wall paint',
  summary: 'Sơn tường',
  channel: null,
  positionals: { value: 'FILE', help: 'tệp', min: 1, max: 2 },
  options: {
    colour: { type: 'text', value: 'TEXT', required: true, help: 'màu' },
    twice: { type: 'flag', help: 'hai lớp' },
    rooms: { type: 'list', value: 'NAMES', help: 'phòng' },
  },
  run: async () => ok({ value: null, lines: [] }),
});
const look = defineCommand({
  words: 'wall',
  summary: 'Xem tường',
  channel: null,
  options: {},
  run: async () => ok({ value: null, lines: [] }),
});
const commands = [look, paint];

const read = (...argv: readonly string[]) => readArguments(argv, commands);

/** The sentence of a wrong usage. */
function complaint(...argv: readonly string[]): string {
  const asked = read(...argv);
  if (asked.ok || asked.error.code !== 'USAGE') throw new Error('it was understood');
  return asked.error.details.message;
}

describe('reading a command line', () => {
  test('options before, between and after the words of a command', () => {
    const asked = read(
      '--json',
      '--data',
      '/d',
      'wall',
      'paint',
      'a.txt',
      '--colour',
      'đỏ',
      '--user',
      'hoa',
      'b.txt',
    );
    expect(asked).toMatchObject({
      ok: true,
      value: {
        command: { words: 'wall paint' },
        target: { data: '/d', unit: undefined, user: 'hoa' },
        options: { colour: 'đỏ', twice: false, rooms: [] },
        words: ['a.txt', 'b.txt'],
      },
    });
  });

  test('the longer command wins, the shorter one is found without it', () => {
    expect(read('wall')).toMatchObject({ value: { command: { words: 'wall' } } });
  });

  test('lists come by commas and by repetition', () => {
    const asked = read('wall', 'paint', 'a', '--colour=x', '--rooms', 'một, hai', '--rooms=ba', '--twice');
    expect(asked).toMatchObject({ value: { options: { rooms: ['một', 'hai', 'ba'], twice: true } } });
  });

  test('text is taken in composed form', () => {
    const asked = read('wall', 'paint', 'a', '--colour', 'đỏ'.normalize('NFD'));
    expect(asked).toMatchObject({ value: { options: { colour: 'đỏ' } } });
  });

  test.each<readonly [string, readonly string[], string]>([
    ['no command', [], 'Thiếu tên lệnh'],
    ['an unknown command', ['roof'], 'Không có lệnh “roof”'],
    ['an unknown option', ['wall', '--brush', 'x'], 'Không có tùy chọn --brush'],
    ['an option without its value', ['wall', 'paint', 'a', '--colour'], '--colour'],
    ['a flag with a value', ['wall', 'paint', 'a', '--colour', 'x', '--twice=yes'], '--twice'],
    ['a missing option', ['wall', 'paint', 'a'], 'Thiếu --colour'],
    ['an empty option that is needed', ['wall', 'paint', 'a', '--colour', ''], 'Thiếu --colour'],
    ['a missing file', ['wall', 'paint', '--colour', 'x'], 'Thiếu FILE'],
    ['one word too many', ['wall', 'paint', 'a', 'b', 'c', '--colour', 'x'], 'Thừa từ “c”'],
  ])('%s is told in Vietnamese', (_what, argv, words) => {
    expect(complaint(...argv)).toContain(words);
  });

  test('the first word of a family names its members', () => {
    const asked = readArguments(['round'], COMMANDS);
    expect(asked.ok).toBe(false);
    expect(JSON.stringify(asked)).toContain('round create');
  });

  test('JSON is wanted also where the rest cannot be read, but not behind --', () => {
    expect(wantsJson(['roof', '--json'])).toBe(true);
    expect(wantsJson(['wall', '--', '--json'])).toBe(false);
  });
});

describe('the commands as declared', () => {
  test.each(COMMANDS.map((command) => [command.words, command] as const))('%s', (words, command) => {
    expect(words).toMatch(/^[a-z-]+( [a-z]+)?$/);
    for (const [name, spec] of Object.entries(command.options)) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(Object.keys(GLOBAL_OPTIONS)).not.toContain(name);
      expect(spec.value === undefined).toBe(spec.type === 'flag');
    }
    const help = helpText(words.split(' '), COMMANDS);
    expect(help).toContain(`cchc ${words}`);
    for (const name of Object.keys(command.options)) expect(help).toContain(`--${name}`);
  });

  test('no two have the same words', () => {
    expect(new Set(COMMANDS.map(({ words }) => words)).size).toBe(COMMANDS.length);
  });

  test('the overall help lists every one and the exit codes', () => {
    const help = helpText([], COMMANDS);
    const lines = help.split('\n').map((line) => line.trim().replace(/ {2,}/, '|'));
    for (const { words, summary } of COMMANDS) expect(lines).toContain(`${words}|${summary}`);
    expect(help).toMatch(/^ {2}4 {2}/m);
  });
});
