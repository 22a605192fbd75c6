import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { sumPoints, type Points } from '#shared/lib/points.ts';
import type { Block, CriteriaNode } from '#shared/schemas/criteria-set.ts';
import type { ReportCell } from '#shared/domain/report-models/report-types.ts';
import type { ScoreSheetInput, ScoreSheetRow } from '#shared/domain/report-models/score-sheet-types.ts';

const EMPTY: ReportCell = { text: '' };

/** Points in full, as text and as a number; nothing for null, which is not 0. */
export function pointsCell(value: Points | null): ReportCell {
  if (value === null) return EMPTY;
  return { text: formatPoints(value), number: { micro: value, format: 'points' } };
}

/** What the ward claims below some rows; null where it answers nothing there or has scored nothing. */
export function claimSum({ content }: ScoreSheetInput, nodes: readonly CriteriaNode[]): Points | null {
  const points = listLeaves(nodes)
    .filter(isWardLeaf)
    .flatMap(({ code }) => content.answers[code]?.points ?? []);
  return points.length === 0 ? null : sumPoints(points);
}

/** What the city gave below some rows; null where it said nothing. */
export function appraisedSum({ appraised }: ScoreSheetInput, nodes: readonly CriteriaNode[]): Points | null {
  const points = listLeaves(nodes).flatMap(({ code }) => appraised.get(code)?.points ?? []);
  return points.length === 0 ? null : sumPoints(points);
}

type Kind = 'main' | 'bonus' | 'penalty';

function kindOf({ kind }: Block): Kind {
  return kind === 'bonus' || kind === 'penalty' ? kind : 'main';
}

/**
 * The rows at the end: criteria within the 100, bonus, penalty, total. The claims are the sealed total and its parts;
 * appraised sums stay empty where the set scales or caps blocks, for then the total is not the sum of the rows.
 */
export function closingSums(input: ScoreSheetInput): readonly ScoreSheetRow[] {
  const { set, content } = input;
  const kinds = new Map(set.blocks.map((block) => [block.key, kindOf(block)]));
  const leavesOf = (kind: Kind): readonly LeafNode[] =>
    listLeaves(set.tree).filter(({ leaf }) => (kinds.get(leaf.block) ?? 'main') === kind);
  const scaled = set.blocks.some(({ scaleToWeight }) => scaleToWeight);
  const summed = (label: string, kind: Kind): ScoreSheetRow => {
    const leaves = leavesOf(kind);
    const claimed = claimSum(input, leaves) ?? sumPoints([]);
    const given = scaled ? null : appraisedSum(input, leaves);
    return sumRow('sum', label, EMPTY, pointsCell(claimed), pointsCell(given));
  };
  const all = scaled || isCapped(input) ? null : appraisedSum(input, set.tree);
  return [
    summed('Điểm các tiêu chí', 'main'),
    summed('Điểm thưởng', 'bonus'),
    summed('Điểm phạt', 'penalty'),
    sumRow(
      'total',
      'TỔNG CỘNG (phần đơn vị tự chấm)',
      pointsCell(content.totals.maximum),
      pointsCell(content.totals.points),
      pointsCell(all),
    ),
  ];
}

/** Whether what the city gave in a bonus or penalty block reaches beyond its weight. */
function isCapped(input: ScoreSheetInput): boolean {
  const { set, appraised } = input;
  return set.blocks.some((block) => {
    if (kindOf(block) === 'main') return false;
    const leaves = listLeaves(set.tree).filter(({ leaf }) => leaf.block === block.key);
    const sum = sumPoints(leaves.flatMap(({ code }) => appraised.get(code)?.points ?? []));
    return Math.abs(sum) > block.weight;
  });
}

function sumRow(
  kind: 'sum' | 'total',
  label: string,
  maximum: ReportCell,
  claimed: ReportCell,
  given: ReportCell,
): ScoreSheetRow {
  return {
    kind,
    cells: [EMPTY, { text: label }, maximum, EMPTY, claimed, EMPTY, EMPTY, given, EMPTY, EMPTY],
  };
}
