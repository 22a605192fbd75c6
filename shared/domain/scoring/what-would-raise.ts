import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import {
  compareRational,
  rationalFromPoints,
  rationalToPoints,
  subtractRational,
} from '#shared/lib/rational.ts';
import type { CriteriaSet, Supplier } from '#shared/schemas/criteria-set.ts';
import type { LadderStep } from '#shared/schemas/criteria-rule.ts';
import { ladderStepsOf } from '#shared/domain/criteria/rule-parts.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { awardValue } from '#shared/domain/scoring/literals.ts';
import type { LeafStatus, SetResult } from '#shared/domain/scoring/result-types.ts';

/** The next better step of a ladder and what it would bring. */
export interface NextStep {
  readonly op: LadderStep['op'];
  /** The bound as a plain decimal, a share where the ladder stands on a ratio ("0.8" is 80 %). */
  readonly bound: string;
  readonly gain: Points;
}

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
  /** Where the rule is a ladder and the leaf stands on one of its lower steps; else null. */
  readonly nextStep: NextStep | null;
}

/** The step with the smallest award above the points held. */
function nextStepOf(node: LeafNode, points: Points | null): NextStep | null {
  if (points === null) return null;
  const maximum = rationalFromPoints(node.maximum);
  const held = rationalFromPoints(points);
  const better = ladderStepsOf(node.leaf.rule)
    .map(({ op, bound, award }) => ({ op, bound, value: awardValue(award, maximum) }))
    .filter(({ value }) => compareRational(value, held) > 0)
    .sort((a, b) => compareRational(a.value, b.value));
  const [next] = better;
  if (!next) return null;
  const gain = rationalToPoints(subtractRational(next.value, held), { mode: 'HALF_UP', digits: 6 });
  return { op: next.op, bound: next.bound, gain };
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
  for (const node of listLeaves(set.tree)) {
    const { code, title, leaf } = node;
    const scored = result.leaves.get(code);
    if (!scored || !inMain.has(leaf.block)) continue;
    const { status, points, maximum } = scored;
    const gain = pointsFromMicro(maximum - (points ?? 0));
    if (gain <= 0) continue;
    const nextStep = nextStepOf(node, points);
    raises.push({ code, title, status, supplier: leaf.supplier, points, maximum, gain, nextStep });
  }
  return raises.sort((a, b) => b.gain - a.gain);
}
