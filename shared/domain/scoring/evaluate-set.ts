import { sumPoints, type Points } from '#shared/lib/points.ts';
import { rationalFromPoints } from '#shared/lib/rational.ts';
import { roundPoints } from '#shared/lib/rounding.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { aggregateTree, indexPercent } from '#shared/domain/scoring/aggregate.ts';
import { classify, listBlockedBands } from '#shared/domain/scoring/classify.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import { notApplicableResult, policyFor } from '#shared/domain/scoring/not-applicable.ts';
import type {
  LeafResult,
  ScoringContext,
  SetResult,
  VetoEffect,
} from '#shared/domain/scoring/result-types.ts';
import { totalsOf } from '#shared/domain/scoring/totals.ts';

const leavesOf = new WeakMap<CriteriaSet, readonly LeafNode[]>();

function leavesOfSet(set: CriteriaSet): readonly LeafNode[] {
  const known = leavesOf.get(set);
  if (known) return known;
  const leaves = listLeaves(set.tree);
  leavesOf.set(set, leaves);
  return leaves;
}

/** Totals, index and class from leaf results, however those came about. */
function summarise(
  set: CriteriaSet,
  leaves: ReadonlyMap<string, LeafResult>,
  vetoes: readonly VetoEffect[],
  context: ScoringContext,
): SetResult {
  const aggregate = aggregateTree(set, leaves, context);
  const totals = totalsOf(set, aggregate, context);
  const exactTotal = sumPoints([totals.main, totals.bonus, totals.penalty]);
  const total = roundPoints(exactTotal, set.rounding.total);
  const percent = indexPercent(totals.main, totals.attainable, set.rounding.percent);
  const blockedBands = listBlockedBands(set, { leaves, vetoes, declaredFacts: context.declaredFacts });
  const value = set.classification.by === 'total' ? total : percent;
  const complete = aggregate.settledCount === aggregate.leafCount;
  return {
    leaves,
    nodes: aggregate.nodes,
    exactTotal,
    total,
    bonus: totals.bonus,
    penalty: totals.penalty,
    attainableMaximum: totals.attainable,
    lostPoints: totals.lost,
    indexPercent: percent,
    scoredCount: aggregate.scoredCount,
    leafCount: aggregate.leafCount,
    classification: complete && value !== null ? classify(set, value, blockedBands) : null,
    blockedBands,
    vetoes,
  };
}

/**
 * Works out a whole set from answers by leaf code; a leaf without an answer is not scored. Leaves of dropped blocks
 * are worked out but count nowhere. Same set, answers and context give the same result everywhere.
 */
export function evaluateSet(
  set: CriteriaSet,
  answers: ReadonlyMap<string, LeafAnswer>,
  context: ScoringContext = {},
): SetResult {
  const leaves = new Map<string, LeafResult>();
  const vetoes: VetoEffect[] = [];
  for (const node of leavesOfSet(set)) {
    const result = evaluateLeaf(set, node, answers.get(node.code) ?? EMPTY_ANSWER, context);
    leaves.set(node.code, result);
    if (context.droppedBlocks?.has(node.leaf.block) !== true) vetoes.push(...result.vetoes);
  }
  return summarise(set, leaves, vetoes, context);
}

/** Points given for one leaf: exact points, null for not scored, or not applicable. */
export type GivenPoints = Points | null | 'notApplicable';

function givenLeaf(node: LeafNode, given: GivenPoints, context: ScoringContext): LeafResult {
  if (given === 'notApplicable') {
    return notApplicableResult(node, policyFor(node, context) ?? 'EXCLUDE', [], false);
  }
  const exact = given === null ? null : rationalFromPoints(given);
  return {
    code: node.code,
    status: given === null ? 'notScored' : 'scored',
    points: given,
    maximum: node.maximum,
    problems: [],
    trace: { rule: 'GIVEN', steps: [], exact, points: given },
    vetoes: [],
  };
}

/**
 * The same totals from points given directly (appraised points, last year's points). Not applicable follows the
 * policy of the leaf; where the leaf has none, it leaves the maximum. `vetoes`: those of the evaluated answers that
 * still hold, so that classes stay barred; a veto on a row above changes no given points.
 */
export function evaluateSetFromPoints(
  set: CriteriaSet,
  points: ReadonlyMap<string, GivenPoints>,
  context: ScoringContext & { readonly vetoes?: readonly VetoEffect[] } = {},
): SetResult {
  const leaves = new Map<string, LeafResult>();
  for (const node of leavesOfSet(set)) {
    leaves.set(node.code, givenLeaf(node, points.get(node.code) ?? null, context));
  }
  return summarise(set, leaves, context.vetoes ?? [], context);
}
