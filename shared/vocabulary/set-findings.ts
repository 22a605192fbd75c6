import type { FindingCode } from '#shared/domain/criteria/findings.ts';
import { formatNumber } from '#shared/lib/numbers.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';

type Details = Readonly<Record<string, string | number>>;

/** A detail as people write it: plain decimals get a decimal comma, other text stays as it is. */
function shown(details: Details, key: string): string {
  const text = String(Object.hasOwn(details, key) ? details[key] : '');
  return /^-?\d{1,15}(\.\d{1,12})?$/.test(text) ? formatNumber(rationalFromLiteral(text)) : text;
}

const plain = (details: Details, key: string): string =>
  String(Object.hasOwn(details, key) ? details[key] : '');

const counted =
  (what: string) =>
  (d: Details): string =>
    `Quyết định ghi ${shown(d, 'declared')} ${what}, bảng có ${shown(d, 'printed')}.`;

/** One sentence for everything the check of a criteria set may find; the compiler refuses a missing one. */
const FINDING_SENTENCES: Readonly<Record<FindingCode, (details: Details) => string>> = {
  DUPLICATE_CODE: () => 'Mã này dùng cho nhiều dòng.',
  LEAF_WITH_CHILDREN: () => 'Dòng vừa có cách chấm riêng vừa có dòng con.',
  ROW_WITHOUT_RULE: () => 'Dòng chưa có cách chấm và không có dòng con.',
  MAXIMUM_NOT_POSITIVE: () => 'Điểm tối đa phải lớn hơn 0.',
  MAXIMUM_TOO_FINE: (d) => `Điểm tối đa ${shown(d, 'maximum')} có nhiều chữ số lẻ hơn mức làm tròn.`,
  MINIMUM_ABOVE_MAXIMUM: (d) =>
    `Điểm thấp nhất ${shown(d, 'minimum')} lớn hơn điểm tối đa ${shown(d, 'maximum')}.`,
  STEP_DOES_NOT_FIT: (d) =>
    `Bước điểm ${shown(d, 'step')} không chia hết điểm tối đa ${shown(d, 'maximum')}.`,
  CHILDREN_SUM_DIFFERS: (d) =>
    `Điểm tối đa in là ${shown(d, 'printed')}, tổng các dòng con là ${shown(d, 'sum')}.`,
  TOTAL_DIFFERS: (d) => `Tổng điểm ghi là ${shown(d, 'declared')}, cộng các khối được ${shown(d, 'sum')}.`,
  FIELD_COUNT_DIFFERS: counted('lĩnh vực'),
  CRITERION_COUNT_DIFFERS: counted('tiêu chí'),
  COMPONENT_COUNT_DIFFERS: counted('tiêu chí thành phần'),
  UNKNOWN_BLOCK: (d) => `Khối điểm “${plain(d, 'block')}” không có trong bộ tiêu chí.`,
  DUPLICATE_BLOCK: (d) => `Khối điểm “${plain(d, 'block')}” ghi hai lần.`,
  BLOCK_WEIGHT_DIFFERS: (d) =>
    `Khối điểm “${plain(d, 'block')}” ghi ${shown(d, 'weight')} điểm, cộng các tiêu chí được ${shown(d, 'sum')}.`,
  DUPLICATE_OPERAND: (d) => `Ô số liệu “${plain(d, 'operand')}” ghi hai lần.`,
  UNKNOWN_OPERAND: (d) => `Cách chấm dùng ô số liệu “${plain(d, 'operand')}” không có.`,
  WRONG_OPERAND_KIND: (d) => `Ô số liệu “${plain(d, 'operand')}” không đúng loại cách chấm cần.`,
  UNUSED_OPERAND: (d) => `Ô số liệu “${plain(d, 'operand')}” không được dùng để tính điểm.`,
  OPTION_WITHOUT_AWARD: (d) => `Lựa chọn “${plain(d, 'option')}” chưa có mức điểm.`,
  AWARD_WITHOUT_OPTION: (d) => `Mức điểm “${plain(d, 'option')}” không có lựa chọn tương ứng.`,
  UNREACHABLE_STEP: (d) => `Bậc ${plain(d, 'step')} (${plain(d, 'bound')}) không bao giờ đạt tới.`,
  STEPS_NOT_MONOTONE: () => 'Các bậc điểm không tăng hoặc giảm đều.',
  BOUNDS_REVERSED: (d) => `Ngưỡng dưới ${shown(d, 'low')} lớn hơn ngưỡng trên ${shown(d, 'high')}.`,
  ZERO_DIVISOR: () => 'Cách chấm chia cho 0.',
  NESTED_ENTRY: (d) =>
    `Phần “${plain(d, 'part')}” đòi nhập điểm tay nhưng nằm trong cách chấm cộng từng phần.`,
  RULE_BELOW_MAXIMUM: (d) => `Cách chấm không bao giờ cho đủ ${shown(d, 'maximum')} điểm.`,
  RULE_ABOVE_MAXIMUM: (d) => `Cách chấm có thể cho quá ${shown(d, 'maximum')} điểm.`,
  RULE_BELOW_MINIMUM: (d) => `Cách chấm có thể cho thấp hơn ${shown(d, 'minimum')} điểm.`,
  WINDOW_REVERSED: () => 'Ngày bắt đầu sau ngày kết thúc.',
  YEAR_OUTSIDE_VALIDITY: (d) => `Năm ${plain(d, 'year')} nằm ngoài thời gian hiệu lực.`,
  DUPLICATE_BAND: (d) => `Hạng “${plain(d, 'band')}” ghi hai lần.`,
  BANDS_OVERLAP: (d) => `Hạng “${plain(d, 'upper')}” và “${plain(d, 'lower')}” chồng lên nhau.`,
  BANDS_LEAVE_GAP: (d) => `Giữa hạng “${plain(d, 'upper')}” và “${plain(d, 'lower')}” có khoảng trống.`,
  BANDS_NOT_DESCENDING: (d) =>
    `Hạng “${plain(d, 'upper')}” xếp trước nhưng thấp hơn hạng “${plain(d, 'lower')}”.`,
  UNKNOWN_BAND: (d) => `Điều kiện chặn hạng nhắc tới hạng “${plain(d, 'band')}” không có.`,
  UNKNOWN_LEAF: (d) => `Nhắc tới tiêu chí ${plain(d, 'leaf')} không có trong bộ tiêu chí.`,
  UNKNOWN_TIE_KEY: (d) => `Quy tắc đồng điểm nhắc tới dòng ${plain(d, 'key')} không có.`,
  STATISTIC_UNITS_DIFFER: (d) =>
    `Số liệu “${plain(d, 'statistic')}” ghi đơn vị tính “${plain(d, 'unit')}” ở đây, “${plain(d, 'other')}” ở tiêu chí khác.`,
  TEST_VECTOR_FAILED: (d) =>
    `Ví dụ “${plain(d, 'vector')}” trong hướng dẫn cho ${shown(d, 'expected')} điểm, cách chấm tính ra ${shown(d, 'actual')}.`,
};

/** The sentence of a finding; a code of a newer version is shown as it is. */
export function findingSentence(finding: { readonly code: string; readonly details: Details }): string {
  const { code, details } = finding;
  return Object.hasOwn(FINDING_SENTENCES, code)
    ? FINDING_SENTENCES[code as FindingCode](details)
    : `Cần xem (${code}).`;
}
