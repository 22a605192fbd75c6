import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { figureAt, sameFigure } from '#shared/domain/statistics/apply-statistics.ts';
import { statisticOperands } from '#shared/domain/statistics/list-statistics.ts';
import type { LeafAnswer, TypedFigure } from '#shared/schemas/answer.ts';

/** A leaf with what a file says of it. */
export interface FileAnswer {
  readonly leaf: LeafNode;
  readonly answer: LeafAnswer;
}

/** The same statistic with two figures in one file: its code, and the leaf of the second. */
export interface FigureClash {
  readonly code: string;
  readonly leafCode: string;
}

/** The first place where a file contradicts itself about a statistic, or null. Empty cells say nothing. */
export function findFigureClash(answers: readonly FileAnswer[]): FigureClash | null {
  const seen = new Map<string, TypedFigure>();
  for (const { leaf, answer } of answers) {
    for (const { key, statisticCode } of statisticOperands(leaf)) {
      const figure = figureAt(answer, key);
      if (figure.raw.trim() === '') continue;
      const before = seen.get(statisticCode);
      if (before && !sameFigure(before, figure)) return { code: statisticCode, leafCode: leaf.code };
      seen.set(statisticCode, figure);
    }
  }
  return null;
}

/** An answer of a file without its empty statistic cells: they do not take a figure back. */
export function withoutEmptyFigures({ leaf, answer }: FileAnswer): LeafAnswer {
  const empty = new Set(
    statisticOperands(leaf)
      .map(({ key }) => key)
      .filter((key) => figureAt(answer, key).raw.trim() === ''),
  );
  const kept = Object.entries(answer.inputs).filter(([key]) => !empty.has(key));
  return empty.size === 0 ? answer : { ...answer, inputs: Object.fromEntries(kept) };
}
