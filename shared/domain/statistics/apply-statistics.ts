import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { statisticOperands } from '#shared/domain/statistics/list-statistics.ts';
import type { LeafAnswer, TypedFigure } from '#shared/schemas/answer.ts';

/** Figures of statistics by code, exactly as typed. */
export type StatisticFigures = ReadonlyMap<string, TypedFigure>;

/** A statistic nobody has typed yet. */
export const NO_FIGURE: TypedFigure = { raw: '', estimated: false };

/** Whether two figures are the same text and the same kind of figure. */
export function sameFigure(left: TypedFigure, right: TypedFigure): boolean {
  return left.raw === right.raw && left.estimated === right.estimated;
}

/** The figure under an input key; the empty one where the answer has none. */
export function figureAt({ inputs }: LeafAnswer, key: string): TypedFigure {
  return (Object.hasOwn(inputs, key) ? inputs[key] : undefined) ?? NO_FIGURE;
}

function withFigures(answer: LeafAnswer, changes: readonly (readonly [string, TypedFigure])[]): LeafAnswer {
  if (changes.length === 0) return answer;
  // A figure that changed is no longer the one copied from another year.
  const { copiedFrom: _, ...rest } = answer;
  return { ...rest, inputs: { ...answer.inputs, ...Object.fromEntries(changes) } };
}

/**
 * The answer with the figures of statistics in its inputs. A statistic that `figures` does not hold leaves the answer
 * as it is; the very same answer comes back where nothing changes.
 */
export function applyStatistics(answer: LeafAnswer, leaf: LeafNode, figures: StatisticFigures): LeafAnswer {
  const changes = statisticOperands(leaf).flatMap(({ key, statisticCode }) => {
    const figure = figures.get(statisticCode);
    if (!figure || sameFigure(figureAt(answer, key), figure)) return [];
    return [[key, { raw: figure.raw, estimated: figure.estimated }] as const];
  });
  return withFigures(answer, changes);
}

/**
 * The statistics an answer wants changed: those it names with another figure than `figures` holds. A key the answer
 * does not have wants nothing; an empty text wants the figure taken back.
 */
export function wantedFigures(
  answer: LeafAnswer,
  leaf: LeafNode,
  figures: StatisticFigures,
): StatisticFigures {
  const wanted = new Map<string, TypedFigure>();
  for (const { key, statisticCode } of statisticOperands(leaf)) {
    if (!Object.hasOwn(answer.inputs, key)) continue;
    const typed = figureAt(answer, key);
    if (!sameFigure(typed, figures.get(statisticCode) ?? NO_FIGURE)) wanted.set(statisticCode, typed);
  }
  return wanted;
}

/**
 * An answer put in the place of another one (undone, copied) changes a statistic only where that very cell was meant:
 * all other statistic inputs stay as they stand in `current`, for they belong to the whole sheet. `cell` is the input
 * key, or the key with `~` for its "ước".
 */
export function settleStatistics(
  leaf: LeafNode,
  cell: string,
  current: LeafAnswer,
  next: LeafAnswer,
): LeafAnswer {
  const changes = statisticOperands(leaf).flatMap(({ key }) => {
    const meant = cell === key || cell === `${key}~`;
    const figure = figureAt(meant ? next : current, key);
    const isThere = Object.hasOwn(next.inputs, key);
    if (isThere ? sameFigure(figureAt(next, key), figure) : figure.raw === '' && !meant) return [];
    return [[key, figure] as const];
  });
  return changes.length === 0
    ? next
    : { ...next, inputs: { ...next.inputs, ...Object.fromEntries(changes) } };
}
