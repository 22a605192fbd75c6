import { parseViNumber, type NumberExpectation } from '#shared/lib/numbers.ts';
import {
  compareRational,
  divideRational,
  isWholeRational,
  rational,
  type Rational,
} from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import { parseDay } from '#shared/lib/days.ts';
import { typedFigure, type TypedFigure } from '#shared/schemas/answer.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import type { ProblemCode } from '#shared/domain/scoring/result-types.ts';
import type { Reading, Scope } from '#shared/domain/scoring/scope.ts';

type GapReading = Extract<Reading, { state: 'gap' }>;

const MISSING: GapReading = { state: 'gap', gap: 'missing' };
const UNDEFINED: GapReading = { state: 'gap', gap: 'undefined' };
const INVALID: GapReading = { state: 'gap', gap: 'invalid' };
const HUNDRED = 100n;

function refuse(
  scope: Scope,
  code: ProblemCode,
  inputKey: string,
  details: Readonly<Record<string, string>>,
): GapReading {
  scope.problems.push({ code, severity: 'error', inputKey, details });
  return INVALID;
}

interface FigureOptions {
  /** Any figure where not said. */
  readonly expect?: NumberExpectation;
  readonly percent?: boolean;
  readonly whole?: boolean;
  readonly lowest?: string | undefined;
  readonly highest?: string | undefined;
  readonly warnAmbiguous?: boolean;
}

/** The figure typed under one key, or the reading that says why there is none. */
function readFigure(
  scope: Scope,
  key: string,
  options: FigureOptions,
): { readonly value: Rational; readonly typed: TypedFigure; readonly percent: boolean } | GapReading {
  const typed = typedFigure(scope.answer, key);
  if (typed === null) return MISSING;
  const { raw } = typed;
  const parsed = parseViNumber(raw, options.expect);
  if (!parsed.ok) return refuse(scope, 'NOT_A_NUMBER', key, { raw });
  const { value, percent, otherReading } = parsed.value;
  if (percent && options.percent !== true) return refuse(scope, 'NOT_A_NUMBER', key, { raw });
  if (options.whole === true && !isWholeRational(value)) return refuse(scope, 'NOT_AN_INTEGER', key, { raw });
  if (options.lowest !== undefined && compareRational(value, literal(options.lowest)) < 0) {
    const code = options.lowest === '0' ? 'NEGATIVE_NUMBER' : 'BELOW_LOWEST';
    return refuse(scope, code, key, { raw, lowest: options.lowest });
  }
  if (options.highest !== undefined && compareRational(value, literal(options.highest)) > 0) {
    return refuse(scope, 'ABOVE_HIGHEST', key, { raw, highest: options.highest });
  }
  if (otherReading && options.warnAmbiguous === true) {
    scope.problems.push({ code: 'AMBIGUOUS_NUMBER', severity: 'warning', inputKey: key, details: { raw } });
  }
  return { value, typed, percent };
}

function readSingle(scope: Scope, operand: OperandDef, options: FigureOptions, always: boolean): Reading {
  const read = readFigure(scope, operand.key, options);
  if ('state' in read) return read;
  const percent = always || read.percent;
  const value = percent ? rational(read.value.n, read.value.d * HUNDRED) : read.value;
  return {
    state: 'figure',
    value,
    figure: { form: 'number', label: operand.label, value, percent, estimated: read.typed.estimated },
  };
}

function readRatio(scope: Scope, operand: Extract<OperandDef, { kind: 'ratio' }>): Reading {
  const numeratorKey = `${operand.key}.numerator`;
  const denominatorKey = `${operand.key}.denominator`;
  const options: FigureOptions = { lowest: '0' };
  const top = readFigure(scope, numeratorKey, options);
  const bottom = readFigure(scope, denominatorKey, options);
  if ('state' in top || 'state' in bottom) {
    const gaps = [top, bottom].map((read) => ('state' in read ? read.gap : null));
    return gaps.includes('invalid') ? INVALID : MISSING;
  }
  const value = divideRational(top.value, bottom.value);
  if (value === null) {
    return top.value.n === 0n
      ? UNDEFINED
      : refuse(scope, 'ZERO_DENOMINATOR', denominatorKey, { numerator: top.typed.raw });
  }
  if (operand.proper === true && compareRational(top.value, bottom.value) > 0) {
    return refuse(scope, 'NUMERATOR_ABOVE_DENOMINATOR', numeratorKey, {
      numerator: top.typed.raw,
      denominator: bottom.typed.raw,
    });
  }
  const estimated = top.typed.estimated || bottom.typed.estimated;
  return {
    state: 'figure',
    value,
    figure: {
      form: 'ratio',
      label: operand.label,
      numerator: top.value,
      denominator: bottom.value,
      estimated,
    },
  };
}

