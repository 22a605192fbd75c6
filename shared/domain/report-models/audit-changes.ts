import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { answerChanges } from '#shared/domain/sign-off/field-changes.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, leafAnswerSchema, type LeafAnswer } from '#shared/schemas/answer.ts';
import { responseKindSchema } from '#shared/schemas/bundle-submission.ts';
import { auditDetailsText } from '#shared/vocabulary/audit-words.ts';
import { FIELD_WORDS, fieldWord, RESPONSE_WORDS } from '#shared/vocabulary/field-words.ts';

const NOTHING = '(trống)';

/** How fields of a record are called, in the order they are told. Ids say nothing to people. */
const FIELDS: readonly (readonly [key: string, word: string])[] = [
  ['code', 'Mã'],
  ['name', 'Tên'],
  ['title', 'Tiêu đề'],
  ['number', 'Số'],
  ['date', 'Ngày'],
  ['issuer', 'Cơ quan ban hành'],
  ['fullName', 'Họ tên'],
  ['role', 'Vai trò'],
  ['disabled', 'Khóa tài khoản'],
  ['active', 'Đang dùng'],
  ['points', 'Điểm thẩm định'],
  ['raw', 'Điểm đã nhập'],
  ['notApplicable', 'Không áp dụng'],
  ['reason', 'Lý do'],
  ['request', 'Yêu cầu giải trình'],
  ['document', 'Tài liệu'],
  ['section', 'Mục'],
  ['page', 'Trang'],
  ['warningExplanation', 'Giải trình cảnh báo'],
];

/**
 * What a record of the log changed, a line each: "Giải trình: từ “…” thành “…”". `node` is the criterion the record is
 * about, where it is about one of the set. Records without a before and an after tell what they say.
 */
export function auditChangeLines(details: string, node: LeafNode | null): readonly string[] {
  const parsed = parse(details);
  const before = recordOf(parsed['before']);
  const after = recordOf(parsed['after']);
  const answer = leafAnswerSchema.safeParse(parsed['after']);
  if (answer.success) {
    const earlier = leafAnswerSchema.safeParse(parsed['before']);
    return answerLines(earlier.success ? earlier.data : EMPTY_ANSWER, answer.data, node);
  }
  const given = responseText(before) + responseText(after);
  if (given !== '') return change(FIELD_WORDS.response, responseText(before), responseText(after));
  const codes = textsOf(parsed['leafCodes']);
  const assigned = assignmentLines(codes, parsed);
  if (assigned.length > 0) return assigned;
  if ('before' in parsed || 'after' in parsed) {
    const changes = recordChanges(before, after);
    if (changes.length > 0) return changes;
  }
  const comments = Array.isArray(parsed['comments']) ? parsed['comments'].flatMap(commentLine) : [];
  const text = auditDetailsText(details);
  const of = codes.length === 0 ? [] : [`Tiêu chí ${codes.join(', ')}`];
  return [...of, ...(text === '' ? [] : [text]), ...comments];
}

/** An answer to the city's words; '' where the record is of something else, or there is none. */
function responseText({ kind, text }: Readonly<Record<string, unknown>>): string {
  const known = responseKindSchema.safeParse(kind);
  if (!known.success || typeof text !== 'string') return '';
  return text === '' ? RESPONSE_WORDS[known.data] : `${RESPONSE_WORDS[known.data]}: ${text}`;
}

/** Who answers several criteria, from whom to whom; nothing where the record is of something else. */
function assignmentLines(
  codes: readonly string[],
  { from, to }: Readonly<Record<string, unknown>>,
): string[] {
  const before = textsOf(from);
  const after = typeof to === 'string' ? to : '';
  return [...new Set(before)].flatMap((name) => {
    const of = codes.filter((_code, index) => before[index] === name);
    return change(`${FIELD_WORDS.responsible} tiêu chí ${of.join(', ')}`, name, after);
  });
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : [];
}

function answerLines(before: LeafAnswer, after: LeafAnswer, node: LeafNode | null): readonly string[] {
  return answerChanges(before, after, node).flatMap((each) =>
    change(fieldWord(each), each.before, each.after),
  );
}

function recordChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly string[] {
  return FIELDS.flatMap(([key, word]) => {
    // What the record after does not name has not been touched, but for a record that is gone.
    if (!(key in after) && Object.keys(after).length > 0) return [];
    return change(word, fieldText(key, before[key]), fieldText(key, after[key]));
  });
}

function fieldText(key: string, value: unknown): string {
  if (typeof value === 'boolean') return yesNo(value);
  if (key === 'points' && typeof value === 'number') return formatPoints(pointsFromMicro(value));
  if ((key === 'active' || key === 'notApplicable') && typeof value === 'number') return yesNo(value === 1);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

function change(word: string, before: string, after: string): readonly string[] {
  const [from, to] = [before.trim(), after.trim()];
  if (from === to) return [];
  return [`${word}: từ ${quoted(from)} thành ${quoted(to)}`];
}

function quoted(text: string): string {
  return text === '' ? NOTHING : `“${text}”`;
}

function yesNo(value: boolean): string {
  return value ? 'Có' : 'Không';
}

function commentLine(comment: unknown): readonly string[] {
  const { leafCode, text } = recordOf(comment);
  if (typeof text !== 'string') return [];
  return [typeof leafCode === 'string' ? `${leafCode}: ${text}` : text];
}

function parse(details: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(details));
  } catch {
    return {};
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
