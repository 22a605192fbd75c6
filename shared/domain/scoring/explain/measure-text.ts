import { assertNever } from '#shared/lib/result.ts';
import { isPercentMeasure } from '#shared/domain/scoring/measures.ts';
import { showFigure } from '#shared/domain/scoring/explain/figures.ts';
import type { TracedMeasure } from '#shared/domain/scoring/trace-types.ts';

const ESTIMATED = 'ước ';

function isEstimated(measure: TracedMeasure): boolean {
  switch (measure.kind) {
    case 'operand':
      return measure.figure.estimated;
    case 'constant':
      return false;
    case 'sum':
      return measure.of.some(isEstimated);
    case 'difference':
      return isEstimated(measure.of) || isEstimated(measure.minus);
    case 'quotient':
      return isEstimated(measure.of) || isEstimated(measure.by);
    default:
      return assertNever(measure);
  }
}

function bracketed(measure: TracedMeasure): string {
  const text = workingOf(measure);
  return measure.kind === 'operand' || measure.kind === 'constant' ? text : `(${text})`;
}

/** The working without its result: "13.072/15.000", "(1.000 − 30)/1.000". */
function workingOf(measure: TracedMeasure): string {
  switch (measure.kind) {
    case 'operand':
      return measure.figure.form === 'ratio'
        ? `${showFigure(measure.figure.numerator, false)}/${showFigure(measure.figure.denominator, false)}`
        : showFigure(measure.value, measure.figure.percent);
    case 'constant':
      return showFigure(measure.value, false);
    case 'sum':
      return measure.of.map(workingOf).join(' + ');
    case 'difference':
      return `${workingOf(measure.of)} − ${bracketed(measure.minus)}`;
    case 'quotient':
      return `${bracketed(measure.of)}/${bracketed(measure.by)}`;
    default:
      return assertNever(measure);
  }
}

function isBare(measure: TracedMeasure): boolean {
  return measure.kind === 'constant' || (measure.kind === 'operand' && measure.figure.form === 'number');
}

/**
 * A measure with its working and result: "13.072/15.000 = 87,15 %". `result` overrides how the result is printed
 * (more decimals beside a close bound). A bare figure has no working: "950".
 */
export function measureText(measure: TracedMeasure, result?: string): string {
  const shown = result ?? showFigure(measure.value, isPercentMeasure(measure));
  const text = isBare(measure) ? shown : `${workingOf(measure)} = ${shown}`;
  return isEstimated(measure) ? ESTIMATED + text : text;
}
