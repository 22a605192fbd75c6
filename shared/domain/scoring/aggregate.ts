import { pointsFromMicro, ZERO_POINTS, type Points } from '#shared/lib/points.ts';
import { rational, rationalFromPoints, rationalToPoints } from '#shared/lib/rational.ts';
import { roundPoints, type Rounding } from '#shared/lib/rounding.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { isLeaf, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { awardValue } from '#shared/domain/scoring/literals.ts';
import type { LeafResult, NodeResult, ScoringContext } from '#shared/domain/scoring/result-types.ts';

/** What one block collected, in micro-points. */
export interface BlockSum {
  points: number;
  maximum: number;
  /** Points of settled leaves not reached. */
  lost: number;
}

/** Everything the walk over the tree collects. */
export interface Aggregate {
  readonly nodes: Map<string, NodeResult>;
  readonly blocks: Map<string, BlockSum>;
  scoredCount: number;
  settledCount: number;
  leafCount: number;
}

interface Subtotal {
  points: number;
  maximum: number;
  scored: number;
  answered: number;
  leaves: number;
}

/** points / maximum × 100 in micro-percent, rounded once; null where the maximum is zero. */
export function indexPercent(points: Points, maximum: Points, rounding: Rounding): Points | null {
  if (maximum === 0) return null;
  return rationalToPoints(rational(BigInt(points) * 100n, BigInt(maximum)), rounding);
}

function blockOf(aggregate: Aggregate, key: string): BlockSum {
  const known = aggregate.blocks.get(key);
  if (known) return known;
  const fresh: BlockSum = { points: 0, maximum: 0, lost: 0 };
  aggregate.blocks.set(key, fresh);
  return fresh;
}

function roundingOf(set: CriteriaSet, node: CriteriaNode): Rounding {
  if (isLeaf(node) && node.level !== 'field') return set.rounding.leaf;
  return node.level === 'field' ? set.rounding.field : set.rounding.criterion;
}

function store(set: CriteriaSet, node: CriteriaNode, sum: Subtotal, aggregate: Aggregate): void {
  const points = sum.scored === 0 ? null : pointsFromMicro(sum.points);
  const maximum = pointsFromMicro(sum.maximum);
  aggregate.nodes.set(node.code, {
    code: node.code,
    points,
    printedPoints: points === null ? null : roundPoints(points, roundingOf(set, node)),
    maximum,
    indexPercent: points === null ? null : indexPercent(points, maximum, set.rounding.percent),
    scoredCount: sum.answered,
    leafCount: sum.leaves,
  });
}

const OUT_OF_FORCE: Subtotal = { points: 0, maximum: 0, scored: 0, answered: 0, leaves: 0 };

function addLeaf(result: LeafResult, block: string, aggregate: Aggregate): Subtotal {
  const answered = result.status === 'scored' || result.status === 'notApplicable';
  const settled = result.points !== null || (answered && result.maximum === 0);
  const points = result.points ?? 0;
  const sum = blockOf(aggregate, block);
  sum.points += points;
  sum.maximum += result.maximum;
  if (result.points !== null) sum.lost += result.maximum - points;
  aggregate.leafCount += 1;
  if (answered) aggregate.scoredCount += 1;
  if (settled) aggregate.settledCount += 1;
  return {
    points,
    maximum: result.maximum,
    scored: result.points === null ? 0 : 1,
    answered: answered ? 1 : 0,
    leaves: 1,
  };
}

function isDropped(node: LeafNode, context: ScoringContext): boolean {
  return context.droppedBlocks?.has(node.leaf.block) === true;
}

/** The points a VETO of scope `criterion` forces on the row above its leaf, and the block of that leaf. */
function forcedPoints(
  node: CriteriaNode,
  results: ReadonlyMap<string, LeafResult>,
  context: ScoringContext,
): { readonly points: number; readonly block: string } | null {
  for (const child of node.children) {
    if (!isLeaf(child) || isDropped(child, context)) continue;
    const veto = results.get(child.code)?.vetoes.find((effect) => effect.scope === 'criterion');
    if (!veto || veto.award === null) continue;
    const forced = awardValue(veto.award, rationalFromPoints(node.maximum));
    return { points: rationalToPoints(forced, { mode: 'HALF_UP', digits: 6 }), block: child.leaf.block };
  }
  return null;
}

/** A leaf whose VETO fired is scored, so a forced row always has points. */
function applyForced(
  node: CriteriaNode,
  sum: Subtotal,
  results: ReadonlyMap<string, LeafResult>,
  aggregate: Aggregate,
  context: ScoringContext,
): void {
  const forced = forcedPoints(node, results, context);
  if (!forced) return;
  const block = blockOf(aggregate, forced.block);
  const change = forced.points - sum.points;
  block.points += change;
  block.lost -= change;
  sum.points = forced.points;
}

/** Sums leaf results up the tree, exactly; leaves of dropped blocks are out of force and count nowhere. */
export function aggregateTree(
  set: CriteriaSet,
  results: ReadonlyMap<string, LeafResult>,
  context: ScoringContext,
): Aggregate {
  const aggregate: Aggregate = {
    nodes: new Map(),
    blocks: new Map(),
    scoredCount: 0,
    settledCount: 0,
    leafCount: 0,
  };
  const sumNode = (node: CriteriaNode): Subtotal => {
    const sum: Subtotal = { ...OUT_OF_FORCE };
    const result = results.get(node.code);
    if (isLeaf(node) && result && !isDropped(node, context)) {
      add(sum, addLeaf(result, node.leaf.block, aggregate));
    }
    for (const child of node.children) add(sum, sumNode(child));
    applyForced(node, sum, results, aggregate, context);
    store(set, node, sum, aggregate);
    return sum;
  };
  for (const node of set.tree) sumNode(node);
  return aggregate;
}

function add(into: Subtotal, part: Subtotal): void {
  into.points += part.points;
  into.maximum += part.maximum;
  into.scored += part.scored;
  into.answered += part.answered;
  into.leaves += part.leaves;
}

/** A block nobody scored anything in. */
export const EMPTY_BLOCK: Readonly<BlockSum> = {
  points: ZERO_POINTS,
  maximum: ZERO_POINTS,
  lost: ZERO_POINTS,
};
