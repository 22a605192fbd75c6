import type { DraftFindingCode } from '#shared/domain/criteria/draft/draft-findings.ts';
import type { FindingCode } from '#shared/domain/criteria/findings.ts';
import { findingSentence } from '#shared/vocabulary/set-findings.ts';

interface TextFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly nodeCode: string;
  readonly field: string | null;
  readonly details: Readonly<Record<string, string | number>>;
}

/** The last known word of a field's path says which field is meant. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  code: 'mã',
  title: 'nội dung',
  maximum: 'điểm tối đa',
  minimum: 'điểm thấp nhất',
  step: 'bước điểm',
  year: 'năm',
  issuer: 'cơ quan ban hành',
  date: 'ngày',
  number: 'số văn bản',
  from: 'từ ngày hoặc từ mức',
  to: 'đến ngày hoặc đến mức',
  unitTypes: 'loại đơn vị',
  tree: 'các lĩnh vực',
  blocks: 'khối điểm',
  weight: 'điểm của khối',
  rule: 'cách chấm',
  kind: 'loại cách chấm',
  operand: 'số liệu dùng trong cách chấm',
  operands: 'số liệu cần khai',
  label: 'tên gọi',
  key: 'ký hiệu',
  numeratorLabel: 'tên tử số',
  denominatorLabel: 'tên mẫu số',
  deadline: 'hạn',
  options: 'các lựa chọn',
  steps: 'các bậc',
  bound: 'mốc của bậc',
  points: 'số điểm',
  share: 'tỷ lệ điểm',
  parts: 'các phần điểm',
  conditions: 'các điều kiện',
  awards: 'điểm của từng lựa chọn',
  events: 'các lỗi trừ điểm',
  pointsEach: 'điểm mỗi đơn vị',
  low: 'ngưỡng dưới',
  high: 'ngưỡng trên',
  scale: 'thang điểm',
  guidance: 'hướng dẫn chấm',
  evidenceWanted: 'tài liệu kiểm chứng',
  expected: 'điểm mong đợi của mẫu thử',
  declared: 'số lượng ghi trong quyết định',
};

function fieldWord(field: string | null): string {
  const known = (field ?? '').split('.').findLast((part) => Object.hasOwn(FIELD_WORDS, part));
  return known === undefined ? 'một ô' : (FIELD_WORDS[known] ?? 'một ô');
}

const DRAFT_SENTENCES: Readonly<
  Record<Exclude<DraftFindingCode, FindingCode>, (finding: TextFinding) => string>
> = {
  FIELD_EMPTY: ({ field }) => `Chưa điền ${fieldWord(field)}.`,
  FIGURE_NOT_READABLE: ({ field, details }) =>
    `Chưa đọc được số “${String(details['raw'] ?? '')}” ở ${fieldWord(field)}.`,
  FIELD_NOT_VALID: ({ field }) => `Nội dung ở ${fieldWord(field)} chưa hợp lệ.`,
  RULE_NOT_CONFIRMED: () => 'Cách chấm do chương trình đoán từ thang điểm, chưa ai xác nhận.',
  ORPHAN_EVIDENCE: ({ details }) =>
    `Dòng không chấm điểm nhưng ghi ${String(details['count'] ?? '')} tài liệu kiểm chứng.`,
  ORPHAN_RULE: () => 'Dòng không chấm điểm nhưng còn giữ cách chấm.',
  DUPLICATE_EVIDENCE: ({ details }) => `Tài liệu kiểm chứng ghi hai lần: ${String(details['text'] ?? '')}.`,
};

/** The Vietnamese sentence of what the check of a draft found. */
export function draftFindingSentence(finding: TextFinding): string {
  if (Object.hasOwn(DRAFT_SENTENCES, finding.code))
    return DRAFT_SENTENCES[finding.code as keyof typeof DRAFT_SENTENCES](finding);
  return findingSentence(finding);
}
