import type { ErrorCode } from '#shared/contract/errors.ts';
import { CONNECTION_LOST } from '#shared/contract/client.ts';
import { formatBytes } from '#shared/lib/text-format.ts';
import { KEPT, sentence, type SentencesOf } from '#shared/vocabulary/error-sentence.ts';

/** Sentences of errors that any call, the disk, or an account may meet. */
export const callSentences = {
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
  NOT_IN_PART_FOLDER: () =>
    sentence(
      'Máy này chỉ giữ một phần việc của đơn vị, không làm việc này ở đây.',
      'Trả phần việc về máy chính rồi làm việc này ở máy chính.',
      KEPT,
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
  BACKUP_NOT_VALID: ({ name }) =>
    sentence(`Bản sao lưu ${name} không đọc lại được đúng.`, 'Dùng bản sao lưu khác.', KEPT),
} satisfies Partial<SentencesOf<ErrorCode>>;
