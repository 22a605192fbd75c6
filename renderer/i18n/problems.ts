import type { Problem, ProblemCode } from '#shared/domain/scoring/result-types.ts';
import { formatNumber } from '#shared/lib/numbers.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';

type Details = Problem['details'];

/** A plain decimal literal as people write it; other text as it stands. */
function figure(details: Details, key: string): string {
  const text = details[key] ?? '';
  return /^-?\d+(\.\d+)?$/.test(text) ? formatNumber(rationalFromLiteral(text)) : text;
}

/** One sentence per problem of an answer; the compiler refuses a missing one. */
const PROBLEM_SENTENCES: Readonly<Record<ProblemCode, (details: Details) => string>> = {
  NOT_A_NUMBER: (d) => `Chưa đọc được “${d['raw'] ?? ''}”. Nhập số như 1,75 hoặc 1.75.`,
  NOT_AN_INTEGER: (d) => `“${d['raw'] ?? ''}” phải là số nguyên.`,
  NEGATIVE_NUMBER: (d) => `“${d['raw'] ?? ''}” không được nhỏ hơn 0.`,
  BELOW_LOWEST: (d) => `“${d['raw'] ?? ''}” nhỏ hơn mức thấp nhất ${figure(d, 'lowest')}.`,
  ABOVE_HIGHEST: (d) => `“${d['raw'] ?? ''}” lớn hơn mức cao nhất ${figure(d, 'highest')}.`,
  AMBIGUOUS_NUMBER: (d) =>
    `“${d['raw'] ?? ''}” được hiểu là phần nghìn ngăn bằng dấu chấm. Nếu là số lẻ thì dùng dấu phẩy.`,
  NOT_A_DATE: (d) => `“${d['raw'] ?? ''}” chưa đúng ngày. Nhập như 31/12/2025.`,
  UNKNOWN_OPTION: () => 'Lựa chọn không có trong danh sách. Chọn lại.',
  NOT_YES_OR_NO: () => 'Chọn Có hoặc Không.',
  INPUT_MISSING: () => 'Còn thiếu số liệu này.',
  NUMERATOR_ABOVE_DENOMINATOR: (d) =>
    `Tử số ${d['numerator'] ?? ''} lớn hơn mẫu số ${d['denominator'] ?? ''}; phần không được lớn hơn tổng.`,
  ZERO_DENOMINATOR: () => 'Mẫu số bằng 0 nên không tính được tỷ lệ.',
  EXCUSED_ABOVE_COUNT: () => 'Số được miễn lớn hơn tổng số.',
  TOO_MANY_DECIMALS: (d) => `“${d['raw'] ?? ''}” có nhiều hơn ${d['decimals'] ?? ''} chữ số lẻ.`,
  POINTS_ABOVE_MAXIMUM: (d) => `Điểm ${d['raw'] ?? ''} lớn hơn điểm tối đa ${figure(d, 'maximum')}.`,
  POINTS_BELOW_MINIMUM: (d) => `Điểm ${d['raw'] ?? ''} nhỏ hơn mức thấp nhất ${figure(d, 'minimum')}.`,
  POINTS_OFF_STEP: (d) => `Điểm ${d['raw'] ?? ''} không đúng bước điểm ${figure(d, 'step')}.`,
  REASON_MISSING: () => 'Cần ghi lý do ở mục giải trình.',
  BASELINE_MISSING: () => 'Chưa có số liệu kỳ trước để so.',
  NOT_APPLICABLE_NOT_ALLOWED: () => 'Tiêu chí này luôn áp dụng, không được ghi “không áp dụng”.',
  NOT_APPLICABLE_REASON_MISSING: () => 'Cần ghi lý do không áp dụng.',
  ESTIMATED: () => 'Có số ước; thay bằng số chính thức khi có.',
  NOT_APPLICABLE_UNDECIDED: () => 'Cấp trên quyết định điểm khi không áp dụng.',
};

/** What is wrong, in one sentence. */
export function problemSentence(problem: Problem): string {
  return PROBLEM_SENTENCES[problem.code](problem.details);
}
