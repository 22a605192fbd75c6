import type { ErrorCode } from '#shared/contract/errors.ts';
import { blockerSentence } from '#shared/vocabulary/completion-issues.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { KEPT, sentence, type SentencesOf } from '#shared/vocabulary/error-sentence.ts';

const micro = (value: number): string => formatPoints(pointsFromMicro(value));

/** Sentences of errors of units, criteria sets, rounds, scoring, sign-off and appraisal. */
export const workSentences = {
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
  STATISTIC_NOT_FOUND: ({ code }) =>
    sentence(`Bộ tiêu chí của kỳ này không dùng số liệu ${code}.`, 'Đọc lại danh sách số liệu.'),
  STATISTIC_GIVEN_TWICE: ({ code, leafCode }) =>
    sentence(
      `Tệp ghi hai số khác nhau cho số liệu ${code}, lần sau ở tiêu chí ${leafCode}.`,
      'Sửa tệp cho thống nhất rồi nhập lại.',
    ),
  STATISTIC_CHANGED_ELSEWHERE: ({ code }) =>
    sentence(
      `Số liệu ${code} vừa được người khác sửa.`,
      'Đọc lại số của người kia rồi chọn giữ số nào.',
      'Số của người kia đã lưu; số bạn vừa gõ vẫn còn trên màn hình.',
    ),
  EVIDENCE_NOT_FOUND: () => sentence('Không tìm thấy tài liệu này.', 'Đọc lại danh sách tài liệu.'),
  EVIDENCE_EMPTY: ({ name }) =>
    sentence(`Tệp ${name} không có nội dung.`, 'Kiểm tra lại tệp gốc rồi chọn lại.'),
  EVIDENCE_IN_USE: ({ leafCodes, roundTitle }) =>
    sentence(
      `Tài liệu đang dùng ở ${leafCodes.length} tiêu chí (${leafCodes.slice(0, 6).join(', ')}${leafCodes.length > 6 ? '…' : ''}) của ${roundTitle}.`,
      'Bỏ tài liệu khỏi các tiêu chí đó trước, hoặc chọn bỏ cả ở đó.',
      KEPT,
    ),
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
  FEEDBACK_POINT_NOT_FOUND: ({ leafCode }) =>
    sentence(
      `Tiêu chí ${leafCode} không có ý kiến thẩm định cần trả lời.`,
      'Đọc lại danh sách ý kiến: có thể cấp trên vừa gửi phản hồi mới.',
    ),
  EXPLANATION_REQUIRED: ({ leafCode }) =>
    sentence(
      `Trả lời giải trình của tiêu chí ${leafCode} chưa có nội dung.`,
      'Ghi lời giải trình rồi lưu lại.',
      KEPT,
    ),
  NO_NEW_EVIDENCE: ({ leafCode }) =>
    sentence(
      `Tiêu chí ${leafCode} chưa có tài liệu nào mới so với bản đã ký.`,
      'Gắn tài liệu vào tiêu chí trước, hoặc trả lời bằng lời giải trình.',
      KEPT,
    ),
  RESPONSE_ALREADY_SEALED: ({ leafCode }) =>
    sentence(
      `Câu trả lời của tiêu chí ${leafCode} đã nằm trong bản ký nên không bỏ được.`,
      'Ghi câu trả lời khác để thay ở bản bổ sung.',
      KEPT,
    ),
  NOTHING_TO_ACCEPT: () =>
    sentence(
      'Không còn điểm nào chỉ cần đồng ý.',
      'Các ý kiến còn lại có yêu cầu riêng: trả lời từng ý kiến.',
    ),
  LEAF_AWAY: ({ leafCode, holder }) =>
    sentence(
      `Tiêu chí ${leafCode} đang ở máy của ${holder}.`,
      'Chờ phần việc đó trả về, hoặc thu hồi nó trước.',
      KEPT,
    ),
  PART_NOT_FOUND: () => sentence('Không tìm thấy phần việc này.', 'Đọc lại danh sách phần việc.', KEPT),
  CONFLICT_NOT_FOUND: () =>
    sentence('Chỗ khác nhau này đã được chọn xong hoặc không còn.', 'Đọc lại danh sách.', KEPT),
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
  PDF_NOT_AVAILABLE: () =>
    sentence(
      'Máy này chưa in được ra tệp PDF.',
      'Xuất ra Word hoặc Excel rồi in; hoặc cài trình duyệt Edge, Chrome hay Chromium rồi thử lại.',
      KEPT,
    ),
  PRINT_CODE_NOT_READABLE: () =>
    sentence(
      'Đây không phải mã kiểm tra trên bản in, hoặc mã còn thiếu.',
      'Nhập đủ mã kiểm tra (ít nhất 4 nhóm đầu, mỗi nhóm 4 ký tự từ 0 đến 9, A đến F), hoặc dán nội dung quét từ mã QR.',
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
  POINTS_OFF_STEP: ({ leafCode, step }) =>
    sentence(`Điểm của tiêu chí ${leafCode} phải chia hết cho ${micro(step)}.`, 'Nhập lại điểm.'),
  REASON_REQUIRED: ({ leafCode }) =>
    sentence(`Điểm tiêu chí ${leafCode} khác điểm tự chấm nhưng chưa có lý do.`, 'Ghi lý do rồi lưu lại.'),
  APPRAISAL_CLOSED: () =>
    sentence('Thẩm định của đơn vị này đã hoàn thành.', 'Mở lại thẩm định nếu cần sửa.', KEPT),
} satisfies Partial<SentencesOf<ErrorCode>>;
