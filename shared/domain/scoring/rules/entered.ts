import { parsePointsText } from '#shared/lib/numbers.ts';
import { pointsToLiteral, type Points } from '#shared/lib/points.ts';
import { rationalFromPoints } from '#shared/lib/rational.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Rounding } from '#shared/lib/rounding.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { Problem } from '#shared/domain/scoring/result-types.ts';
import { noPoints, scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';

function problem(code: Problem['code'], details: Problem['details']): Result<Points, Problem> {
  return fail({ code, severity: 'error', details });
}

/**
 * Points typed by hand for a leaf, checked against its minimum, maximum, step and decimals. Used for entered scores
 * and for the points an appraiser gives. Errors: INPUT_MISSING, NOT_A_NUMBER, TOO_MANY_DECIMALS,
 * POINTS_ABOVE_MAXIMUM, POINTS_BELOW_MINIMUM, POINTS_OFF_STEP.
 */
export function readEnteredPoints(
  node: LeafNode,
  text: string,
  leafRounding: Rounding,
): Result<Points, Problem> {
  const parsed = parsePointsText(text, { maxDecimals: leafRounding.digits });
  const details = {
    raw: text,
    minimum: pointsToLiteral(node.leaf.minimum),
    maximum: pointsToLiteral(node.maximum),
  };
  if (!parsed.ok) {
    if (parsed.error.code === 'EMPTY') return problem('INPUT_MISSING', {});
    if (parsed.error.code === 'TOO_LARGE') return problem('POINTS_ABOVE_MAXIMUM', details);
    return problem(parsed.error.code, { raw: text, decimals: String(leafRounding.digits) });
  }
  const value = parsed.value;
  if (value > node.maximum) return problem('POINTS_ABOVE_MAXIMUM', details);
  if (value < node.leaf.minimum) return problem('POINTS_BELOW_MINIMUM', details);
  const { step } = node.leaf;
  if (step !== null && step > 0 && (value - node.leaf.minimum) % step !== 0) {
    return problem('POINTS_OFF_STEP', { ...details, step: pointsToLiteral(step) });
  }
  return ok(value);
}

/** The points typed by hand in the answer as an outcome; nothing typed is a missing figure. */
export function evaluateEntered(scope: Scope): Outcome {
  if (scope.answer.enteredPoints.trim() === '') return noPoints('missing');
  const read = readEnteredPoints(scope.node, scope.answer.enteredPoints, scope.leafRounding);
  if (!read.ok) {
    scope.problems.push(read.error);
    return noPoints('invalid');
  }
  const points = rationalFromPoints(read.value);
  return scored(points, [{ step: 'entered', points }]);
}
