import { ZERO, type Rational } from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { evaluateCondition } from '#shared/domain/scoring/conditions.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';

/** BOOL: yes → the maximum, no → 0. */
export function evaluateBool(rule: RuleOf<'BOOL'>, maximum: Rational, scope: Scope): Outcome {
  const answered = evaluateCondition(scope, { kind: 'isYes', operand: rule.operand });
  if (!answered.ok) return answered;
  const { condition } = answered;
  return scored(condition.met ? maximum : ZERO, [{ step: 'condition', condition }]);
}
