import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import type { CriteriaSet, Supplier } from '#shared/schemas/criteria-set.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import type { LeafStatus, SetResult } from '#shared/domain/scoring/result-types.ts';

/** One leaf with points still to gain. */
export interface Raise {
  readonly code: string;
  readonly title: string;
  readonly status: LeafStatus;
  readonly supplier: Supplier;
  readonly points: Points | null;
  readonly maximum: Points;
  /** maximum − points; the whole maximum where not scored. */
  readonly gain: Points;
}

/**
 * What would raise the score most: leaves in force with points to gain, the largest gain first, printed order among
 * equals. Leaves that left the maximum, bonus and penalty are not in it.
 */
export function whatWouldRaise(
  set: CriteriaSet,
  result: SetResult,
  droppedBlocks: ReadonlySet<string> = new Set(),
): readonly Raise[] {
  const inMain = new Set(
    set.blocks
      .filter(
        (block) => (block.kind === 'appraised' || block.kind === 'survey') && !droppedBlocks.has(block.key),
      )
      .map((block) => block.key),
  );
  const raises: Raise[] = [];
  for (const { code, title, leaf } of listLeaves(set.tree)) {
    const scored = result.leaves.get(code);
    if (!scored || !inMain.has(leaf.block)) continue;
    const { status, points, maximum } = scored;
    const gain = pointsFromMicro(maximum - (points ?? 0));
    if (gain > 0) raises.push({ code, title, status, supplier: leaf.supplier, points, maximum, gain });
  }
  return raises.sort((a, b) => b.gain - a.gain);
}
