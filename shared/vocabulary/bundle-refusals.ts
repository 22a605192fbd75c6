import type {
  BundleParseCode,
  BundlePolicyCode,
  BundleSignatureCode,
  BundleStructureCode,
} from '#shared/domain/bundle/errors.ts';
import type { ErrorDetails } from '#shared/contract/errors.ts';

type BundleCode = BundleParseCode | BundleStructureCode | BundleSignatureCode | BundlePolicyCode;

const COPY_AGAIN = 'Chép lại tệp từ nơi gửi (không mở, không sửa tệp) rồi nhận lại.';
const ASK_AGAIN = 'Đề nghị nơi gửi xuất lại gói dữ liệu rồi gửi lại.';
const ASK_PHONE = 'Gọi điện cho nơi gửi để xác minh trước khi nhận bất kỳ tệp nào.';
const ALTERED = 'Nội dung gói dữ liệu không còn nguyên vẹn';
const UNSAFE = 'Tệp nén có cấu tạo không an toàn';

/** Reason and next step of every refusal of a bundle; the compiler refuses a missing one. */
const REFUSALS: Readonly<Record<BundleCode, readonly [reason: string, next: string]>> = {
  NOT_A_BUNDLE: ['Tệp này không phải gói dữ liệu của Sổ Điểm CCHC', 'Chọn đúng tệp có đuôi .cchc.'],
  ZIP_TRUNCATED: ['Tệp bị thiếu phần cuối, có thể do chép chưa xong', COPY_AGAIN],
  ZIP_DAMAGED: ['Tệp bị hỏng', COPY_AGAIN],
  ZIP_TRAILING_DATA: ['Cuối tệp có phần thừa', COPY_AGAIN],
  ZIP_TOO_MANY_ENTRIES: ['Gói có quá nhiều tệp bên trong', ASK_AGAIN],
  ZIP_BAD_NAME: [`${UNSAFE}: có tên tệp không cho phép`, ASK_PHONE],
  ZIP_DUPLICATE_NAME: [`${UNSAFE}: có hai tệp trùng tên`, ASK_PHONE],
  ZIP_SYMLINK: [`${UNSAFE}: có đường dẫn ra ngoài gói`, ASK_PHONE],
  ZIP_ENCRYPTED: ['Tệp nén có đặt mật khẩu', ASK_AGAIN],
  ZIP_UNSUPPORTED_METHOD: ['Tệp nén theo cách chương trình không nhận', ASK_AGAIN],
  ZIP_OVERLAP: [`${UNSAFE}: các phần chồng lên nhau`, ASK_PHONE],
  ZIP_TOO_LARGE: ['Gói lớn hơn mức cho phép', ASK_AGAIN],
  ZIP_BOMB: [`${UNSAFE}: giải nén ra quá lớn`, ASK_PHONE],
  ZIP_NAME_MISMATCH: [`${UNSAFE}: tên tệp bên trong không thống nhất`, ASK_PHONE],
  ZIP_WRONG_CRC: ['Một phần của tệp bị hỏng', COPY_AGAIN],
  ZIP_WRONG_SIZE: ['Một phần của tệp sai kích thước', COPY_AGAIN],
  AGE_WRONG_RECEIVER: [
    'Tệp được mã hóa cho nơi nhận khác, ở đây không mở được',
    'Chuyển tệp tới đúng nơi nhận, hoặc đề nghị nơi gửi xuất lại cho đơn vị mình.',
  ],
  AGE_NEEDS_FOLDER: [
    'Tệp được mã hóa, cần khóa của nơi nhận để mở',
    'Mở dữ liệu của đơn vị nhận và đăng nhập, rồi mở lại tệp.',
  ],
  AGE_DAMAGED: ['Tệp mã hóa bị hỏng hoặc bị sửa', COPY_AGAIN],
  PART_DAMAGED: ['Một phần của gói bị hỏng', 'Lập gói xin gửi lại phần này, hoặc chép lại phần này từ thư.'],
  PARTS_DO_NOT_FIT: ['Các phần ghép lại không thành gói đã gửi', ASK_PHONE],
  ENTRY_MISSING: ['Gói thiếu một phần', COPY_AGAIN],
  ENTRY_NOT_LISTED: [`${ALTERED}: có phần thêm vào`, ASK_PHONE],
  ENTRY_CHANGED: [`${ALTERED}: có phần bị sửa`, ASK_PHONE],
  BAGIT_INVALID: ['Bảng kê trong gói không đúng mẫu', ASK_AGAIN],
  MANIFEST_INVALID: ['Bảng kê các phần của gói không đúng', ASK_AGAIN],
  CONTAINER_NOT_CANONICAL: [`${ALTERED}: gói đã bị nén lại bằng chương trình khác`, ASK_AGAIN],
  JSON_INVALID: ['Phần dữ liệu trong gói không đọc được', ASK_AGAIN],
  JSON_NOT_CANONICAL: [`${ALTERED}: phần dữ liệu đã bị ghi lại`, ASK_AGAIN],
  JSON_TOO_DEEP: ['Phần dữ liệu trong gói có cấu tạo bất thường', ASK_PHONE],
  JSON_TOO_LONG: ['Phần dữ liệu trong gói quá dài', ASK_AGAIN],
  JSON_DUPLICATE_KEY: ['Phần dữ liệu trong gói ghi một mục hai lần', ASK_PHONE],
  JSON_FORBIDDEN_KEY: ['Phần dữ liệu trong gói có mục không cho phép', ASK_PHONE],
  JSON_BAD_TEXT: ['Phần dữ liệu trong gói có chữ không đọc được', ASK_AGAIN],
  SCHEMA_INVALID: ['Phần dữ liệu trong gói không đúng mẫu', ASK_AGAIN],
  VERSION_UNKNOWN: [
    'Gói do phiên bản mới hơn của chương trình lập',
    'Cài phiên bản mới của chương trình rồi nhận lại.',
  ],
  UNSUPPORTED_KIND: ['Chương trình này không nhận loại gói này', 'Kiểm tra lại tệp với nơi gửi.'],
  CONTENT_INCONSISTENT: ['Các phần trong gói mâu thuẫn với nhau', ASK_AGAIN],
  SIGNATURE_INVALID: ['Chữ ký của gói không đúng', ASK_PHONE],
  KEY_INVALID: ['Khóa ký trong gói không hợp lệ', ASK_PHONE],
  SENDER_UNKNOWN: [
    'Nơi gửi chưa được biết trong kỳ đánh giá này',
    'Kiểm tra đơn vị gửi trong danh sách của kỳ đánh giá.',
  ],
  SENDER_KEY_CHANGED: ['Gói ký bằng khóa khác với khóa đã biết của nơi gửi', ASK_PHONE],
  ENROLMENT_INVALID: ['Đăng ký khóa của đơn vị không khớp với gói khởi tạo', ASK_PHONE],
  LEADER_KEY_CHANGED: ['Khóa ký của lãnh đạo khác với khóa đã biết', ASK_PHONE],
  LEADER_SIGNATURE_INVALID: ['Chữ ký của lãnh đạo không đúng', ASK_PHONE],
  KEY_REVOKED: ['Gói ký bằng khóa đã bị thu hồi', ASK_PHONE],
  WRONG_RECEIVER: ['Gói này gửi cho đơn vị khác', 'Chuyển tệp tới đúng đơn vị nhận.'],
  WRONG_SENDER: ['Gói này không phải do nơi đang chờ gửi', ASK_PHONE],
  WRONG_UNIT: ['Gói này của đơn vị khác', 'Chọn đúng tệp của đơn vị mình.'],
  WRONG_ROUND: ['Gói này thuộc kỳ đánh giá khác', 'Mở đúng kỳ đánh giá rồi nhận lại.'],
  WRONG_CRITERIA_SET: ['Gói chấm theo bộ tiêu chí khác', 'Đối chiếu bộ tiêu chí của hai bên.'],
  WRONG_HOLDER: ['Gói này không thuộc về dữ liệu đang mở', 'Mở đúng thư mục dữ liệu rồi nhận lại.'],
  SAME_ID_OTHER_CONTENT: ['Đã nhận một gói cùng số nhưng nội dung khác', ASK_PHONE],
  SAME_REVISION_OTHER_CONTENT: ['Đã nhận một bản cùng lần bổ sung nhưng nội dung khác', ASK_PHONE],
  WRONG_KIND: [
    'Loại gói này không nhận ở đây',
    'Chọn đúng tệp: cấp trên nhận gói tự chấm, xã nhận gói cấp trên gửi.',
  ],
  ROUND_CLOSED: ['Kỳ đánh giá đã công bố kết quả', 'Liên hệ nơi gửi nếu cần bổ sung cho kỳ sau.'],
  POINTS_DO_NOT_MATCH: ['Điểm trong gói khác điểm tính lại theo bộ tiêu chí', ASK_AGAIN],
  OLDER_THAN_HELD: ['Đã có bản mới hơn, bản này được giữ riêng', 'Không cần làm gì thêm.'],
  REVISION_NOT_HELD: ['Gói trả lời cho một bản ký không có ở đây', 'Kiểm tra lại tệp với nơi gửi.'],
  PART_IS_OUT: [
    'Đây là phần việc giao đi, không nhận vào dữ liệu đang mở',
    'Ở máy nhận việc, mở tệp này từ màn hình đầu tiên, mục Xã, phường.',
  ],
  PART_SHEET_SEALED: [
    'Đã giữ riêng: bảng điểm đã trình hoặc đã ký',
    'Lập bổ sung (hoặc rút lại), rồi hợp nhất ở mục Phân công, Phần việc.',
  ],
  PART_RECALLED: [
    'Đã giữ riêng: phần việc này đã thu hồi',
    'Xem lại ở mục Phân công, Phần việc; xác nhận nếu vẫn muốn hợp nhất.',
  ],
  PART_OTHER_SET: [
    'Đã giữ riêng: kỳ đánh giá đã chuyển sang bộ tiêu chí khác',
    'Xem nội dung bằng Xem gói, nhập lại phần cần giữ.',
  ],
  REPAIR_NOT_OURS: [
    'Gói xin gửi lại phần không khớp với tệp nào đã gửi cho nơi xin',
    'Kiểm tra lại tệp với nơi xin.',
  ],
  LEADER_KEY_NEW: [
    'Đã nhận; lãnh đạo ký bằng khóa lần đầu thấy, được khóa của đơn vị bảo đảm',
    'Gọi điện cho đơn vị để đối chiếu mã khóa của người ký mới.',
  ],
  RECEIPT_NOT_OURS: ['Biên nhận này không khớp với gói nào đã gửi', 'Kiểm tra lại tệp với nơi gửi.'],
};

