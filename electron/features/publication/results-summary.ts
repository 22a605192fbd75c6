import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { formatDay, formatIndex } from '#shared/lib/text-format.ts';
import type { ResultsPayload, ResultsRow } from '#shared/schemas/bundle-feedback.ts';
import type { SummaryModel } from '#electron/services/bundle/summary-html.ts';
import { dayInVietnam } from '#electron/services/clock/clock.ts';

/** "data/summary.html" of a results bundle: the decision, the published table, and the receiver's own points. */
export function resultsSummary(
  parties: { readonly city: string; readonly ward: { readonly code: string; readonly name: string } },
  round: { readonly title: string },
  results: ResultsPayload,
): SummaryModel {
  const { decision, ranking, groups, leaves, publishedAt } = results;
  const own = ranking.find(({ unitCode }) => unitCode === parties.ward.code);
  return {
    title: `Kết quả công bố gửi ${parties.ward.name}`,
    rows: [
      ['Nơi gửi', parties.city],
      ['Nơi nhận', parties.ward.name],
      ['Kỳ đánh giá', round.title],
      ['Ngày công bố', formatDay(dayInVietnam(publishedAt))],
      ['Quyết định', decision === null ? 'chưa có' : decisionText(decision)],
      ['Điểm công bố', points(own?.points ?? null)],
      [
        'Xếp hạng',
        own?.rank === null || own === undefined ? 'không xếp hạng' : `${own.rank}/${ranked(ranking)}`,
      ],
      ['Xếp loại', own?.classification || 'không xếp loại'],
    ],
    tables: [
      table('Bảng xếp hạng', ranking),
      ...groups.map(({ label, rows }) => table(`Bảng xếp hạng: ${label}`, rows)),
      {
        caption: 'Điểm từng tiêu chí của đơn vị',
        columns: ['Mã', 'Điểm tự chấm', 'Điểm công bố', 'Lý do'],
        rows: leaves.map((leaf) => [
          leaf.leafCode,
          points(leaf.selfPoints),
          leaf.notApplicable ? 'không áp dụng' : points(leaf.finalPoints),
          leaf.reason,
        ]),
      },
    ],
  };
}

function table(caption: string, rows: readonly ResultsRow[]) {
  return {
    caption,
    columns: ['Hạng', 'Đơn vị', 'Điểm', 'Chỉ số', 'Xếp loại'],
    rows: rows.map((row) => [
      row.rank === null ? '–' : String(row.rank),
      row.unitName,
      points(row.points),
      formatIndex(row.index) ?? '–',
      row.classification || '–',
    ]),
  };
}

function decisionText({ number, date, issuer, title }: NonNullable<ResultsPayload['decision']>): string {
  return `số ${number || '(chưa có số)'} ngày ${formatDay(date)} của ${issuer}: ${title}`;
}

function ranked(rows: readonly ResultsRow[]): number {
  return rows.filter(({ rank }) => rank !== null).length;
}

/** Points as printed; what is not given is said, never shown as 0. */
function points(value: Points | null): string {
  return value === null ? 'không có' : formatPoints(value);
}
