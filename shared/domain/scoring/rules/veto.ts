import type { Rational } from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { evaluateCondition } from '#shared/domain/scoring/conditions.ts';
import { awardValue } from '#shared/domain/scoring/literals.ts';
import type { VetoEffect } from '#shared/domain/scoring/result-types.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

/**
 * VETO: where the event happened, the award is forced on the leaf; scope `criterion` also forces it on the row above,
 * scope `class` bars classes of the unit. An award of null keeps the inner points. Not happened: the inner rule.
 */
export function evaluateVeto(rule: RuleOf<'VETO'>, maximum: Rational, scope: Scope): Outcome {
  const answered = evaluateCondition(scope, rule.when);
  if (!answered.ok) return answered;
  const fired = answered.condition.met;
  const steps: TraceStep[] = [
    { step: 'condition', condition: answered.condition },
    { step: 'veto', label: rule.label, fired },
  ];
  const effect: VetoEffect = {
    leafCode: scope.node.code,
    scope: rule.scope,
    award: rule.award,
    label: rule.label,
  };
  if (fired && rule.award !== null) return scored(awardValue(rule.award, maximum), steps, [effect]);
  const inner = scope.evaluateRule(rule.rule, maximum, scope);
  if (!inner.ok) return inner;
  return scored(inner.points, [...steps, ...inner.steps], fired ? [effect, ...inner.vetoes] : inner.vetoes);
}