const STEPS: Readonly<Record<ErrorDetails<'BUNDLE_REFUSED'>['step'], string>> = {
  parse: 'khi mở tệp',
  structure: 'khi kiểm tra các phần',
  signature: 'khi kiểm tra chữ ký',
  policy: 'khi đối chiếu với dữ liệu đang có',
};

/** Where a refused bundle stopped, in words. */
export function bundleStepText(step: ErrorDetails<'BUNDLE_REFUSED'>['step']): string {
  return STEPS[step];
}

function lookUp(code: string): readonly [string, string] {
  return Object.hasOwn(REFUSALS, code)
    ? REFUSALS[code as BundleCode]
    : [`Gói dữ liệu không được nhận (${code})`, ASK_AGAIN];
}

/** The one-line reason of a refusal code. */
export function bundleRefusalReason(code: string): string {
  return lookUp(code)[0];
}

/** What is to be done after a refusal. */
export function bundleRefusalNext(code: string): string {
  return lookUp(code)[1];
}

/** The three sentences of a refused bundle. */
export function bundleRefusal(details: ErrorDetails<'BUNDLE_REFUSED'>): {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
} {
  const [reason, next] = lookUp(details.code);
  const subject = details.subject === '' ? '' : ` (${details.subject})`;
  return {
    happened: `Không nhận gói dữ liệu ${STEPS[details.step]}: ${reason}${subject}.`,
    safe: 'Dữ liệu đang có không bị động đến.',
    next,
  };
}
