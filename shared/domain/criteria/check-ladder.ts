import {
  compareRational,
  multiplyRational,
  rationalFromLiteral,
  rationalFromPoints,
  type Rational,
} from '#shared/lib/rational.ts';
import type { LadderStep } from '#shared/schemas/criteria-rule.ts';
import { finding, type Finding } from '#shared/domain/criteria/findings.ts';

function isLower(step: LadderStep): boolean {
  return step.op === '>=' || step.op === '>';
}

function includesBound(step: LadderStep): boolean {
  return step.op === '>=' || step.op === '<=';
}

/** True where every value that meets `step` meets `earlier` already, so that `step` can never decide. */
function covers(earlier: LadderStep, step: LadderStep): boolean {
  if (isLower(earlier) !== isLower(step)) return false;
  const order = compareRational(rationalFromLiteral(earlier.bound), rationalFromLiteral(step.bound));
  if (order === 0) return includesBound(earlier) || !includesBound(step);
  return isLower(earlier) ? order < 0 : order > 0;
}

/** True where two steps of opposite directions together take every value: "≥ 50" and "< 80". */
function coverAll(a: LadderStep, b: LadderStep): boolean {
  if (isLower(a) === isLower(b)) return false;
  const [lower, upper] = isLower(a) ? [a, b] : [b, a];
  const order = compareRational(rationalFromLiteral(lower.bound), rationalFromLiteral(upper.bound));
  return order < 0 || (order === 0 && (includesBound(lower) || includesBound(upper)));
}

function isUnreachable(steps: readonly LadderStep[], index: number): boolean {
  const step = steps[index];
  const earlier = steps.slice(0, index);
  if (!step) return false;
  if (earlier.some((one) => covers(one, step))) return true;
  return earlier.some((one, place) => earlier.slice(place + 1).some((other) => coverAll(one, other)));
}

function awardOf(step: LadderStep, maximum: Rational): Rational {
  return step.award.kind === 'points'
    ? rationalFromPoints(step.award.points)
    : multiplyRational(rationalFromLiteral(step.award.share), maximum);
}

/** A ladder pays less at a harder bound: usually two figures were swapped. */
function isNotMonotone(steps: readonly LadderStep[], maximum: Rational): boolean {
  if (steps.some((step) => isLower(step) !== isLower(steps[0] ?? step))) return false;
  return steps.some((step, index) => {
    const next = steps[index + 1];
    return next !== undefined && compareRational(awardOf(step, maximum), awardOf(next, maximum)) < 0;
  });
}

/** Steps that can never decide, and steps whose points run against their bounds. */
export function checkLadder(
  nodeCode: string,
  steps: readonly LadderStep[],
  maximum: Rational,
): readonly Finding[] {
  const unreachable = steps.flatMap(({ op, bound }, index) =>
    isUnreachable(steps, index)
      ? [finding('error', 'UNREACHABLE_STEP', nodeCode, { step: String(index + 1), bound: `${op} ${bound}` })]
      : [],
  );
  if (!isNotMonotone(steps, maximum)) return unreachable;
  return [...unreachable, finding('warning', 'STEPS_NOT_MONOTONE', nodeCode)];
}
