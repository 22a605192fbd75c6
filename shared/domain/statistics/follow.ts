import { findNode, isLeaf, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import type { LeafResult, ScoringContext } from '#shared/domain/scoring/result-types.ts';
import { applyStatistics } from '#shared/domain/statistics/apply-statistics.ts';
import { findStatistic } from '#shared/domain/statistics/list-statistics.ts';
import { EMPTY_ANSWER, type LeafAnswer, type TypedFigure } from '#shared/schemas/answer.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** A leaf of the ward that refers to a statistic, and what the engine says of it before and after. */
export interface FollowingLeaf {
  readonly leaf: LeafNode;
  readonly before: LeafResult;
  readonly after: LeafResult;
}

/** A statistic, with the figure before and the one after. */
export interface FigureStep {
  readonly code: string;
  readonly before: TypedFigure;
  readonly after: TypedFigure;
}

/** The leaves the ward answers itself that refer to a statistic, each once, in printed order. */
export function leavesOfStatistic(set: CriteriaSet, code: string): readonly LeafNode[] {
  const codes = new Set(
    (findStatistic(set, code)?.uses ?? []).filter(({ ours }) => ours).map(({ leafCode }) => leafCode),
  );
  return [...codes].flatMap((leafCode) => {
    const node = findNode(set.tree, leafCode);
    return node && isLeaf(node) ? [node] : [];
  });
}

/**
 * What follows from another figure of a statistic: per leaf that refers to it the result before and after, by the
 * engine. `answers` by leaf code; whatever figure they hold, `before` and `after` are put in its place.
 */
export function leavesThatFollow(
  set: CriteriaSet,
  answers: ReadonlyMap<string, LeafAnswer>,
  { code, before, after }: FigureStep,
  context: ScoringContext = {},
): readonly FollowingLeaf[] {
  return leavesOfStatistic(set, code).map((leaf) => {
    const answer = answers.get(leaf.code) ?? EMPTY_ANSWER;
    const resultWith = (figure: TypedFigure): LeafResult =>
      evaluateLeaf(set, leaf, applyStatistics(answer, leaf, new Map([[code, figure]])), context);
    return { leaf, before: resultWith(before), after: resultWith(after) };
  });
}
