import type { Rational } from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { answerAll } from '#shared/domain/scoring/conditions.ts';
import { awardValue } from '#shared/domain/scoring/literals.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

/** ALL and ANY: a gate of conditions; open → the maximum, closed → the other award. */
export function evaluateGate(rule: RuleOf<'ALL'> | RuleOf<'ANY'>, maximum: Rational, scope: Scope): Outcome {
  const answered = answerAll(scope, rule.conditions);
  if (!answered.ok) return answered;
  const met = answered.conditions.filter((condition) => condition.met).length;
  const open = rule.kind === 'ALL' ? met === answered.conditions.length : met > 0;
  const steps = answered.conditions.map((condition): TraceStep => ({ step: 'condition', condition }));
  return scored(open ? maximum : awardValue(rule.otherwise, maximum), steps);
}
