import {
  absRational,
  compareRational,
  multiplyRational,
  subtractRational,
  type Rational,
} from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { awardValue, literal } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure } from '#shared/domain/scoring/measures.ts';
import { noPoints, scored, worseGap, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';

type Standing = 'higher' | 'equal' | 'lower';

function standingOf(rule: RuleOf<'YOY'>, current: Rational, previous: Rational): Standing {
  const difference = subtractRational(current, previous);
  const tolerance = literal(rule.tolerance);
  const allowed =
    rule.toleranceKind === 'absolute' ? tolerance : multiplyRational(tolerance, absRational(previous));
  if (compareRational(absRational(difference), allowed) <= 0) return 'equal';
  return difference.n > 0n ? 'higher' : 'lower';
}

/** YOY: higher than, equal to (within the tolerance) or lower than the period before. No baseline: undefined. */
export function evaluateYoy(rule: RuleOf<'YOY'>, maximum: Rational, scope: Scope): Outcome {
  const current = evaluateMeasure(scope, rule.current);
  const previous = evaluateMeasure(scope, rule.previous);
  if (!current.ok) return noPoints(previous.ok ? current.gap : worseGap(current.gap, previous.gap));
  if (!previous.ok) return previous;
  const outcome = standingOf(rule, current.measure.value, previous.measure.value);
  return scored(awardValue(rule[outcome], maximum), [
    { step: 'versus', current: current.measure, previous: previous.measure, outcome },
  ]);
}
