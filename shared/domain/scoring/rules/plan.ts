import { ZERO, type Rational } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { compareBy } from '#shared/domain/scoring/conditions.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure } from '#shared/domain/scoring/measures.ts';
import { climb } from '#shared/domain/scoring/rules/ladder.ts';
import { takeShare } from '#shared/domain/scoring/rules/linear.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';

/** PLAN: value ÷ plan, by a ladder, in proportion, or reached or not. A plan of zero is undefined. */
export function evaluatePlan(rule: RuleOf<'PLAN'>, maximum: Rational, scope: Scope): Outcome {
  const share = evaluateMeasure(scope, { kind: 'quotient', of: rule.value, by: rule.plan });
  if (!share.ok) return share;
  const { measure } = share;
  switch (rule.by.kind) {
    case 'ladder':
      return climb(measure, rule.by, maximum);
    case 'linear':
      return takeShare(measure, measure.value, maximum);
    case 'reached': {
      const bound = literal(rule.by.atLeast);
      const met = compareBy(measure.value, '>=', bound);
      return scored(met ? maximum : ZERO, [
        { step: 'measure', measure },
        { step: 'compare', op: '>=', bound, percent: true, met },
      ]);
    }
    default:
      return assertNever(rule.by);
  }
}
