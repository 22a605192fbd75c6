import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { subtractPoints, sumPoints, type Points } from '#shared/lib/points.ts';
import { pointsCell } from '#shared/domain/report-models/score-sheet-sums.ts';
import { explanationLines } from '#shared/domain/report-models/score-sheet-words.ts';
import type { ReportTable, SelfReportInput } from '#shared/domain/report-models/self-report-types.ts';

/** A criterion of the ward's own that did not reach its maximum, or that nobody scored. */
export interface LostLeaf {
  readonly node: LeafNode;
  readonly points: Points | null;
  readonly lost: Points;
}

/** In printed order. A criterion that does not apply has lost nothing; a bonus not reached is no loss either. */
export function lostLeaves({ set, content }: SelfReportInput): readonly LostLeaf[] {
  const bonus = new Set(set.blocks.filter(({ kind }) => kind === 'bonus').map(({ key }) => key));
  return listLeaves(set.tree).flatMap((node) => {
    const sealed = content.answers[node.code];
    if (!isWardLeaf(node) || bonus.has(node.leaf.block)) return [];
    if (sealed?.status === 'NOT_APPLICABLE' && sealed.points === null) return [];
    const points = sealed?.points ?? null;
    const lost = subtractPoints(node.maximum, points ?? sumPoints([]));
    return lost > 0 ? [{ node, points, lost }] : [];
  });
}

/** The lost points with the officer's own words; an empty cell where none were given. */
export function lostTable({ content }: SelfReportInput, lost: readonly LostLeaf[]): ReportTable {
  return {
    title: 'Bảng 2. Tiêu chí chưa đạt điểm tối đa',
    columns: [
      { title: 'Mã', widthMm: 16, align: 'center' },
      { title: 'Tiêu chí', widthMm: 52, align: 'left' },
      { title: 'Điểm tối đa', widthMm: 15, align: 'center' },
      { title: 'Tự chấm', widthMm: 16, align: 'center' },
      { title: 'Điểm mất', widthMm: 15, align: 'center' },
      { title: 'Nguyên nhân, giải trình', widthMm: 51, align: 'left' },
    ],
    rows: [
      ...lost.map(({ node, points, lost: missed }) => {
        const sealed = content.answers[node.code];
        const words = sealed ? explanationLines(node.code, sealed, content.responses) : [];
        return {
          bold: false,
          cells: [
            { text: node.code },
            { text: node.title },
            pointsCell(node.maximum),
            points === null ? { text: 'Chưa chấm' } : pointsCell(points),
            pointsCell(missed),
            { text: words.join('\n') },
          ],
        };
      }),
      {
        bold: true,
        cells: [
          { text: '' },
          { text: 'Cộng' },
          pointsCell(sumPoints(lost.map(({ node }) => node.maximum))),
          pointsCell(sumPoints(lost.flatMap(({ points }) => points ?? []))),
          pointsCell(sumPoints(lost.map(({ lost: missed }) => missed))),
          { text: '' },
        ],
      },
    ],
  };
}
