import type { Rational } from '#shared/lib/rational.ts';
import type { Award, LadderStep, RuleOf } from '#shared/schemas/criteria-rule.ts';
import { compareBy } from '#shared/domain/scoring/conditions.ts';
import { awardValue, literal } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure, isPercentMeasure } from '#shared/domain/scoring/measures.ts';
import { scored, type Outcome, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TracedMeasure, TraceStep } from '#shared/domain/scoring/trace-types.ts';

/** The first step that holds decides; where none holds, the last award does (it may be above 0). */
export function climb(
  measure: TracedMeasure,
  ladder: { readonly steps: readonly LadderStep[]; readonly otherwise: Award },
  maximum: Rational,
): Outcome {
  const percent = isPercentMeasure(measure);
  let missed: TraceStep | null = null;
  for (const { op, bound, award } of ladder.steps) {
    const at = literal(bound);
    const met = compareBy(measure.value, op, at);
    const compared: TraceStep = { step: 'compare', op, bound: at, percent, met };
    if (met) {
      const steps: TraceStep[] = [{ step: 'measure', measure }, compared];
      // The bound just missed is told too: "75 % ≥ 50 % và < 80 %".
      return scored(awardValue(award, maximum), missed === null ? steps : [...steps, missed]);
    }
    missed = compared;
  }
  const steps: TraceStep[] = [{ step: 'measure', measure }];
  return scored(awardValue(ladder.otherwise, maximum), missed === null ? steps : [...steps, missed]);
}

/** LADDER: steps by the value of a measure. */
export function evaluateLadder(rule: RuleOf<'LADDER'>, maximum: Rational, scope: Scope): Outcome {
  const value = evaluateMeasure(scope, rule.value);
  return value.ok ? climb(value.measure, rule, maximum) : value;
}
