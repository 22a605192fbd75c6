import {
  addRational,
  compareRational,
  rationalFromPoints,
  ZERO,
  type Rational,
} from '#shared/lib/rational.ts';
import type { CheckPart, RuleOf } from '#shared/schemas/criteria-rule.ts';
import type { VetoEffect } from '#shared/domain/scoring/result-types.ts';
import {
  NO_STEPS,
  noPoints,
  scored,
  worseGap,
  type Gap,
  type Outcome,
  type Scope,
} from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

/** An undefined part takes what the leaf's policy gives a part; where it gives nothing, the leaf is undefined. */
function evaluatePart(part: CheckPart, maximum: Rational, scope: Scope): Outcome {
  const outcome = scope.evaluateRule(part.rule, maximum, scope);
  if (outcome.ok || outcome.gap !== 'undefined' || scope.undefinedPart === null) return outcome;
  return scored(scope.undefinedPart === 'FULL' ? maximum : ZERO, NO_STEPS);
}

/** CHECK: the sum of the parts, not above the maximum. */
export function evaluateCheck(rule: RuleOf<'CHECK'>, maximum: Rational, scope: Scope): Outcome {
  const steps: TraceStep[] = [];
  const vetoes: VetoEffect[] = [];
  let gap: Gap | null = null;
  let sum = ZERO;
  for (const part of rule.parts) {
    const partMaximum = rationalFromPoints(part.points);
    const outcome = evaluatePart(part, partMaximum, scope);
    if (!outcome.ok) {
      gap = worseGap(gap, outcome.gap);
      continue;
    }
    sum = addRational(sum, outcome.points);
    vetoes.push(...outcome.vetoes);
    const { code, label } = part;
    steps.push({
      step: 'part',
      code,
      label,
      maximum: partMaximum,
      points: outcome.points,
      steps: outcome.steps,
    });
  }
  if (gap !== null) return noPoints(gap);
  if (compareRational(sum, maximum) <= 0) return scored(sum, steps, vetoes);
  return scored(maximum, [...steps, { step: 'capped', at: maximum }], vetoes);
}
