import {
  clampRational,
  divideRational,
  multiplyRational,
  ONE,
  ZERO,
  type Rational,
} from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure, isPercentMeasure } from '#shared/domain/scoring/measures.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TracedMeasure, TraceStep } from '#shared/domain/scoring/trace-types.ts';

/** share × maximum with the share kept between 0 and 1, and the working. */
export function takeShare(measure: TracedMeasure, share: Rational, maximum: Rational): Outcome {
  const kept = clampRational(share, ZERO, ONE);
  const percent = isPercentMeasure(measure);
  const steps: TraceStep[] = [
    { step: 'measure', measure },
    { step: 'product', factor: kept, percent, of: maximum },
  ];
  return scored(multiplyRational(kept, maximum), steps);
}

/** LINEAR: value ÷ full value (1 where not said) × maximum, clamped to 0..maximum. */
export function evaluateLinear(rule: RuleOf<'LINEAR'>, maximum: Rational, scope: Scope): Outcome {
  const value = evaluateMeasure(scope, rule.value);
  if (!value.ok) return value;
  const share =
    rule.full === undefined ? value.measure.value : divideRational(value.measure.value, literal(rule.full));
  if (share === null) throw new Error(`Leaf ${scope.node.code}: the full value of LINEAR is zero`);
  return takeShare(value.measure, share, maximum);
}
