import { formatNumber, formatPoints } from '#shared/lib/numbers.ts';
import { compareRational, rationalFromPoints, type Rational } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import { conditionText } from '#shared/domain/scoring/explain/condition-text.ts';
import {
  comparisonSign,
  showBeside,
  showFigure,
  showPoints,
} from '#shared/domain/scoring/explain/figures.ts';
import { measureText } from '#shared/domain/scoring/explain/measure-text.ts';
import { isPercentMeasure } from '#shared/domain/scoring/measures.ts';
import type { Trace, TracedMeasure, TraceStep } from '#shared/domain/scoring/trace-types.ts';

const OUTCOMES = { higher: 'cao hơn', equal: 'bằng', lower: 'thấp hơn' } as const;
const POLICIES = {
  FULL: 'không áp dụng, tính đủ điểm',
  EXCLUDE: 'không áp dụng, không tính vào điểm tối đa',
  ZERO: 'không áp dụng, tính 0 điểm',
  ASK: 'không áp dụng, chờ cấp trên quyết định',
} as const;

type Compared = Extract<TraceStep, { step: 'compare' }>;

function lossText(step: Extract<TraceStep, { step: 'loss' }>): string {
  const excused =
    step.excused === null || step.excused.n === 0n ? '' : `, đã trừ ${formatNumber(step.excused)} được miễn`;
  return `− ${formatNumber(step.count)} × ${showPoints(step.each)} (${step.label}${excused})`;
}

function meanText(step: Extract<TraceStep, { step: 'mean' }>): string {
  const mean = `trung bình ${step.count} điểm số = ${formatNumber(step.mean, { max: 4 })}`;
  return step.rounded === null ? mean : `${mean}, làm tròn ${formatNumber(step.rounded)}`;
}

function partText(step: Extract<TraceStep, { step: 'part' }>): string {
  const [only] = step.steps;
  // A part that is one question says the answer by its points; its label usually is the question.
  const isQuestion = step.steps.length === 1 && only?.step === 'condition' && only.condition.kind === 'yesNo';
  const working = step.steps.length === 0 || isQuestion ? '' : ` (${stepsText(step.steps)})`;
  return `${step.label}: ${formatNumber(step.points)}/${showPoints(step.maximum)}${working}`;
}

function stepText(step: TraceStep): string {
  switch (step.step) {
    case 'measure':
      return measureText(step.measure);
    case 'compare':
      return `${comparisonSign(step.op, step.met)} ${showFigure(step.bound, step.percent)}`;
    case 'condition':
      return conditionText(step.condition);
    case 'choice':
      return `${step.label}: ${step.option}`;
    case 'product':
      return `${showFigure(step.factor, step.percent)} × ${showPoints(step.of)}`;
    case 'divided':
      return `÷ ${formatNumber(step.by)}`;
    case 'increment':
      return `${showPoints(step.base)} + ${formatNumber(step.steps, { max: 4 })} bước × ${showPoints(step.each)}`;
    case 'start':
      return `từ ${showPoints(step.points)}`;
    case 'loss':
      return lossText(step);
    case 'versus':
      return `${measureText(step.current)} so với kỳ trước ${measureText(step.previous)}: ${OUTCOMES[step.outcome]}`;
    case 'mean':
      return meanText(step);
    case 'part':
      return partText(step);
    case 'veto':
      return step.fired ? step.label : '';
    case 'entered':
      return 'điểm nhập tay';
    case 'imported':
      return `${step.system}, ${step.indicator}: ${formatNumber(step.value, { max: 4 })}`;
    case 'notApplicable':
      return POLICIES[step.policy];
    case 'capped':
      return `không quá ${showPoints(step.at)}`;
    case 'floored':
      return `không dưới ${showPoints(step.at)}`;
    default:
      return assertNever(step);
  }
}

/** A value and the bounds it is held against read as one: "75 % ≥ 50 % và < 80 %". */
function comparedText(measure: TracedMeasure, bounds: readonly Compared[]): string {
  const percent = isPercentMeasure(measure);
  const shown = bounds.map(({ bound }) => showBeside(measure.value, bound, percent));
  const longest = shown.reduce((a, b) => (b.length > a.length ? b : a), showFigure(measure.value, percent));
  return `${measureText(measure, longest)} ${bounds.map(stepText).join(' và ')}`;
}

function boundsAfter(steps: readonly TraceStep[], index: number): readonly Compared[] {
  const bounds: Compared[] = [];
  for (const step of steps.slice(index + 1)) {
    if (step.step !== 'compare') break;
    bounds.push(step);
  }
  return bounds;
}

/** A bare figure right before its own product would only be said twice: "12; 12 × 0,1 điểm". */
function isRepeated(step: TraceStep, next: TraceStep | undefined): boolean {
  if (step.step !== 'measure' || next?.step !== 'product') return false;
  const { measure } = step;
  const bare = measure.kind === 'operand' && measure.figure.form === 'number' && !measure.figure.estimated;
  return bare && compareRational(measure.value, next.factor) === 0;
}

/** "÷ 5" stands behind the figure it divides, a loss behind the points it is taken from. */
function isContinuation(step: TraceStep): boolean {
  return step.step === 'divided' || step.step === 'loss';
}

function phrases(steps: readonly TraceStep[]): readonly string[] {
  const texts: string[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.step === 'compare' || isRepeated(step, steps[index + 1])) continue;
    const bounds = step.step === 'measure' ? boundsAfter(steps, index) : [];
    const text =
      step.step === 'measure' && bounds.length > 0 ? comparedText(step.measure, bounds) : stepText(step);
    if (text === '') continue;
    const scaled = step.step === 'product' && steps[index - 1]?.step === 'divided';
    if (scaled) texts.push(`${texts.pop() ?? ''} × ${showPoints(step.of)}`);
    else if (isContinuation(step)) texts.push(`${texts.pop() ?? ''} ${text}`.trim());
    else texts.push(text);
  }
  return texts;
}

function stepsText(steps: readonly TraceStep[]): string {
  return phrases(steps).join('; ');
}

function resultText(trace: Trace): string {
  if (trace.points === null) return '';
  const exact: Rational | null = trace.exact;
  const result = `${formatPoints(trace.points)} điểm`;
  if (exact === null || compareRational(exact, rationalFromPoints(trace.points)) === 0) return result;
  return `${result} (làm tròn từ ${formatNumber(exact)})`;
}

/**
 * The working of a leaf in words an officer can check: "13.072/15.000 = 87,15 % ≥ 80 % → 1 điểm". Empty where nothing
 * was worked out.
 */
export function traceToVietnamese(trace: Trace): string {
  const working = stepsText(trace.steps);
  const result = resultText(trace);
  if (working === '' || result === '') return working + result;
  return `${working} → ${result}`;
}

/** The same, one line per part of the working, the result last: for the side panel. */
export function traceToLines(trace: Trace): readonly string[] {
  const result = resultText(trace);
  return result === '' ? phrases(trace.steps) : [...phrases(trace.steps), `→ ${result}`];
}
