import {
  addRational,
  divideRational,
  multiplyRational,
  powerOfTen,
  rational,
  rationalFromInteger,
  roundScaled,
  ZERO,
  type Rational,
} from '#shared/lib/rational.ts';
import type { RuleOf } from '#shared/schemas/criteria-rule.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import { readOperand } from '#shared/domain/scoring/read-operand.ts';
import {
  noPoints,
  scored,
  worseGap,
  type Gap,
  type Outcome,
  type Scope,
} from '#shared/domain/scoring/scope.ts';
import type { TraceStep } from '#shared/domain/scoring/trace-types.ts';

function collectItems(items: readonly string[], scope: Scope): readonly Rational[] | Gap {
  const values: Rational[] = [];
  let gap: Gap | null = null;
  for (const key of items) {
    const reading = readOperand(scope, key);
    if (reading.state === 'gap') gap = worseGap(gap, reading.gap);
    else if (reading.state === 'figure') values.push(reading.value);
    else if (reading.state === 'scores') values.push(...reading.values);
    else throw new Error(`Leaf ${scope.node.code}: item ${key} of MEAN is not a figure`);
  }
  return gap ?? values;
}

/** MEAN: the mean of the items' scores, rounded where the guidance says so; on a scale, or as points. */
export function evaluateMean(rule: RuleOf<'MEAN'>, maximum: Rational, scope: Scope): Outcome {
  const values = collectItems(rule.items, scope);
  if (typeof values === 'string') return noPoints(values);
  const mean = divideRational(values.reduce(addRational, ZERO), rationalFromInteger(values.length));
  if (mean === null) return noPoints('undefined');
  const { rounding } = rule;
  const scaleOfTen = powerOfTen(rounding?.digits ?? 0);
  const rounded =
    rounding === null ? null : rational(roundScaled(mean, scaleOfTen, rounding.mode), scaleOfTen);
  const value = rounded ?? mean;
  const steps: TraceStep[] = [{ step: 'mean', mean, count: values.length, rounded }];
  if (rule.scale === null) return scored(value, steps);
  const scale = literal(rule.scale);
  const share = divideRational(value, scale);
  if (share === null) throw new Error(`Leaf ${scope.node.code}: the scale of MEAN is zero`);
  steps.push({ step: 'divided', by: scale }, { step: 'product', factor: share, percent: true, of: maximum });
  return scored(multiplyRational(share, maximum), steps);
}