function readChoice(scope: Scope, operand: Extract<OperandDef, { kind: 'choice' }>, raw: string): Reading {
  const option = operand.options.find((candidate) => candidate.key === raw);
  if (!option) return refuse(scope, 'UNKNOWN_OPTION', operand.key, { raw });
  return { state: 'option', option: option.key, label: option.label };
}

function readDate(scope: Scope, operand: Extract<OperandDef, { kind: 'date' }>, raw: string): Reading {
  const day = parseDay(raw);
  if (!day.ok) return refuse(scope, 'NOT_A_DATE', operand.key, { raw });
  return { state: 'day', day: day.value, deadline: operand.deadline };
}

function readScores(scope: Scope, operand: OperandDef, raw: string): Reading {
  const values: Rational[] = [];
  for (const part of raw.split(/[;\n]/)) {
    if (part.trim() === '') continue;
    const parsed = parseViNumber(part, 'decimal');
    if (!parsed.ok || parsed.value.percent)
      return refuse(scope, 'NOT_A_NUMBER', operand.key, { raw: part.trim() });
    values.push(parsed.value.value);
  }
  return values.length === 0 ? MISSING : { state: 'scores', values };
}

function readYesNo(scope: Scope, operand: OperandDef, raw: string): Reading {
  if (raw === 'yes' || raw === 'no') return { state: 'yesNo', yes: raw === 'yes' };
  return refuse(scope, 'NOT_YES_OR_NO', operand.key, { raw });
}

/** A missing figure of the period before is no baseline: undefined, never 0 and never "not typed yet". */
function readPrevious(scope: Scope, operand: OperandDef): Reading {
  const reading = readSingle(scope, operand, {}, false);
  return reading === MISSING ? UNDEFINED : reading;
}

function readByKind(scope: Scope, operand: OperandDef): Reading {
  const raw = typedFigure(scope.answer, operand.key)?.raw.trim() ?? '';
  switch (operand.kind) {
    case 'ratio':
      return readRatio(scope, operand);
    case 'number': {
      const { percent = false, minimum: lowest, maximum: highest, unit } = operand;
      const expect = percent ? 'decimal' : 'any';
      // "1.200 tỷ đồng" is plain; a bare "1.200" could be meant as 1,2.
      const warnAmbiguous = unit === undefined;
      return readSingle(scope, operand, { expect, percent, lowest, highest, warnAmbiguous }, percent);
    }
    case 'count':
      return readSingle(scope, operand, { expect: 'integer', whole: true, lowest: '0' }, false);
    case 'previous':
      return readPrevious(scope, operand);
    case 'planned':
    case 'statistic':
      return readSingle(scope, operand, {}, false);
    case 'imported':
      return readSingle(scope, operand, { expect: 'decimal', percent: true }, false);
    case 'surveyMean':
      return readSingle(scope, operand, { expect: 'decimal', lowest: '0', highest: operand.scale }, false);
    case 'yesNo':
      return raw === '' ? MISSING : readYesNo(scope, operand, raw);
    case 'choice':
      return raw === '' ? MISSING : readChoice(scope, operand, raw);
    case 'date':
      return raw === '' ? MISSING : readDate(scope, operand, raw);
    case 'scores':
      return readScores(scope, operand, raw);
    default:
      return assertNever(operand);
  }
}

/** The operand with this key, read once per evaluation. Throws on a key the leaf does not define: the set is broken. */
export function readOperand(scope: Scope, key: string): Reading {
  const known = scope.readings.get(key);
  if (known) return known;
  const operand = scope.operands.get(key);
  if (!operand) throw new Error(`Leaf ${scope.node.code} has no operand ${key}`);
  const reading = readByKind(scope, operand);
  scope.readings.set(key, reading);
  return reading;
}
