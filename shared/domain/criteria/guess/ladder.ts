import { formatNumber, formatPercent, formatPoints } from '#shared/lib/numbers.ts';
import { ZERO_POINTS } from '#shared/lib/points.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Award } from '#shared/schemas/criteria-rule.ts';
import type { Confidence } from '#shared/schemas/criteria-workbook.ts';
import type { Clause } from '#shared/domain/criteria/guess/clauses.ts';
import {
  adjoins,
  compareIntervals,
  readInterval,
  type Interval,
} from '#shared/domain/criteria/guess/intervals.ts';
import {
  awardOf,
  isFull,
  type GuessContext,
  type RuleGuess,
} from '#shared/domain/criteria/guess/guess-types.ts';

interface Step {
  readonly interval: Interval;
  readonly award: Award;
}

/** The figure a scale speaks of: two counts where it is a percentage, a plain number else. */
export function figureOf(title: string, percent: boolean): OperandDef {
  const label = title.slice(0, 600);
  return percent
    ? {
        kind: 'ratio',
        key: 'rate',
        label,
        numeratorLabel: 'Số đã thực hiện, đạt yêu cầu',
        denominatorLabel: 'Tổng số phải thực hiện',
      }
    : { kind: 'number', key: 'rate', label };
}

function boundText(literal: string, percent: boolean): string {
  const value = rationalFromLiteral(literal);
  return percent ? formatPercent(value) : formatNumber(value);
}

function awardText(award: Award): string {
  return award.kind === 'points' ? `${formatPoints(award.points)} điểm` : `${award.share} × điểm tối đa`;
}

function stepsOf(clauses: readonly Clause[]): readonly Step[] | null {
  const steps: Step[] = [];
  for (const clause of clauses) {
    const interval = readInterval(clause.when);
    const award = awardOf(clause);
    if (!interval || !award) return null;
    steps.push({ interval, award });
  }
  return steps.sort((a, b) => compareIntervals(a.interval, b.interval));
}

/** Gaps and overlaps between neighbours, a missing lowest step, a best step other than the maximum: less sure. */
function confidenceOf(steps: readonly Step[], maximum: GuessContext['maximum']): Confidence {
  if (!steps.some(({ award }) => isFull(award, maximum))) return 'low';
  const joined = steps.every(({ interval }, index) => {
    const above = steps[index - 1];
    return !above || adjoins(above.interval, interval);
  });
  return joined && steps.at(-1)?.interval.low === null ? 'high' : 'medium';
}

/** Steps by ranges: "từ 80 % trở lên: 1 điểm; từ 50 % đến dưới 80 %: 0,5 điểm; dưới 50 %: 0". */
export function guessLadder(clauses: readonly Clause[], context: GuessContext): RuleGuess | null {
  const steps = stepsOf(clauses);
  if (!steps) return null;
  const bounded = steps.filter(({ interval }) => interval.low !== null);
  const lowest = steps.filter(({ interval }) => interval.low === null);
  const percent = steps.some((step) => step.interval.percent);
  if (bounded.length === 0 || lowest.length > 1 || steps.some((step) => step.interval.percent !== percent))
    return null;
  const otherwise: Award = lowest[0]?.award ?? { kind: 'points', points: ZERO_POINTS };
  const ladder = bounded.map(({ interval, award }) => ({
    op: interval.low?.inclusive === true ? ('>=' as const) : ('>' as const),
    bound: interval.low?.at ?? '0',
    award,
  }));
  const words = ladder.map(
    ({ op, bound, award }) =>
      `${op === '>=' ? 'từ' : 'trên'} ${boundText(bound, percent)}: ${awardText(award)}`,
  );
  return {
    rule: { kind: 'LADDER', value: { kind: 'operand', operand: 'rate' }, steps: ladder, otherwise },
    operands: [figureOf(context.title, percent)],
    confidence: confidenceOf(steps, context.maximum),
    reading: `Theo bậc: ${[...words, `còn lại: ${awardText(otherwise)}`].join('; ')}`,
  };
}
