import {
  compareRational,
  multiplyRational,
  rationalFromPoints,
  type Rational,
} from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { evaluateMeasure } from '#shared/domain/scoring/measures.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

/** UNIT: number × points each, up to the cap (the maximum where no cap is given). */
export function evaluateUnit(rule: RuleOf<'UNIT'>, maximum: Rational, scope: Scope): Outcome {
  const count = evaluateMeasure(scope, rule.count);
  if (!count.ok) return count;
  const each = rationalFromPoints(rule.pointsEach);
  const points = multiplyRational(count.measure.value, each);
  const steps: TraceStep[] = [
    { step: 'measure', measure: count.measure },
    { step: 'product', factor: count.measure.value, percent: false, of: each },
  ];
  const cap = rule.cap === null ? maximum : rationalFromPoints(rule.cap);
  if (compareRational(points, cap) <= 0) return scored(points, steps);
  return scored(cap, [...steps, { step: 'capped', at: cap }]);
}
