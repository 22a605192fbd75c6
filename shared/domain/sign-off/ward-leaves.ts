import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import type { SetResult } from '#shared/domain/scoring/result-types.ts';
import { sumPoints, type Points } from '#shared/lib/points.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** True where the ward itself answers a leaf; survey points and those of the higher level come from the city. */
export function isWardLeaf({ leaf }: LeafNode): boolean {
  return leaf.supplier === 'self' || leaf.supplier === 'imported';
}

/** The leaves the ward answers, in printed order. */
export function listWardLeaves(set: CriteriaSet): readonly LeafNode[] {
  return listLeaves(set.tree).filter(isWardLeaf);
}

/** "Tổng điểm tự chấm": what the ward claims of what it scores itself. Bonus and penalty leaves count as they stand. */
export interface WardTotals {
  readonly points: Points;
  /** Attainable maximum of the ward's own leaves, after those not applicable have left. */
  readonly maximum: Points;
  /** points / maximum × 100 in micro-percent, rounded down to a micro-percent; null without a maximum. */
  readonly index: number | null;
  /** Leaves answered (scored or not applicable), and all of the ward's leaves. */
  readonly scoredCount: number;
  readonly leafCount: number;
}

/** Totals over the ward's own leaves of an evaluated set. */
export function wardTotals(set: CriteriaSet, result: SetResult): WardTotals {
  const leaves = listWardLeaves(set).flatMap((node) => result.leaves.get(node.code) ?? []);
  const points = sumPoints(leaves.flatMap((leaf) => leaf.points ?? []));
  const maximum = sumPoints(leaves.map((leaf) => leaf.maximum));
  const index = maximum === 0 ? null : Number((BigInt(points) * 100_000_000n) / BigInt(maximum));
  const scoredCount = leaves.filter(({ status }) => status === 'scored' || status === 'notApplicable').length;
  return { points, maximum, index, scoredCount, leafCount: leaves.length };
}
