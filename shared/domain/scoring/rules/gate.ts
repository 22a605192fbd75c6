import type { Rational } from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { answerEach, settleGroup } from '#shared/domain/scoring/conditions.ts';
import { awardValue } from '#shared/domain/scoring/literals.ts';
import { noPoints, scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

/** ALL and ANY: a gate of conditions; open → the maximum, closed → the other award. */
export function evaluateGate(rule: RuleOf<'ALL'> | RuleOf<'ANY'>, maximum: Rational, scope: Scope): Outcome {
  const group = answerEach(scope, rule.conditions);
  const open = settleGroup(group, rule.kind === 'ALL' ? 'allOf' : 'anyOf');
  if (typeof open === 'string') return noPoints(open);
  const steps = group.conditions.map((condition): TraceStep => ({ step: 'condition', condition }));
  return scored(open ? maximum : awardValue(rule.otherwise, maximum), steps);
}
