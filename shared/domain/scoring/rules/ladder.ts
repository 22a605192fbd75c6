import type { Rational } from '#shared/lib/rational.ts';
import type { Award, LadderStep, RuleOf } from '#shared/schemas/criteria-rule.ts';
import { compareBy } from '#shared/domain/scoring/conditions.ts';
import { awardValue, literal } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure, isPercentMeasure } from '#shared/domain/scoring/measures.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TracedMeasure } from '#shared/domain/scoring/trace-types.ts';

/** The first step that holds decides; where none holds, the last award does (it may be above 0). */
export function climb(
  measure: TracedMeasure,
  ladder: { readonly steps: readonly LadderStep[]; readonly otherwise: Award },
  maximum: Rational,
): Outcome {
  const percent = isPercentMeasure(measure);
  for (const { op, bound, award } of ladder.steps) {
    const at = literal(bound);
    if (!compareBy(measure.value, op, at)) continue;
    return scored(awardValue(award, maximum), [
      { step: 'measure', measure },
      { step: 'compare', op, bound: at, percent, met: true },
    ]);
  }
  const last = ladder.steps.at(-1);
  return scored(awardValue(ladder.otherwise, maximum), [
    { step: 'measure', measure },
    ...(last
      ? [{ step: 'compare', op: last.op, bound: literal(last.bound), percent, met: false } as const]
      : []),
  ]);
}

/** LADDER: steps by the value of a measure. */
export function evaluateLadder(rule: RuleOf<'LADDER'>, maximum: Rational, scope: Scope): Outcome {
  const value = evaluateMeasure(scope, rule.value);
  return value.ok ? climb(value.measure, rule, maximum) : value;
}
