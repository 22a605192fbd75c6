import {
  addRational,
  clampRational,
  compareRational,
  multiplyRational,
  rationalFromLiteral,
  rationalFromPoints,
  ZERO,
  type Rational,
} from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { Award, Rule, RuleOf } from '#shared/schemas/criteria-rule.ts';

/** The lowest and the highest points a rule can give against a maximum. */
export interface RuleRange {
  readonly lowest: Rational;
  readonly highest: Rational;
}

function worth(award: Award, maximum: Rational): Rational {
  return award.kind === 'points'
    ? rationalFromPoints(award.points)
    : multiplyRational(rationalFromLiteral(award.share), maximum);
}

function spanOf(values: readonly Rational[]): RuleRange {
  const sorted = [...values].sort(compareRational);
  return { lowest: sorted[0] ?? ZERO, highest: sorted.at(-1) ?? ZERO };
}

function awardSpan(awards: readonly Award[], maximum: Rational): RuleRange {
  return spanOf(awards.map((award) => worth(award, maximum)));
}

function checkSpan(rule: RuleOf<'CHECK'>): RuleRange {
  const parts = rule.parts.map((part) => rangeOfRule(part.rule, rationalFromPoints(part.points), ZERO));
  return {
    lowest: parts.reduce((sum, part) => addRational(sum, part.lowest), ZERO),
    highest: parts.reduce((sum, part) => addRational(sum, part.highest), ZERO),
  };
}

function planSpan(rule: RuleOf<'PLAN'>, maximum: Rational): RuleRange {
  if (rule.by.kind !== 'ladder') return { lowest: ZERO, highest: maximum };
  return awardSpan([...rule.by.steps.map((step) => step.award), rule.by.otherwise], maximum);
}

function vetoSpan(rule: RuleOf<'VETO'>, maximum: Rational, minimum: Rational): RuleRange {
  const inner = rangeOfRule(rule.rule, maximum, minimum);
  if (rule.award === null) return inner;
  return spanOf([worth(rule.award, maximum), inner.lowest, inner.highest]);
}

function deductSpan(rule: RuleOf<'DEDUCT'>, maximum: Rational): RuleRange {
  const floor = rationalFromPoints(rule.floor);
  const start = worth(rule.start, maximum);
  return { lowest: floor, highest: clampRational(start, floor, start) };
}

/**
 * What a rule can give at worst and at best. `minimum` is the leaf's: points typed by hand range from it to the
 * maximum.
 */
export function rangeOfRule(rule: Rule, maximum: Rational, minimum: Rational): RuleRange {
  switch (rule.kind) {
    case 'BOOL':
    case 'LINEAR':
    case 'LINCUT':
    case 'MEAN':
      return { lowest: ZERO, highest: maximum };
    case 'CHOICE':
      return awardSpan(
        rule.awards.map((entry) => entry.award),
        maximum,
      );
    case 'ALL':
    case 'ANY':
      return spanOf([worth(rule.otherwise, maximum), maximum]);
    case 'CHECK':
      return checkSpan(rule);
    case 'LADDER':
      return awardSpan([...rule.steps.map((step) => step.award), rule.otherwise], maximum);
    case 'UNIT':
      return { lowest: ZERO, highest: rule.cap === null ? maximum : rationalFromPoints(rule.cap) };
    case 'INCR':
      return spanOf([
        rationalFromPoints(rule.basePoints),
        rule.cap === null ? maximum : rationalFromPoints(rule.cap),
      ]);
    case 'DEDUCT':
      return deductSpan(rule, maximum);
    case 'VETO':
      return vetoSpan(rule, maximum, minimum);
    case 'YOY':
      return awardSpan([rule.higher, rule.equal, rule.lower], maximum);
    case 'PLAN':
      return planSpan(rule, maximum);
    case 'EXT':
    case 'SURVEY':
    case 'MANUAL':
      return { lowest: minimum, highest: maximum };
    default:
      return assertNever(rule);
  }
}
