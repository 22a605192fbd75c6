import type { z } from 'zod';
import type { bundleKindSchema } from '#shared/schemas/bundle.ts';

/** What a bundle is called in the subject of an e-mail. */
export const MAIL_KIND_WORDS: Readonly<Record<z.infer<typeof bundleKindSchema>, string>> = {
  setup: 'Gói khởi tạo',
  criteria: 'Gói bộ tiêu chí',
  submission: 'Bảng điểm tự chấm',
  part: 'Phần việc',
  statistics: 'Số liệu thống kê',
  report: 'Báo cáo',
  receipt: 'Biên nhận',
  feedback: 'Phản hồi thẩm định',
  results: 'Kết quả đánh giá',
  repair: 'Yêu cầu gửi lại phần thiếu',
};
