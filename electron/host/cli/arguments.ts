import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Command, OptionSpec, OptionSpecs } from './command.ts';
import { usage, type CliError } from './failure.ts';
import type { Target } from './session.ts';

/** Options every command takes. */
export const GLOBAL_OPTIONS = {
  data: { type: 'text', value: 'DIR', help: 'thư mục gốc chứa dữ liệu (hoặc biến môi trường CCHC_DATA)' },
  unit: { type: 'text', value: 'ID', help: 'thư mục dữ liệu của đơn vị: mã thư mục hoặc mã đơn vị' },
  user: { type: 'text', value: 'NAME', help: 'tên đăng nhập của người làm việc này' },
  json: { type: 'flag', help: 'in một tài liệu JSON {ok, value | error}' },
  help: { type: 'flag', help: 'in hướng dẫn' },
} as const satisfies OptionSpecs;

/** What was asked for: help on some words, or a command with its options. */
export type Asked =
  | { readonly kind: 'help'; readonly words: readonly string[] }
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly target: Target;
      readonly options: Readonly<Record<string, unknown>>;
      readonly words: readonly string[];
    };

type ParsedValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** Reads the words of a command line. */
export function readArguments(
  argv: readonly string[],
  commands: readonly Command[],
): Result<Asked, CliError> {
  const start = parseArgs({
    args: [...argv],
    options: toConfig(GLOBAL_OPTIONS),
    strict: false,
    allowPositionals: true,
  });
  const [first = '', second = ''] = start.positionals;
  if (first === 'help') return ok({ kind: 'help', words: start.positionals.slice(1, 3) });
  const command =
    commands.find(({ words }) => words === `${first} ${second}`) ??
    commands.find(({ words }) => words === first);
  if (start.values['help'] === true) return ok({ kind: 'help', words: [first, second] });
  if (!command)
    return usage(
      first === '' ? 'Thiếu tên lệnh. Xem: cchc --help' : unknownCommand(start.positionals, commands),
    );
  return readCommand(argv, command);
}

/** Whether the answer is wanted as JSON, also where the rest cannot be read. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json');
}

function unknownCommand(positionals: readonly string[], commands: readonly Command[]): string {
  const [first = ''] = positionals;
  const family = commands.filter(({ words }) => words.startsWith(`${first} `)).map(({ words }) => words);
  if (family.length > 0) return `Lệnh ${first} cần thêm một từ: ${family.join(', ')}`;
  return `Không có lệnh “${first}”. Xem: cchc --help`;
}

function readCommand(argv: readonly string[], command: Command): Result<Asked, CliError> {
  const specs: OptionSpecs = { ...GLOBAL_OPTIONS, ...command.options };
  const parsed = parseStrictly(argv, specs);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const words = positionals.slice(command.words.split(' ').length);
  const { min, max, value } = command.positionals ?? { min: 0, max: 0, value: '' };
  if (words.length > max) return usage(`Thừa từ “${words[max] ?? ''}”. Xem: cchc ${command.words} --help`);
  if (words.length < min) return usage(`Thiếu ${value}. Xem: cchc ${command.words} --help`);
  for (const [name, spec] of Object.entries(command.options)) {
    const given = values[name];
    const missing = given === undefined || given === '' || (Array.isArray(given) && given.length === 0);
    if (spec.required && missing) return usage(`Thiếu --${name}. Xem: cchc ${command.words} --help`);
  }
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, spec]) => [name, toValue(spec, values[name])]),
  );
  return ok({
    kind: 'command',
    command,
    target: {
      data: toText(values['data']),
      unit: toText(values['unit']),
      user: toText(values['user']),
    },
    options,
    words,
  });
}

function parseStrictly(
  argv: readonly string[],
  specs: OptionSpecs,
): Result<{ readonly values: ParsedValues; readonly positionals: readonly string[] }, CliError> {
  try {
    return ok(parseArgs({ args: [...argv], options: toConfig(specs), strict: true, allowPositionals: true }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('ERR_PARSE_ARGS_')) throw error;
    const named = /'(-{1,2}[^'\s]+)/.exec((error as Error).message)?.[1] ?? '';
    return usage(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `Không có tùy chọn ${named}. Xem hướng dẫn bằng --help`
        : `Tùy chọn ${named} ghi chưa đúng. Xem hướng dẫn bằng --help`,
    );
  }
}

function toConfig(specs: OptionSpecs): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, { type }]) => [
      name,
      { type: type === 'flag' ? 'boolean' : 'string', multiple: type === 'list' },
    ]),
  );
}

function toValue({ type }: OptionSpec, given: ParsedValues[string]): boolean | string | undefined | string[] {
  switch (type) {
    case 'flag':
      return given === true;
    case 'list':
      return (Array.isArray(given) ? given : [])
        .flatMap((each) => String(each).split(','))
        .map((each) => each.trim())
        .filter((each) => each !== '');
    case 'text':
      return toText(given);
  }
}

function toText(given: ParsedValues[string]): string | undefined {
  return typeof given === 'string' ? given.normalize('NFC') : undefined;
}
