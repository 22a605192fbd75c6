import {
  compareRational,
  multiplyRational,
  rationalFromPoints,
  subtractRational,
  type Rational,
} from '#shared/lib/rational.ts';
import type { DeductEvent, RuleOf } from '#shared/schemas/criteria-rule.ts';
import { awardValue } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure } from '#shared/domain/scoring/measures.ts';
import {
  noPoints,
  scored,
  worseGap,
  type Gap,
  type Outcome,
  type Scope,
} from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

interface Events {
  readonly counted: Rational;
  readonly excused: Rational | null;
}

/** Events that count: those that happened less those excused. */
function countEvents(event: DeductEvent, scope: Scope): Events | Gap {
  const happened = evaluateMeasure(scope, event.count);
  if (event.excused === null) {
    return happened.ok ? { counted: happened.measure.value, excused: null } : happened.gap;
  }
  const excused = evaluateMeasure(scope, event.excused);
  if (!happened.ok) return excused.ok ? happened.gap : worseGap(happened.gap, excused.gap);
  if (!excused.ok) return excused.gap;
  const counted = subtractRational(happened.measure.value, excused.measure.value);
  if (counted.n >= 0n) return { counted, excused: excused.measure.value };
  scope.problems.push({ code: 'EXCUSED_ABOVE_COUNT', severity: 'error', details: { label: event.label } });
  return 'invalid';
}

/** DEDUCT: the start less a loss per event, not below the floor (which may be below 0). */
export function evaluateDeduct(rule: RuleOf<'DEDUCT'>, maximum: Rational, scope: Scope): Outcome {
  let points = awardValue(rule.start, maximum);
  const steps: TraceStep[] = [{ step: 'start', points }];
  let gap: Gap | null = null;
  for (const event of rule.events) {
    const events = countEvents(event, scope);
    if (typeof events === 'string') {
      gap = worseGap(gap, events);
      continue;
    }
    const each = awardValue(event.loss, maximum);
    points = subtractRational(points, multiplyRational(events.counted, each));
    steps.push({ step: 'loss', label: event.label, count: events.counted, excused: events.excused, each });
  }
  if (gap !== null) return noPoints(gap);
  const floor = rationalFromPoints(rule.floor);
  if (compareRational(points, floor) >= 0) return scored(points, steps);
  return scored(floor, [...steps, { step: 'floored', at: floor }]);
}
