import type { ErrorCode } from '#shared/contract/errors.ts';
import { KEPT, sentence, type SentencesOf } from '#shared/vocabulary/error-sentence.ts';

/** Sentences of errors of publishing and of reports. */
export const publicationSentences = {
  ROUND_NOT_READY: ({ unfinished }) =>
    sentence(
      `Còn ${unfinished} đơn vị đã gửi bảng điểm nhưng chưa thẩm định xong.`,
      'Thẩm định cho xong, hoặc ghi lý do vẫn công bố rồi công bố lại.',
    ),
  NOTHING_TO_PUBLISH: () =>
    sentence('Chưa đơn vị nào có điểm thẩm định để xếp hạng.', 'Thẩm định ít nhất một đơn vị trước.'),
  ROUND_NOT_PUBLISHED: () => sentence('Kỳ đánh giá này chưa công bố.', 'Công bố kết quả trước.', KEPT),
  DECISION_ALREADY_GIVEN: () =>
    sentence(
      'Kỳ này đã có quyết định công bố.',
      'Đọc lại trang; quyết định đã ghi thì không đổi được.',
      KEPT,
    ),
  REPORT_NOT_FOUND: () => sentence('Không tìm thấy báo cáo này.', 'Đọc lại danh sách báo cáo.', KEPT),
  REPORT_WRONG_TYPE: ({ name }) =>
    sentence(`Tệp ${name} không phải tệp Word, PDF hay Excel.`, 'Chọn tệp có đuôi .docx, .pdf hoặc .xlsx.'),
} satisfies Partial<SentencesOf<ErrorCode>>;
