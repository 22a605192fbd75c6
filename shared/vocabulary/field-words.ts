import type { ComparedField, FieldChange } from '#shared/schemas/field-change.ts';
import type { ResponseKind } from '#shared/schemas/bundle-submission.ts';

/** What stands instead of points. */
export const NOT_APPLICABLE_WORD = 'không áp dụng';
export const NOT_SCORED_WORD = 'chưa chấm';

/** How a ward answered what the city said, in words. */
export const RESPONSE_WORDS: Readonly<Record<ResponseKind, string>> = {
  accept: 'Đồng ý',
  explain: 'Giải trình',
  evidence: 'Bổ sung tài liệu',
};

/** How compared fields are called, but for inputs with a name of their own. */
export const FIELD_WORDS: Readonly<Record<ComparedField, string>> = {
  points: 'Điểm',
  input: 'Số liệu',
  enteredPoints: 'Điểm nhập',
  notApplicable: 'Không áp dụng',
  notApplicableReason: 'Lý do không áp dụng',
  explanation: 'Giải trình',
  evidence: 'Tài liệu',
  warningExplanation: 'Giải trình cảnh báo',
  response: 'Trả lời thẩm định',
  responsible: 'Người phụ trách',
};

/** How a compared field is called: an input by its own name in the set. */
export function fieldWord({ field, label }: Pick<FieldChange, 'field' | 'label'>): string {
  return label === '' ? FIELD_WORDS[field] : label;
}
