import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { evaluateEntered } from '#shared/domain/scoring/rules/entered.ts';
import type { Outcome, Scope } from '#shared/domain/scoring/scope.ts';

/** MANUAL: points given by judgement, in the steps of the leaf; a missing reason is told, the points stand. */
export function evaluateManual(rule: RuleOf<'MANUAL'>, scope: Scope): Outcome {
  const outcome = evaluateEntered(scope);
  if (outcome.ok && rule.reasonRequired && scope.answer.explanation.trim() === '') {
    scope.problems.push({ code: 'REASON_MISSING', severity: 'warning', details: {} });
  }
  return outcome;
}
