import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { applyStatistics, figureAt } from '#shared/domain/statistics/apply-statistics.ts';
import { leavesOfStatistic } from '#shared/domain/statistics/follow.ts';
import { statisticOperands } from '#shared/domain/statistics/list-statistics.ts';
import { EMPTY_ANSWER, type LeafAnswer, type TypedFigure } from '#shared/schemas/answer.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

type Answers = Readonly<Record<string, LeafAnswer>>;

/** The figures of statistics as an answer has them. */
export function figuresOf(leaf: LeafNode, answer: LeafAnswer): ReadonlyMap<string, TypedFigure> {
  return new Map(
    statisticOperands(leaf).map(({ key, statisticCode }) => [statisticCode, figureAt(answer, key)]),
  );
}

/** The other leaves that share a statistic with a leaf. */
export function sharersOf(set: CriteriaSet, leaf: LeafNode): readonly LeafNode[] {
  const sharers = statisticOperands(leaf).flatMap(({ statisticCode }) =>
    leavesOfStatistic(set, statisticCode),
  );
  return [...new Map(sharers.map((node) => [node.code, node])).values()].filter(
    ({ code }) => code !== leaf.code,
  );
}

/** The answers that change when statistics take these figures. */
export function followFigures(
  leaves: readonly LeafNode[],
  answers: Answers,
  figures: ReadonlyMap<string, TypedFigure>,
): Answers {
  const changed: Record<string, LeafAnswer> = {};
  for (const leaf of leaves) {
    const before = answers[leaf.code] ?? EMPTY_ANSWER;
    const after = applyStatistics(before, leaf, figures);
    if (after !== before) changed[leaf.code] = after;
  }
  return changed;
}
