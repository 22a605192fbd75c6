import { pointsToLiteral } from '#shared/lib/points.ts';
import {
  compareRational,
  multiplyRational,
  rationalFromPoints,
  type Rational,
} from '#shared/lib/rational.ts';
import { typedFigure } from '#shared/schemas/answer.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { readOperand } from '#shared/domain/scoring/read-operand.ts';
import { evaluateEntered } from '#shared/domain/scoring/rules/entered.ts';
import { noPoints, scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

/** Imported points outside the leaf's range were read from the wrong place: told, never cut to fit. */
function checkRange(points: Rational, maximum: Rational, key: string, scope: Scope): boolean {
  const lowest = rationalFromPoints(scope.node.leaf.minimum);
  const above = compareRational(points, maximum) > 0;
  if (!above && compareRational(points, lowest) >= 0) return true;
  scope.problems.push({
    code: above ? 'POINTS_ABOVE_MAXIMUM' : 'POINTS_BELOW_MINIMUM',
    severity: 'error',
    inputKey: key,
    details: {
      raw: typedFigure(scope.answer, key)?.raw ?? '',
      minimum: pointsToLiteral(scope.node.leaf.minimum),
      maximum: pointsToLiteral(scope.node.maximum),
    },
  });
  return false;
}

/** EXT: points (or a share of the maximum) taken from another system; where none came, points typed by hand. */
export function evaluateExt(rule: RuleOf<'EXT'>, maximum: Rational, scope: Scope): Outcome {
  const operand = scope.operands.get(rule.operand);
  const reading = readOperand(scope, rule.operand);
  if (reading.state === 'gap')
    return reading.gap === 'missing' ? evaluateEntered(scope) : noPoints(reading.gap);
  if (reading.state !== 'figure' || operand?.kind !== 'imported') {
    throw new Error(`Leaf ${scope.node.code}: EXT needs an imported operand`);
  }
  const points = rule.as === 'points' ? reading.value : multiplyRational(reading.value, maximum);
  if (!checkRange(points, maximum, rule.operand, scope)) return noPoints('invalid');
  const { system, indicator } = operand;
  const imported: TraceStep = { step: 'imported', system, indicator, value: reading.value };
  if (rule.as === 'points') return scored(points, [imported]);
  const percent = reading.figure.form === 'ratio' || reading.figure.percent;
  return scored(points, [imported, { step: 'product', factor: reading.value, percent, of: maximum }]);
}
