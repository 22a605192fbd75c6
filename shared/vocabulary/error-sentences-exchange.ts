import type { ErrorCode } from '#shared/contract/errors.ts';
import { bundleRefusal } from '#shared/vocabulary/bundle-refusals.ts';
import { formatBytes } from '#shared/lib/text-format.ts';
import { KEPT, sentence, type SentencesOf } from '#shared/vocabulary/error-sentence.ts';

const TLS_REASONS = {
  unknownAuthority: 'do một nơi cấp chưa được tin',
  expired: 'chứng thư chưa đến hạn hoặc đã hết hạn dùng',
  otherName: 'chứng thư cấp cho tên máy khác',
  damaged: 'chứng thư hỏng hoặc đã bị thu hồi',
} as const;

/** Sentences of errors of bundles and of the ways they travel. */
export const exchangeSentences = {
  BUNDLE_REFUSED: (details) => bundleRefusal(details),
  BUNDLE_WRONG_KIND: () =>
    sentence(
      'Tệp này là gói dữ liệu loại khác.',
      'Chọn đúng tệp: gói khởi tạo để mở đơn vị, biên nhận hoặc phản hồi để nhận về.',
    ),
  NOTHING_TO_EXPORT: () => sentence('Chưa có gì để xuất.', 'Ký duyệt hoặc hoàn thành thẩm định trước.', KEPT),
  KEY_NOT_FOUND: () =>
    sentence('Không thấy khóa này, có thể đã được xử lý.', 'Tải lại danh sách khóa.', KEPT),
  KEY_MISMATCH: () =>
    sentence(
      'Mã khóa đã đối chiếu khác với mã khóa của đề nghị này.',
      'Tải lại danh sách, gọi điện cho đơn vị và đối chiếu lại cả hai mã khóa.',
      'Chưa có khóa nào thay đổi.',
    ),
  KEY_REVOKED: () =>
    sentence('Khóa này đã bị thu hồi.', 'Đề nghị đơn vị lập khóa mới.', 'Chưa có khóa nào thay đổi.'),
  RECOVERY_TEXT_INVALID: ({ line }) =>
    sentence(
      line === 0 ? 'Phiếu khôi phục thiếu hoặc thừa dòng.' : `Dòng ${line} của phiếu khôi phục gõ chưa đúng.`,
      'Đối chiếu lại với phiếu in rồi gõ lại.',
      'Khóa đang có không bị động đến.',
    ),
  PLACE_NOT_FOUND: ({ path }) =>
    sentence(`Không thấy nơi ghi ${path}.`, 'Cắm lại thẻ nhớ USB hoặc nối lại ổ mạng rồi thử lại.', KEPT),
  NOT_ENOUGH_SPACE: ({ path, neededBytes, freeBytes }) =>
    sentence(
      `${path} chỉ còn trống ${formatBytes(freeBytes)}, cần ${formatBytes(neededBytes)}.`,
      'Dọn bớt tệp trên đó hoặc chọn nơi khác.',
      'Chưa ghi gì lên đó.',
    ),
  BUNDLE_TOO_LARGE: ({ bytes, limitBytes, files, limitFiles }) =>
    sentence(
      bytes > limitBytes
        ? `Tài liệu kiểm chứng dùng trong phiếu nặng ${formatBytes(bytes)}; một gói chứa được nhiều nhất ${formatBytes(limitBytes)}. Gói chưa được tạo.`
        : `Phiếu dùng ${files} tệp tài liệu; một gói chứa được nhiều nhất ${limitFiles} tệp. Gói chưa được tạo.`,
      'Mở trang Tài liệu, nén hoặc quét lại tệp nặng nhất, gỡ tài liệu không cần rồi làm lại. Nếu phiếu đã ký, mở phiếu bổ sung trước.',
      KEPT,
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
  NOT_BY_THIS_WAY: ({ name }) =>
    sentence(
      `Gói khởi tạo ${name} chứa mã bí mật nên không tự gửi qua thư mục chung hoặc máy chủ.`,
      'Trao tận tay bằng USB hoặc gửi riêng cho đơn vị.',
    ),
  TLS_REQUIRED: ({ url }) =>
    sentence(
      `Địa chỉ ${url} không mã hóa đường truyền nên không dùng được.`,
      'Dùng địa chỉ bắt đầu bằng https://.',
      'Mật khẩu chưa bị gửi đi.',
    ),
  TLS_NOT_TRUSTED: ({ url, reason }) =>
    sentence(
      `Không tin được chứng thư của máy chủ ${url}: ${TLS_REASONS[reason]}.`,
      reason === 'unknownAuthority'
        ? 'Xin cấp trên tệp chứng thư gốc, đối chiếu mã kiểm tra qua điện thoại rồi chọn tệp ở phần cài đặt máy chủ.'
        : 'Báo người quản trị máy chủ; trong lúc chờ thì gửi bằng USB.',
      'Mật khẩu và gói dữ liệu chưa bị gửi đi.',
    ),
  CERTIFICATE_NOT_VALID: ({ reason }) =>
    reason === 'privateKey'
      ? sentence(
          'Tệp này có khóa bí mật của máy chủ.',
          'Không giữ tệp này ở đây và báo người quản trị máy chủ; chỉ xin tệp chứng thư công khai.',
          'Chương trình không lưu gì của tệp.',
        )
      : sentence('Tệp này không phải chứng thư.', 'Chọn tệp chứng thư gốc (.pem, .crt, .cer) của máy chủ.'),
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
} satisfies Partial<SentencesOf<ErrorCode>>;
