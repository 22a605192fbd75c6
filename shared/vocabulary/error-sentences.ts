import type { AppError, ErrorCode, ErrorDetails } from '#shared/contract/errors.ts';
import { bundleRefusal } from '#shared/vocabulary/bundle-refusals.ts';
import { blockerSentence } from '#shared/vocabulary/completion-issues.ts';
import { CONNECTION_LOST } from '#shared/contract/client.ts';
import { formatBytes } from '#shared/lib/text-format.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';

/** What an error says: what happened, what is safe, what to do next. */
export interface ErrorSentence {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
}

const KEPT = 'Dữ liệu đã lưu vẫn còn nguyên.';
const NOTHING_CHANGED = 'Chưa có gì thay đổi.';

function sentence(happened: string, next: string, safe = NOTHING_CHANGED): ErrorSentence {
  return { happened, safe, next };
}

const micro = (value: number): string => formatPoints(pointsFromMicro(value));

/** One entry per error code: the compiler refuses a missing one. */
export const ERROR_SENTENCES: {
  readonly [Code in ErrorCode]: (details: ErrorDetails<Code>) => ErrorSentence;
} = {
  INTERNAL: ({ reference }) =>
    reference === CONNECTION_LOST
      ? sentence(
          'Mất liên lạc với phần lưu dữ liệu của chương trình.',
          'Chờ vài giây rồi thử lại; nếu vẫn vậy thì đóng và mở lại chương trình.',
          KEPT,
        )
      : sentence(
          `Chương trình gặp lỗi ngoài dự kiến (mã tra cứu ${reference}).`,
          'Thử lại; nếu vẫn vậy thì ghi lại mã tra cứu và báo người hỗ trợ.',
          KEPT,
        ),
  UNKNOWN_CHANNEL: () =>
    sentence('Hai phần của chương trình không cùng phiên bản.', 'Đóng hẳn chương trình rồi mở lại.', KEPT),
  BAD_INPUT: ({ issues }) =>
    sentence(
      `Nội dung nhập chưa hợp lệ${issues.length > 0 ? ` (${issues.map((issue) => issue.path).join(', ')})` : ''}.`,
      'Xem lại các ô vừa nhập rồi thử lại.',
    ),
  NO_FOLDER_OPEN: () => sentence('Chưa mở thư mục dữ liệu nào.', 'Chọn một thư mục dữ liệu để mở.', KEPT),
  WRONG_SIDE: () =>
    sentence('Việc này không thuộc loại đơn vị đang mở.', 'Mở thư mục dữ liệu của đơn vị phù hợp.'),
  NOT_SIGNED_IN: () => sentence('Phiên làm việc đã kết thúc.', 'Đăng nhập lại.', KEPT),
  SESSION_LOCKED: () => sentence('Màn hình đang khóa.', 'Nhập mật khẩu để mở khóa.', KEPT),
  FORBIDDEN: () =>
    sentence(
      'Tài khoản này không có quyền làm việc này.',
      'Đăng nhập bằng tài khoản có quyền, hoặc nhờ người quản trị.',
    ),
  JOB_NOT_FOUND: () => sentence('Không còn thấy việc đang chạy.', 'Làm lại từ đầu.', KEPT),
  CANCELLED: () => sentence('Việc đã dừng theo yêu cầu.', 'Có thể làm lại bất cứ lúc nào.', KEPT),
  DISK_FULL: ({ path }) =>
    sentence(`Ổ đĩa đã đầy (${path}).`, 'Dọn bớt tệp khác trên ổ đĩa này rồi thử lại.', KEPT),
  FOLDER_NOT_WRITABLE: ({ path }) =>
    sentence(
      `Không ghi được vào thư mục ${path}.`,
      'Kiểm tra ổ đĩa, quyền ghi hoặc thẻ nhớ USB rồi thử lại.',
      KEPT,
    ),
  FILE_NOT_READABLE: ({ name }) =>
    sentence(`Không đọc được tệp ${name}.`, 'Chép lại tệp từ nơi gốc rồi chọn lại.', KEPT),
  FILE_NOT_FOUND: ({ name }) => sentence(`Không tìm thấy tệp ${name}.`, 'Chọn lại tệp.', KEPT),
  FILE_TOO_LARGE: ({ name, limitBytes }) =>
    sentence(
      `Tệp ${name} lớn hơn mức ${formatBytes(limitBytes)}.`,
      'Chia nhỏ hoặc nén lại tệp rồi chọn lại.',
    ),
  FOLDER_NOT_FOUND: () =>
    sentence('Không tìm thấy thư mục dữ liệu này.', 'Cắm lại ổ đĩa chứa dữ liệu, hoặc chọn thư mục khác.'),
  FOLDER_IN_USE: ({ path }) =>
    sentence(
      `Thư mục dữ liệu đang được một cửa sổ khác của chương trình sử dụng (${path}).`,
      'Đóng cửa sổ kia rồi thử lại.',
      KEPT,
    ),
  DATABASE_FROM_FUTURE: () =>
    sentence(
      'Dữ liệu được ghi bằng phiên bản mới hơn của chương trình.',
      'Cài phiên bản mới của chương trình rồi mở lại.',
      KEPT,
    ),
  DATABASE_DAMAGED: ({ emergencyCopy }) =>
    sentence(
      'Tệp dữ liệu bị hỏng.',
      'Khôi phục từ bản sao lưu gần nhất.',
      emergencyCopy === null ? 'Không có gì bị xóa.' : `Đã cứu một bản sao khẩn cấp tại ${emergencyCopy}.`,
    ),
  WRITE_CHECK_FAILED: ({ path }) =>
    sentence(
      `Tệp đọc lại không giống tệp đã ghi (${path}).`,
      'Thử ghi ra nơi khác hoặc thay thẻ nhớ USB.',
      KEPT,
    ),
  WRONG_CREDENTIALS: () =>
    sentence('Tên đăng nhập hoặc mật khẩu chưa đúng.', 'Nhập lại; chú ý phím Caps Lock và bộ gõ tiếng Việt.'),
  ACCOUNT_DISABLED: () => sentence('Tài khoản đã ngừng dùng.', 'Nhờ người quản trị mở lại tài khoản.'),
  TOO_MANY_ATTEMPTS: ({ retryAfterSeconds }) =>
    sentence('Nhập sai nhiều lần liên tiếp.', `Chờ ${retryAfterSeconds} giây rồi nhập lại.`),
  USERNAME_TAKEN: ({ username }) =>
    sentence(`Tên đăng nhập “${username}” đã có người dùng.`, 'Chọn tên đăng nhập khác.'),
  WEAK_PASSWORD: ({ minimumLength }) =>
    sentence('Mật khẩu quá ngắn.', `Đặt mật khẩu ít nhất ${minimumLength} ký tự.`),
  ACCOUNT_NOT_FOUND: () => sentence('Không tìm thấy tài khoản này.', 'Đọc lại danh sách tài khoản.'),
  LAST_ADMINISTRATOR: () =>
    sentence('Đây là người quản trị duy nhất còn lại.', 'Lập thêm một tài khoản quản trị trước.'),
  WRONG_PASSPHRASE: () =>
    sentence(
      'Cụm mật khẩu ký chưa đúng.',
      'Nhập lại cụm mật khẩu ký.',
      'Bảng điểm chưa được ký và chưa bị khóa.',
    ),
  UNIT_CODE_TAKEN: ({ code }) =>
    sentence(`Mã đơn vị ${code} đã được dùng.`, 'Chọn mã khác, hoặc mở thư mục đã có của đơn vị này.'),
  UNIT_NOT_FOUND: ({ code }) => sentence(`Không tìm thấy đơn vị ${code}.`, 'Đọc lại danh sách đơn vị.'),
  SET_NOT_FOUND: () => sentence('Không tìm thấy bộ tiêu chí.', 'Nhập lại bộ tiêu chí rồi thử lại.'),
  SET_INVALID: ({ findings }) =>
    sentence(
      `Bộ tiêu chí có ${findings.length} lỗi nên không nhận.`,
      'Sửa các dòng được nêu trong tệp rồi nhập lại.',
    ),
  SET_NOT_READABLE: ({ name }) =>
    sentence(`Tệp ${name} không đúng mẫu bộ tiêu chí.`, 'Chọn đúng tệp bộ tiêu chí do chương trình xuất ra.'),
  SET_VERSION_TAKEN: ({ code, version }) =>
    sentence(
      `Bộ tiêu chí ${code} đã có bản ${version}.`,
      'Lập bản soạn thảo từ bản mới nhất rồi ban hành lại.',
    ),
  DRAFT_NOT_FOUND: () => sentence('Không tìm thấy bản soạn thảo.', 'Đọc lại danh sách bản soạn thảo.'),
  DRAFT_NOT_OPEN: ({ state }) =>
    sentence(
      state === 'published' ? 'Bản soạn thảo đã ban hành, không sửa được nữa.' : 'Bản soạn thảo đã cất đi.',
      state === 'published' ? 'Lập bản mới từ bộ tiêu chí đã ban hành.' : 'Lấy lại bản soạn thảo rồi sửa.',
      KEPT,
    ),
  DRAFT_NOT_ARCHIVED: () => sentence('Bản soạn thảo này không nằm trong số đã cất đi.', 'Đọc lại danh sách.'),
  DRAFT_CHANGED_ELSEWHERE: ({ updatedBy }) =>
    sentence(
      `Bản soạn thảo vừa được ${updatedBy} lưu ở nơi khác.`,
      'Đọc lại bản mới rồi chọn giữ phần nào.',
      'Nội dung của người kia đã lưu; nội dung bạn vừa gõ vẫn còn trên màn hình.',
    ),
  DRAFT_INCOMPLETE: ({ findings }) =>
    sentence(
      `Bản soạn thảo còn ${findings.length} chỗ chưa đọc được.`,
      'Mở phần Kiểm tra, bấm vào từng dòng để tới chỗ cần điền.',
      KEPT,
    ),
  WORKBOOK_NOT_READABLE: ({ name }) =>
    sentence(
      `Không đọc được tệp Excel ${name}.`,
      'Mở tệp bằng Excel, lưu lại dạng .xlsx, bỏ mật khẩu nếu có, rồi chọn lại.',
    ),
  WORKBOOK_WITHOUT_ROWS: ({ name }) =>
    sentence(
      `Trong tệp ${name} chưa thấy dòng tiêu chí nào.`,
      'Chọn đúng trang tính, đúng dòng tiêu đề và cột nội dung rồi xem lại.',
    ),
  CODE_MAP_INVALID: ({ from, to }) =>
    sentence(
      to === '' ? `Bộ tiêu chí cũ không có mã ${from}.` : `Không chuyển được mã ${from} sang ${to}.`,
      'Xem lại bảng chuyển mã: mỗi tiêu chí cũ chuyển sang một tiêu chí có trong bản mới, không trùng nhau.',
    ),
  NOTHING_TO_MOVE: () =>
    sentence('Bảng điểm đang theo đúng bản bộ tiêu chí mới nhất.', 'Không cần làm gì thêm.', KEPT),
  ARCHIVE_NOT_FOUND: () =>
    sentence('Không tìm thấy bảng điểm cũ này.', 'Đọc lại danh sách bảng điểm cũ.', KEPT),
  ROUND_NOT_FOUND: () => sentence('Không tìm thấy kỳ đánh giá.', 'Đọc lại danh sách kỳ đánh giá.'),
  ROUND_CODE_TAKEN: ({ code }) => sentence(`Mã kỳ đánh giá ${code} đã được dùng.`, 'Chọn mã khác.'),
  ROUND_CLOSED: () =>
    sentence(
      'Kỳ đánh giá đã công bố hoặc đã đóng.',
      'Xem kết quả ở phần Kết quả; muốn sửa thì lập kỳ mới.',
      KEPT,
    ),
  ROUND_HAS_NO_UNITS: () => sentence('Kỳ đánh giá chưa có đơn vị nào.', 'Chọn các đơn vị tham gia.'),
  DEADLINE_PAST: () => sentence('Hạn nộp đã qua.', 'Liên hệ cấp trên để được gia hạn.', KEPT),
  LEAF_NOT_FOUND: ({ leafCode }) =>
    sentence(`Không có tiêu chí ${leafCode} trong bộ tiêu chí.`, 'Đọc lại bảng điểm.'),
  LEAF_NOT_YOURS: ({ leafCode }) =>
    sentence(
      `Tiêu chí ${leafCode} do cấp trên cho điểm.`,
      'Để trống tiêu chí này; điểm sẽ có khi thẩm định.',
    ),
  SHEET_SEALED: () =>
    sentence(
      'Bảng điểm đã ký và khóa.',
      'Muốn sửa thì lập “bổ sung” ở phần Trình ký.',
      'Bản đã ký vẫn còn nguyên.',
    ),
  ANSWER_CHANGED_ELSEWHERE: ({ leafCode }) =>
    sentence(
      `Tiêu chí ${leafCode} vừa được người khác sửa.`,
      'So nội dung của hai người rồi chọn giữ bản nào.',
      'Nội dung của người kia đã lưu; nội dung bạn vừa gõ vẫn còn trên màn hình.',
    ),
  EVIDENCE_NOT_FOUND: () => sentence('Không tìm thấy tài liệu này.', 'Đọc lại danh sách tài liệu.'),
  EVIDENCE_EMPTY: ({ name }) =>
    sentence(`Tệp ${name} không có nội dung.`, 'Kiểm tra lại tệp gốc rồi chọn lại.'),
  ANSWERS_NOT_READABLE: ({ name }) =>
    sentence(
      `Tệp ${name} không đúng mẫu số liệu chấm điểm.`,
      'Dùng tệp Excel có các cột Mã, Ô số liệu, Giá trị, Giải trình.',
    ),
  NOT_COMPLETE: ({ blockers }) =>
    sentence(
      `Còn ${blockers.length} mục chưa đủ: ${blockers.slice(0, 3).map(blockerSentence).join('; ')}${blockers.length > 3 ? '…' : ''}.`,
      'Bấm vào từng mục trong danh sách kiểm tra để tới đúng ô.',
      KEPT,
    ),
  NOT_SUBMITTED: () =>
    sentence('Bảng điểm chưa được trình.', 'Cán bộ chấm điểm trình trước, rồi lãnh đạo ký.', KEPT),
  ALREADY_SUBMITTED: () => sentence('Bảng điểm đã trình.', 'Chờ lãnh đạo xem, hoặc rút lại để sửa.', KEPT),
  NOTHING_TO_CORRECT: () => sentence('Chưa có bản đã ký để bổ sung.', 'Sửa trực tiếp trên bảng điểm.', KEPT),
  PASSPHRASE_TOO_SHORT: ({ minimumLength }) =>
    sentence(
      'Cụm mật khẩu ký quá ngắn.',
      `Đặt cụm mật khẩu ký ít nhất ${minimumLength} ký tự.`,
      'Bảng điểm chưa được ký.',
    ),
  REVISION_NOT_FOUND: () => sentence('Không tìm thấy bản đã ký này.', 'Đọc lại danh sách bản đã ký.', KEPT),
  SHEET_CHANGED_SINCE_SUBMIT: () =>
    sentence('Bảng điểm đã thay đổi sau khi trình.', 'Xem lại rồi trình lại.', KEPT),
  BUNDLE_REFUSED: (details) => bundleRefusal(details),
  BUNDLE_WRONG_KIND: () =>
    sentence(
      'Tệp này là gói dữ liệu loại khác.',
      'Chọn đúng tệp: gói khởi tạo để mở đơn vị, biên nhận hoặc phản hồi để nhận về.',
    ),
  NOTHING_TO_EXPORT: () => sentence('Chưa có gì để xuất.', 'Ký duyệt hoặc hoàn thành thẩm định trước.', KEPT),
  PLACE_NOT_FOUND: ({ path }) =>
    sentence(`Không thấy nơi ghi ${path}.`, 'Cắm lại thẻ nhớ USB hoặc nối lại ổ mạng rồi thử lại.', KEPT),
  NOT_ENOUGH_SPACE: ({ path, neededBytes, freeBytes }) =>
    sentence(
      `${path} chỉ còn trống ${formatBytes(freeBytes)}, cần ${formatBytes(neededBytes)}.`,
      'Dọn bớt tệp trên đó hoặc chọn nơi khác.',
      'Chưa ghi gì lên đó.',
    ),
  TOO_MANY_PARTS: ({ name, limit }) =>
    sentence(
      `Với cỡ đã chọn, gói ${name} phải chia quá ${limit} phần.`,
      'Chọn cỡ mỗi thư lớn hơn, hoặc ghi ra USB.',
    ),
  SAME_FOLDER_TWICE: ({ path }) =>
    sentence(
      `Nơi nhận và nơi gửi đang trùng nhau (${path}).`,
      'Chọn hai thư mục khác nhau: một để nhận, một để gửi.',
    ),
  WAY_NOT_SET_UP: () =>
    sentence('Đường gửi này chưa được cài đặt.', 'Nhờ người quản trị cài đặt ở phần Gửi nhận.'),
  TLS_REQUIRED: ({ url }) =>
    sentence(
      `Địa chỉ ${url} không mã hóa đường truyền nên không dùng được.`,
      'Dùng địa chỉ bắt đầu bằng https://.',
      'Mật khẩu chưa bị gửi đi.',
    ),
  SERVER_UNREACHABLE: ({ url }) =>
    sentence(
      `Chưa liên lạc được với máy chủ ${url}.`,
      'Kiểm tra mạng; chương trình tự thử lại. Cần gấp thì ghi ra USB.',
      KEPT,
    ),
  SERVER_REFUSED_PASSWORD: ({ url }) =>
    sentence(
      `Máy chủ ${url} không nhận tên hoặc mật khẩu ứng dụng.`,
      'Nhờ người quản trị nhập lại mật khẩu ứng dụng.',
      KEPT,
    ),
  SERVER_FOLDER_NOT_FOUND: ({ url }) =>
    sentence(`Máy chủ không có thư mục ${url}.`, 'Kiểm tra lại tên thư mục hoặc nhờ cấp trên lập.', KEPT),
  SERVER_NO_SPACE: ({ url }) =>
    sentence(`Máy chủ ${url} đã hết chỗ.`, 'Báo cấp trên; chương trình tự thử lại sau.', KEPT),
  SERVER_ANSWER_WRONG: ({ url, status }) =>
    sentence(
      `Máy chủ ${url} trả lời không đúng${status > 0 ? ` (mã ${status})` : ''}.`,
      'Kiểm tra lại địa chỉ; nếu vẫn vậy thì báo người quản trị máy chủ.',
      KEPT,
    ),
  NO_SUBMISSION: ({ unitCode }) =>
    sentence(`Đơn vị ${unitCode} chưa gửi bảng điểm.`, 'Tiếp nhận gói dữ liệu của đơn vị này trước.'),
  POINTS_OUT_OF_RANGE: ({ leafCode, minimum, maximum }) =>
    sentence(
      `Điểm của tiêu chí ${leafCode} phải từ ${micro(minimum)} đến ${micro(maximum)}.`,
      'Nhập lại điểm.',
    ),
  POINTS_NOT_READABLE: ({ leafCode, raw }) =>
    sentence(`Chưa đọc được điểm “${raw}” của tiêu chí ${leafCode}.`, 'Nhập số như 1,75 hoặc 1.75.'),
  REASON_REQUIRED: ({ leafCode }) =>
    sentence(`Điểm tiêu chí ${leafCode} khác điểm tự chấm nhưng chưa có lý do.`, 'Ghi lý do rồi lưu lại.'),
  APPRAISAL_CLOSED: () =>
    sentence('Thẩm định của đơn vị này đã hoàn thành.', 'Mở lại thẩm định nếu cần sửa.', KEPT),
  BACKUP_NOT_VALID: ({ name }) =>
    sentence(`Bản sao lưu ${name} không đọc lại được đúng.`, 'Dùng bản sao lưu khác.', KEPT),
};

/** The sentences of an error. */
export function errorSentence<Code extends ErrorCode>(error: AppError<Code>): ErrorSentence {
  const write = ERROR_SENTENCES[error.code] as (details: unknown) => ErrorSentence;
  return write(error.details);
}
