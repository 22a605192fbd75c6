import type { VIEWED_DETAILS } from '#shared/contract/channels/viewer.ts';

/** What the viewer calls what a bundle says of itself. */
export const BUNDLE_DETAIL_WORDS: Readonly<Record<(typeof VIEWED_DETAILS)[number], string>> = {
  partOut: 'Giao cho',
  partBack: 'Người trả lại',
  period: 'Thời gian số liệu',
  deadline: 'Hạn',
  dataWindow: 'Số liệu lấy từ',
  lastYear: 'Kết quả năm trước',
  criteriaSet: 'Bộ tiêu chí',
};
