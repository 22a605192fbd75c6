import { GLOBAL_OPTIONS } from './arguments.ts';
import type { Command, OptionSpecs } from './command.ts';

const EXIT_LINES = [
  'Mã kết thúc:',
  '  0  đã xong',
  '  1  không làm được, có lý do và mã lỗi',
  '  2  ghi lệnh chưa đúng',
  '  3  lỗi ngoài dự kiến',
  '  4  đã chạy xong, nhưng có tệp không nhận hoặc mục kiểm tra không đạt',
];

/** The help on these words: a command, the commands that start with them, or everything. */
export function helpText(words: readonly string[], commands: readonly Command[]): string {
  const asked = words.filter((word) => word !== '');
  const command =
    commands.find((each) => each.words === asked.slice(0, 2).join(' ')) ??
    commands.find((each) => each.words === asked[0]);
  if (command) return `${commandLines(command).join('\n')}\n`;
  const family = commands.filter((each) => asked.length > 0 && each.words.startsWith(`${asked[0]} `));
  return `${overallLines(family.length > 0 ? family : commands).join('\n')}\n`;
}

function overallLines(commands: readonly Command[]): readonly string[] {
  const widest = Math.max(...commands.map(({ words }) => words.length));
  return [
    'Sổ Điểm CCHC, dòng lệnh: làm cả công việc không cần cửa sổ.',
    '',
    'Cách dùng: cchc [tùy chọn chung] <lệnh> [tùy chọn]',
    '',
    'Lệnh:',
    ...commands.map(({ words, summary }) => `  ${words.padEnd(widest)}  ${summary}`),
    '',
    'Tùy chọn chung:',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    ...EXIT_LINES,
    '',
    'Hướng dẫn từng lệnh: cchc <lệnh> --help',
  ];
}

function commandLines({ words, summary, notes, options, positionals }: Command): readonly string[] {
  const required = Object.entries(options)
    .filter(([, spec]) => spec.required)
    .map(([name, { value }]) => ` --${name} ${value ?? ''}`.trimEnd());
  const rest = positionals ? ` ${positionals.min === 0 ? `[${positionals.value}]` : positionals.value}` : '';
  return [
    summary,
    '',
    `Cách dùng: cchc ${words}${rest}${required.join('')} [tùy chọn]`,
    ...(positionals ? ['', `  ${positionals.value}: ${positionals.help}`] : []),
    ...(Object.keys(options).length > 0 ? ['', 'Tùy chọn:', ...optionLines(options)] : []),
    ...(notes ? ['', ...notes] : []),
    '',
    'Tùy chọn chung:',
    ...optionLines(GLOBAL_OPTIONS),
  ];
}

function optionLines(options: OptionSpecs): readonly string[] {
  const named = Object.entries(options).map(([name, spec]) => ({
    left: `--${name}${spec.value === undefined ? '' : ` ${spec.value}`}`,
    right: `${spec.help}${spec.required ? ' (bắt buộc)' : ''}`,
  }));
  const widest = Math.max(...named.map(({ left }) => left.length));
  return named.map(({ left, right }) => `  ${left.padEnd(widest)}  ${right}`);
}
