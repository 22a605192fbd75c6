import { pointsFromMicro, ZERO_POINTS, type Points } from '#shared/lib/points.ts';
import {
  addRational,
  divideRational,
  multiplyRational,
  ONE,
  rationalFromPoints,
  rationalToPoints,
  subtractRational,
  ZERO,
  type Rational,
} from '#shared/lib/rational.ts';
import type { Block, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { EMPTY_BLOCK, type Aggregate } from '#shared/domain/scoring/aggregate.ts';
import type { ScoringContext } from '#shared/domain/scoring/result-types.ts';

const EXACT = { mode: 'HALF_UP', digits: 6 } as const;

/** The sums of a whole set, outside and inside the 100. */
export interface Totals {
  readonly main: Points;
  readonly bonus: Points;
  readonly penalty: Points;
  readonly attainable: Points;
  readonly lost: Points;
}

function countsInMain(block: Block): boolean {
  return block.kind === 'appraised' || block.kind === 'survey';
}

const printedMaxima = new WeakMap<CriteriaSet, ReadonlyMap<string, Points>>();

/** The sum of the printed maxima of each block's leaves, worked out once per set. */
function maximaByBlock(set: CriteriaSet): ReadonlyMap<string, Points> {
  const known = printedMaxima.get(set);
  if (known) return known;
  const sums = new Map<string, Points>();
  for (const { leaf, maximum } of listLeaves(set.tree)) {
    sums.set(leaf.block, pointsFromMicro((sums.get(leaf.block) ?? 0) + maximum));
  }
  printedMaxima.set(set, sums);
  return sums;
}

/** weight ÷ printed maxima of the block where the set scales it, else 1. */
function factorOf(set: CriteriaSet, block: Block): Rational {
  if (!block.scaleToWeight) return ONE;
  const printed = rationalFromPoints(maximaByBlock(set).get(block.key) ?? ZERO_POINTS);
  return divideRational(rationalFromPoints(block.weight), printed) ?? ONE;
}

/** Where an optional block was not held and the set says so, what is left is blown up to the declared maximum. */
function rescaleFactor(set: CriteriaSet, context: ScoringContext): Rational {
  const dropped = set.blocks.filter(
    (block) => countsInMain(block) && block.optional && context.droppedBlocks?.has(block.key) === true,
  );
  if (!set.rescaleWhenDropped || dropped.length === 0) return ONE;
  const declared = rationalFromPoints(set.declared.maximum);
  const gone = dropped.reduce((sum, block) => addRational(sum, rationalFromPoints(block.weight)), ZERO);
  return divideRational(declared, subtractRational(declared, gone)) ?? ONE;
}

function cappedSum(set: CriteriaSet, kind: 'bonus' | 'penalty', aggregate: Aggregate): Points {
  let sum = 0;
  for (const block of set.blocks) {
    if (block.kind !== kind) continue;
    const { points } = aggregate.blocks.get(block.key) ?? EMPTY_BLOCK;
    sum += kind === 'bonus' ? Math.min(points, block.weight) : Math.max(points, -block.weight);
  }
  return pointsFromMicro(sum);
}

function isPlain(set: CriteriaSet, rescale: Rational): boolean {
  return rescale === ONE && set.blocks.every((block) => !block.scaleToWeight);
}

/**
 * Totals of the set from what the tree collected. Bonus and penalty stand outside the 100, each block capped at its
 * weight; penalties are negative points. Exact; only weights and rescaling round, once, to micro-points.
 */
export function totalsOf(set: CriteriaSet, aggregate: Aggregate, context: ScoringContext): Totals {
  const rescale = rescaleFactor(set, context);
  let [points, maximum, lost] = [ZERO, ZERO, 0];
  let [plainPoints, plainMaximum] = [0, 0];
  for (const block of set.blocks) {
    if (!countsInMain(block)) continue;
    const sum = aggregate.blocks.get(block.key) ?? EMPTY_BLOCK;
    lost += sum.lost;
    plainPoints += sum.points;
    plainMaximum += sum.maximum;
    if (isPlain(set, rescale)) continue;
    const factor = multiplyRational(factorOf(set, block), rescale);
    points = addRational(points, multiplyRational(rationalFromPoints(pointsFromMicro(sum.points)), factor));
    maximum = addRational(
      maximum,
      multiplyRational(rationalFromPoints(pointsFromMicro(sum.maximum)), factor),
    );
  }
  const plain = isPlain(set, rescale);
  return {
    main: plain ? pointsFromMicro(plainPoints) : rationalToPoints(points, EXACT),
    attainable: plain ? pointsFromMicro(plainMaximum) : rationalToPoints(maximum, EXACT),
    lost: pointsFromMicro(lost),
    bonus: cappedSum(set, 'bonus', aggregate),
    penalty: cappedSum(set, 'penalty', aggregate),
  };
}
