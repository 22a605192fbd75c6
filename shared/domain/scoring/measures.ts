import { addRational, divideRational, subtractRational, ZERO } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { Measure } from '#shared/schemas/criteria-rule.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import { readOperand } from '#shared/domain/scoring/read-operand.ts';
import { noPoints, worseGap, type Gap, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TracedMeasure } from '#shared/domain/scoring/trace-types.ts';

/** A measure worked out, or why it cannot be. */
export type Measured =
  { readonly ok: true; readonly measure: TracedMeasure } | { readonly ok: false; readonly gap: Gap };

function measured(measure: TracedMeasure): Measured {
  return { ok: true, measure };
}

function measureOperand(scope: Scope, key: string): Measured {
  const reading = readOperand(scope, key);
  if (reading.state === 'gap') return noPoints(reading.gap);
  if (reading.state !== 'figure') throw new Error(`Leaf ${scope.node.code}: operand ${key} is not a figure`);
  return measured({ kind: 'operand', value: reading.value, figure: reading.figure });
}

function measurePair(
  scope: Scope,
  first: Measure,
  second: Measure,
): readonly [TracedMeasure, TracedMeasure] | Gap {
  const left = evaluateMeasure(scope, first);
  const right = evaluateMeasure(scope, second);
  if (left.ok && right.ok) return [left.measure, right.measure];
  if (left.ok) return right.ok ? 'undefined' : right.gap;
  return right.ok ? left.gap : worseGap(left.gap, right.gap);
}

function measureSum(scope: Scope, parts: readonly Measure[]): Measured {
  const of: TracedMeasure[] = [];
  let gap: Gap | null = null;
  let value = ZERO;
  for (const part of parts) {
    const result = evaluateMeasure(scope, part);
    if (result.ok) {
      of.push(result.measure);
      value = addRational(value, result.measure.value);
    } else gap = worseGap(gap, result.gap);
  }
  return gap === null ? measured({ kind: 'sum', value, of }) : noPoints(gap);
}

/** Works out a measure exactly. A quotient by zero is a gap of kind "undefined". */
export function evaluateMeasure(scope: Scope, measure: Measure): Measured {
  switch (measure.kind) {
    case 'operand':
      return measureOperand(scope, measure.operand);
    case 'constant':
      return measured({ kind: 'constant', value: literal(measure.value) });
    case 'sum':
      return measureSum(scope, measure.of);
    case 'difference': {
      const pair = measurePair(scope, measure.of, measure.minus);
      if (typeof pair === 'string') return noPoints(pair);
      const [of, minus] = pair;
      return measured({ kind: 'difference', value: subtractRational(of.value, minus.value), of, minus });
    }
    case 'quotient': {
      const pair = measurePair(scope, measure.of, measure.by);
      if (typeof pair === 'string') return noPoints(pair);
      const [of, by] = pair;
      const value = divideRational(of.value, by.value);
      return value === null ? noPoints('undefined') : measured({ kind: 'quotient', value, of, by });
    }
    default:
      return assertNever(measure);
  }
}

/** True where people read the measure as a percentage: ratios, quotients, figures typed in %. */
export function isPercentMeasure(measure: TracedMeasure): boolean {
  switch (measure.kind) {
    case 'operand':
      return measure.figure.form === 'ratio' || measure.figure.percent;
    case 'quotient':
      return true;
    case 'sum':
      return measure.of.some(isPercentMeasure);
    case 'difference':
      return isPercentMeasure(measure.of) || isPercentMeasure(measure.minus);
    case 'constant':
      return false;
    default:
      return assertNever(measure);
  }
}
