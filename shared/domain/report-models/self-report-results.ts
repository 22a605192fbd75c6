import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { sumPoints, subtractPoints, type Points } from '#shared/lib/points.ts';
import { formatIndex, formatMoment } from '#shared/lib/text-format.ts';
import { printedFingerprint } from '#shared/domain/report-models/print-code.ts';
import type { ReportCell } from '#shared/domain/report-models/report-types.ts';
import { revisionTitle } from '#shared/domain/report-models/revision-name.ts';
import { pointsCell } from '#shared/domain/report-models/score-sheet-sums.ts';
import type { ReportTable, SelfReportInput } from '#shared/domain/report-models/self-report-types.ts';

/** What the ward claims of some rows, and what it could have reached there. */
interface Claim {
  readonly points: Points;
  readonly maximum: Points;
}

/** The maximum of a criterion in force: nothing where it does not apply and so carries no points. */
export function maximumInForce({ content }: SelfReportInput, { code, maximum }: LeafNode): Points {
  const sealed = content.answers[code];
  return sealed?.status === 'NOT_APPLICABLE' && sealed.points === null ? sumPoints([]) : maximum;
}

function claimOf(input: SelfReportInput, leaves: readonly LeafNode[]): Claim {
  return {
    points: sumPoints(leaves.flatMap(({ code }) => input.content.answers[code]?.points ?? [])),
    maximum: sumPoints(leaves.map((leaf) => maximumInForce(input, leaf))),
  };
}

/** points ÷ maximum in micro-percent, cut off as the sealed total's own; null without a maximum. */
function share({ points, maximum }: Claim): number | null {
  return maximum === 0 ? null : Number((BigInt(points) * 100_000_000n) / BigInt(maximum));
}

/** The result in sentences; nothing is said of last year where nothing is known of it. */
export function resultSentences(input: SelfReportInput): readonly string[] {
  const { content, seal, lastYear, round } = input;
  const { totals, number } = content;
  const index = formatIndex(totals.index);
  const own = listLeaves(input.set.tree).filter(isWardLeaf);
  const notApplicable = own.filter(({ code }) => content.answers[code]?.status === 'NOT_APPLICABLE');
  const documents = new Set(
    Object.values(content.answers).flatMap(({ evidence }) => evidence.map(({ documentId }) => documentId)),
  );
  return [
    `Tổng điểm tự chấm: ${formatPoints(totals.points)}/${formatPoints(totals.maximum)} điểm` +
      `${index === null ? '' : `, đạt ${index}`} (phần đơn vị tự chấm, chưa gồm phần cấp trên chấm).`,
    `Đã tự chấm ${totals.scoredCount}/${totals.leafCount} tiêu chí; kèm theo ${documents.size} tài liệu kiểm chứng.`,
    ...(notApplicable.length === 0
      ? []
      : [`Tiêu chí không áp dụng: ${notApplicable.map(({ code }) => code).join(', ')}.`]),
    ...lastYearSentences(lastYear, round.year - 1),
    `Số liệu theo ${revisionTitle(number).toLowerCase()} bảng tự chấm, ${seal.signedBy.fullName} ký số ngày ` +
      `${formatMoment(seal.signedAt)}; mã kiểm tra: ${printedFingerprint(seal.code.fingerprint)}.`,
    'Kết quả theo từng lĩnh vực như sau:',
  ];
}

function lastYearSentences(last: SelfReportInput['lastYear'], year: number): readonly string[] {
  if (last.points === null) return [];
  const rank =
    last.rank === null
      ? ''
      : `, xếp thứ ${last.rank}${last.unitCount === null ? '' : `/${last.unitCount} đơn vị`}`;
  return [`Kết quả năm ${year} (sau thẩm định): ${formatPoints(last.points)} điểm${rank}.`];
}

/** Results per field: maximum in force, claimed, share, last year where its criteria are known. */
export function fieldTable(input: SelfReportInput): ReportTable {
  const { set, content, round } = input;
  const fields = set.tree.flatMap((node) => {
    const leaves = listLeaves([node]).filter(isWardLeaf);
    return leaves.length === 0 ? [] : [{ node, leaves }];
  });
  return {
    title: 'Bảng 1. Kết quả tự chấm theo lĩnh vực',
    columns: [
      { title: 'TT', widthMm: 12, align: 'center' },
      { title: 'Lĩnh vực', widthMm: 62, align: 'left' },
      { title: 'Điểm tối đa', widthMm: 18, align: 'center' },
      { title: 'Điểm tự chấm', widthMm: 18, align: 'center' },
      { title: 'Tỷ lệ', widthMm: 19, align: 'center' },
      { title: `Năm ${round.year - 1}`, widthMm: 18, align: 'center' },
      { title: 'Tăng/giảm', widthMm: 18, align: 'center' },
    ],
    rows: [
      ...fields.map(({ node, leaves }, index) => {
        const claim = claimOf(input, leaves);
        return {
          bold: false,
          cells: [
            { text: String(index + 1) },
            { text: node.title },
            ...figures(claim, share(claim), before(input, leaves)),
          ],
        };
      }),
      {
        bold: true,
        cells: [
          { text: '' },
          { text: 'Tổng cộng' },
          ...figures(
            content.totals,
            content.totals.index,
            before(
              input,
              fields.flatMap(({ leaves }) => leaves),
            ),
          ),
        ],
      },
    ],
  };
}

function figures(claim: Claim, index: number | null, last: Points | null): readonly ReportCell[] {
  const change = last === null ? null : subtractPoints(claim.points, last);
  const sign = change !== null && change > 0 ? '+' : '';
  return [
    pointsCell(claim.maximum),
    pointsCell(claim.points),
    { text: formatIndex(index) ?? '–' },
    pointsCell(last),
    { text: change === null ? '' : `${sign}${formatPoints(change)}` },
  ];
}

/** Last year's points of the same criteria; null unless every one of them is known. */
function before({ lastYear }: SelfReportInput, leaves: readonly LeafNode[]): Points | null {
  const known = leaves.flatMap(({ code }) => lastYear.leafPoints[code] ?? []);
  return known.length === 0 || known.length < leaves.length ? null : sumPoints(known);
}
