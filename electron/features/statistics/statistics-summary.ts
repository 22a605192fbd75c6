import { formatDay } from '#shared/lib/text-format.ts';
import type { StatisticsPayload } from '#shared/schemas/bundle-statistics.ts';
import type { SummaryModel } from '#electron/services/bundle/summary-html.ts';

/** "data/summary.html" of a statistics bundle: every figure as typed, readable without the application. */
export function statisticsSummary(
  ward: { readonly name: string; readonly parentName: string },
  round: { readonly title: string },
  { period, revision, values }: StatisticsPayload,
): SummaryModel {
  return {
    title: `Gói số liệu của ${ward.name}`,
    rows: [
      ['Nơi gửi', ward.name],
      ['Nơi nhận', ward.parentName],
      ['Kỳ đánh giá', round.title],
      ['Thời gian của số liệu', `${formatDay(period.from)} – ${formatDay(period.to)}`],
      ['Lần gửi', String(revision)],
    ],
    tables: [
      {
        caption: 'Số liệu của kỳ',
        columns: ['Mã', 'Tên số liệu', 'Đơn vị tính', 'Giá trị', 'Ghi chú'],
        rows: values.map(({ code, label, unit, raw, estimated, note }) => [
          code,
          label,
          unit,
          raw.trim() === '' ? 'chưa có' : `${raw}${estimated ? ' (ước)' : ''}`,
          note,
        ]),
      },
    ],
  };
}
