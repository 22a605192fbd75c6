import { formatNumber, formatPercent } from '#shared/lib/numbers.ts';
import { compareRational, type Rational } from '#shared/lib/rational.ts';
import type { CompareOp } from '#shared/schemas/criteria-rule.ts';

const SIGNS: Readonly<Record<CompareOp, string>> = { '>=': '≥', '>': '>', '=': '=', '<=': '≤', '<': '<' };
const OPPOSITES: Readonly<Record<CompareOp, string>> = { '>=': '<', '>': '≤', '=': '≠', '<=': '>', '<': '≥' };

/** The sign of a comparison that holds, or of the one that holds instead where it does not. */
export function comparisonSign(op: CompareOp, met: boolean): string {
  return met ? SIGNS[op] : OPPOSITES[op];
}

/** A figure in words: a percentage with two decimals, or a number with up to four. */
export function showFigure(value: Rational, percent: boolean): string {
  return percent ? formatPercent(value) : formatNumber(value, { max: 4 });
}

/** A figure with enough decimals that it does not look like the bound it misses: 79,9996 % is not 80 %. */
export function showBeside(value: Rational, bound: Rational, percent: boolean): string {
  const shown = showFigure(value, percent);
  if (compareRational(value, bound) === 0 || shown !== showFigure(bound, percent)) return shown;
  return percent ? formatPercent(value, { max: 8 }) : formatNumber(value, { max: 8 });
}

/** Exact points in words: "0,87 điểm"; beyond six decimals rounded for reading. */
export function showPoints(value: Rational): string {
  return `${formatNumber(value)} điểm`;
}
