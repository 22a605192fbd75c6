import type { Rational } from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { awardValue } from '#shared/domain/scoring/literals.ts';
import { readOperand } from '#shared/domain/scoring/read-operand.ts';
import { noPoints, scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';

/** CHOICE: the award of the label chosen; awards may be negative ("0 điểm và trừ 0,25"). */
export function evaluateChoice(rule: RuleOf<'CHOICE'>, maximum: Rational, scope: Scope): Outcome {
  const reading = readOperand(scope, rule.operand);
  if (reading.state === 'gap') return noPoints(reading.gap);
  const chosen =
    reading.state === 'option' ? rule.awards.find((award) => award.option === reading.option) : undefined;
  if (!chosen || reading.state !== 'option') {
    throw new Error(`Leaf ${scope.node.code}: no award for the choice ${rule.operand}`);
  }
  const label = scope.operands.get(rule.operand)?.label ?? rule.operand;
  return scored(awardValue(chosen.award, maximum), [{ step: 'choice', label, option: reading.label }]);
}
