import { fail, ok, type Result } from '#shared/lib/result.ts';
import { foldVietnamese } from '#shared/lib/vi-text.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';

/** Column headings of an answers sheet, folded: what officials write → what it is. */
const COLUMNS = {
  code: ['ma', 'ma tieu chi', 'stt'],
  inputKey: ['o so lieu', 'o'],
  value: ['gia tri', 'so lieu'],
  points: ['diem', 'diem tu cham'],
  explanation: ['giai trinh'],
  notApplicableReason: ['ly do khong ap dung'],
} as const;
type Column = keyof typeof COLUMNS;

export interface AnswerRowIssue {
  /** `row 5` counts as in the sheet, from 1. */
  readonly path: string;
  readonly code: 'HEADER_MISSING' | 'CODE_MISSING' | 'VALUE_WITHOUT_INPUT' | 'DUPLICATE_INPUT';
}

/**
 * Reads an answers sheet ("tệp trả lời"): a heading row, then one row per input: Mã | Ô số liệu | Giá trị | Điểm | Giải
 * trình | Lý do không áp dụng. A leaf may take several rows; a row without its code belongs to the leaf above. Values
 * stay as written.
 */
export function readAnswerRows(
  rows: readonly (readonly string[])[],
): Result<ReadonlyMap<string, LeafAnswer>, readonly AnswerRowIssue[]> {
  const headerAt = rows.findIndex((row) => row.some((cell) => matches(cell, 'code')) && row.length > 1);
  const header = rows[headerAt];
  if (!header) return fail([{ path: 'row 1', code: 'HEADER_MISSING' }]);
  const at = (row: readonly string[], column: Column): string => {
    const index = header.findIndex((cell) => matches(cell, column));
    return index < 0 ? '' : (row[index] ?? '').trim();
  };
  const answers = new Map<string, LeafAnswer>();
  const issues: AnswerRowIssue[] = [];
  let code = '';
  for (const [index, row] of rows.entries()) {
    if (index <= headerAt || row.every((cell) => cell.trim() === '')) continue;
    const path = `row ${index + 1}`;
    code = plainCode(at(row, 'code')) || code;
    if (code === '') {
      issues.push({ path, code: 'CODE_MISSING' });
      continue;
    }
    const merged = mergeRow(answers.get(code) ?? EMPTY_ANSWER, (column) => at(row, column));
    if (typeof merged === 'string') issues.push({ path, code: merged });
    else answers.set(code, merged);
  }
  return issues.length > 0 ? fail(issues) : ok(answers);
}

/** A code typed into a number cell comes back with a decimal comma: 1,1 is the criterion 1.1. */
function plainCode(cell: string): string {
  return /^\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell;
}

function mergeRow(
  answer: LeafAnswer,
  cell: (column: Column) => string,
): LeafAnswer | 'VALUE_WITHOUT_INPUT' | 'DUPLICATE_INPUT' {
  const key = cell('inputKey');
  const raw = cell('value');
  if (key === '' && raw !== '') return 'VALUE_WITHOUT_INPUT';
  if (Object.hasOwn(answer.inputs, key)) return 'DUPLICATE_INPUT';
  const reason = cell('notApplicableReason');
  return {
    inputs: key === '' ? answer.inputs : { ...answer.inputs, [key]: { raw, estimated: false } },
    enteredPoints: cell('points') || answer.enteredPoints,
    explanation: [answer.explanation, cell('explanation')].filter((text) => text !== '').join('\n'),
    notApplicable: answer.notApplicable || reason !== '',
    notApplicableReason: reason || answer.notApplicableReason,
  };
}

function matches(cell: string, column: Column): boolean {
  const folded = foldVietnamese(cell).trim();
  return COLUMNS[column].some((name) => name === folded);
}
