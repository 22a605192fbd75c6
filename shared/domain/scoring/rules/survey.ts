import { divideRational, multiplyRational, type Rational } from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure } from '#shared/domain/scoring/measures.ts';
import { evaluateEntered } from '#shared/domain/scoring/rules/entered.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';

/** SURVEY: points entered by the higher level, else mean ÷ scale × maximum. */
export function evaluateSurvey(rule: RuleOf<'SURVEY'>, maximum: Rational, scope: Scope): Outcome {
  if (rule.operand === null || scope.answer.enteredPoints.trim() !== '') return evaluateEntered(scope);
  const operand = scope.operands.get(rule.operand);
  if (operand?.kind !== 'surveyMean') throw new Error(`Leaf ${scope.node.code}: SURVEY needs a survey mean`);
  const mean = evaluateMeasure(scope, { kind: 'operand', operand: rule.operand });
  if (!mean.ok) return mean;
  const scale = literal(operand.scale);
  const share = divideRational(mean.measure.value, scale);
  if (share === null) throw new Error(`Leaf ${scope.node.code}: the scale of the survey is zero`);
  return scored(multiplyRational(share, maximum), [
    { step: 'measure', measure: mean.measure },
    { step: 'divided', by: scale },
    { step: 'product', factor: share, percent: true, of: maximum },
  ]);
}
