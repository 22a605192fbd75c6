import {
  addRational,
  ceilRational,
  compareRational,
  divideRational,
  floorRational,
  multiplyRational,
  rational,
  rationalFromPoints,
  subtractRational,
  type Rational,
} from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure } from '#shared/domain/scoring/measures.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

function countSteps(steps: Rational, partialStep: RuleOf<'INCR'>['partialStep']): Rational {
  switch (partialStep) {
    case 'ignored':
      return rational(floorRational(steps));
    case 'counted':
      return rational(ceilRational(steps));
    case 'proportional':
      return steps;
    default:
      return assertNever(partialStep);
  }
}

/** INCR: base points up to the base, then points per step above it, up to the cap (the maximum where none is given). */
export function evaluateIncr(rule: RuleOf<'INCR'>, maximum: Rational, scope: Scope): Outcome {
  const value = evaluateMeasure(scope, rule.value);
  if (!value.ok) return value;
  const base = rationalFromPoints(rule.basePoints);
  const over = subtractRational(value.measure.value, literal(rule.base));
  const measure: TraceStep = { step: 'measure', measure: value.measure };
  if (over.n <= 0n) return scored(base, [measure, { step: 'start', points: base }]);
  const whole = divideRational(over, literal(rule.step));
  if (whole === null) throw new Error(`Leaf ${scope.node.code}: the step of INCR is zero`);
  const count = countSteps(whole, rule.partialStep);
  const each = rationalFromPoints(rule.stepPoints);
  const points = addRational(base, multiplyRational(count, each));
  const steps: TraceStep[] = [measure, { step: 'increment', base, steps: count, each }];
  const cap = rule.cap === null ? maximum : rationalFromPoints(rule.cap);
  if (compareRational(points, cap) <= 0) return scored(points, steps);
  return scored(cap, [...steps, { step: 'capped', at: cap }]);
}
