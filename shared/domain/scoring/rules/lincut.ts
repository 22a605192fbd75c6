import { compareRational, ZERO, type Rational } from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure, isPercentMeasure } from '#shared/domain/scoring/measures.ts';
import { takeShare } from '#shared/domain/scoring/rules/linear.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';

/** LINCUT: at or above `high` → maximum; below `low` → 0; between (low itself included) → value × maximum. */
export function evaluateLincut(rule: RuleOf<'LINCUT'>, maximum: Rational, scope: Scope): Outcome {
  const value = evaluateMeasure(scope, rule.value);
  if (!value.ok) return value;
  const { measure } = value;
  const percent = isPercentMeasure(measure);
  const low = literal(rule.low);
  const high = literal(rule.high);
  if (compareRational(measure.value, high) >= 0) {
    return scored(maximum, [
      { step: 'measure', measure },
      { step: 'compare', op: '>=', bound: high, percent, met: true },
    ]);
  }
  if (compareRational(measure.value, low) < 0) {
    return scored(ZERO, [
      { step: 'measure', measure },
      { step: 'compare', op: '>=', bound: low, percent, met: false },
    ]);
  }
  return takeShare(measure, measure.value, maximum);
}
