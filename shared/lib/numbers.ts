import { fail, ok, type Result } from '#shared/lib/result.ts';
import { MICRO, pointsFromMicro, type Points } from '#shared/lib/points.ts';
import { powerOfTen, roundScaled, type Rational } from '#shared/lib/rational.ts';
import { roundPoints, type RoundingMode } from '#shared/lib/rounding.ts';

/** How a figure was read. `thousands`: its separators group digits; `decimal`: it has a decimal part. */
export type NumberReading = 'integer' | 'thousands' | 'decimal';

/** A figure typed by people, exactly. */
export interface ViNumber {
  /** The figure as written; a percent sign is reported, not applied ("87,15 %" → 87.15, `percent`). */
  readonly value: Rational;
  readonly reading: NumberReading;
  /** Decimals typed, trailing zeros included. */
  readonly decimals: number;
  readonly percent: boolean;
  /** The other figure the same text could mean ("52.611" read as 52 611 could be 52,611); else null. */
  readonly otherReading: Rational | null;
}

export interface NumberProblem {
  readonly code: 'EMPTY' | 'NOT_A_NUMBER';
}

/** What the reader of a figure knows beforehand: counts are whole, points never need thousands. */
export type NumberExpectation = 'any' | 'integer' | 'decimal';

interface Split {
  readonly whole: string;
  readonly fraction: string;
  readonly reading: NumberReading;
  readonly ambiguous: boolean;
}

const GROUPED_BY_DOT = /^\d{1,3}(?:\.\d{3})+(?:,(\d+))?$/;
const GROUPED_BY_COMMA = /^\d{1,3}(?:,\d{3})+(?:\.(\d+))?$/;
const GROUPED_BY_SPACE = /^\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?$/;
const MAXIMUM_LENGTH = 40;

function plain(whole: string, fraction: string): Split {
  return { whole, fraction, reading: fraction === '' ? 'integer' : 'decimal', ambiguous: false };
}

function grouped(body: string, fraction: string | undefined): Split {
  const whole = (fraction === undefined ? body : body.slice(0, -fraction.length - 1)).replace(/[.,]/g, '');
  return { whole, fraction: fraction ?? '', reading: fraction ? 'decimal' : 'thousands', ambiguous: false };
}

/** One separator only: a dot before exactly three digits may group ("52.611"), all else is a decimal part. */
function splitOnce(body: string, expect: NumberExpectation): Split | null {
  const match = /^(\d*)([.,])(\d+)$/.exec(body);
  if (!match) return null;
  const [, whole = '', separator, fraction = ''] = match;
  const couldGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  const groups = expect === 'integer' || (expect === 'any' && separator === '.');
  if (!couldGroup || !groups) return plain(whole, fraction);
  return { whole: whole + fraction, fraction: '', reading: 'thousands', ambiguous: expect === 'any' };
}

function splitBody(body: string, expect: NumberExpectation): Split | null {
  if (/^\d+$/.test(body)) return plain(body, '');
  const once = splitOnce(body, expect);
  if (once) return once;
  const byDot = GROUPED_BY_DOT.exec(body);
  if (byDot) return grouped(body, byDot[1]);
  const byComma = GROUPED_BY_COMMA.exec(body);
  return byComma ? grouped(body, byComma[1]) : null;
}

/** The figure digits stand for: "1","75" → 1.75. */
function toRational(whole: string, fraction: string, negative: boolean): Rational {
  const digits = BigInt(whole + fraction);
  return { n: negative ? -digits : digits, d: powerOfTen(fraction.length) };
}

/**
 * Reads a figure as Vietnamese officers type it: `1,75` and `1.75` alike, `52.611` as thousands (with the other
 * reading told), `1.234,5`, spaces between thousands, leading zeros, signs, a percent sign at the end.
 * Errors: EMPTY, NOT_A_NUMBER.
 */
export function parseViNumber(
  raw: string,
  expect: NumberExpectation = 'any',
): Result<ViNumber, NumberProblem> {
  const text = raw.trim();
  if (text === '') return fail({ code: 'EMPTY' });
  const match = /^([+\-−–]?)\s*(\d[\d.,\s]*|[.,]\d+)\s*(%?)$/.exec(text);
  if (!match || text.length > MAXIMUM_LENGTH) return fail({ code: 'NOT_A_NUMBER' });
  const spaced = (match[2] ?? '').trim();
  const wasSpaced = /\s/.test(spaced);
  if (wasSpaced && !GROUPED_BY_SPACE.test(spaced)) return fail({ code: 'NOT_A_NUMBER' });
  const split = splitBody(spaced.replace(/\s/g, ''), expect);
  if (!split) return fail({ code: 'NOT_A_NUMBER' });
  const negative = match[1] !== '' && match[1] !== '+';
  const { whole, fraction } = split;
  const value = toRational(whole, fraction, negative);
  return ok({
    value,
    reading: wasSpaced && fraction === '' ? 'thousands' : split.reading,
    decimals: fraction.length,
    percent: match[3] === '%',
    otherReading: split.ambiguous ? toRational(whole.slice(0, -3), whole.slice(-3), negative) : null,
  });
}

/** Why typed points cannot be used. */
export interface PointsTextProblem {
  readonly code: 'EMPTY' | 'NOT_A_NUMBER' | 'TOO_MANY_DECIMALS' | 'TOO_LARGE';
}

const LARGEST_POINTS = 1_000_000n;

/**
 * Reads a score field: `1,75` and `1.75` alike, `1.928` always as one point and 928 thousandths.
 * Errors: EMPTY, NOT_A_NUMBER (also a percent sign), TOO_MANY_DECIMALS (trailing zeros do not count), TOO_LARGE.
 */
export function parsePointsText(
  raw: string,
  options: { readonly maxDecimals: number },
): Result<Points, PointsTextProblem> {
  const parsed = parseViNumber(raw, 'decimal');
  if (!parsed.ok) return parsed;
  const { value, percent } = parsed.value;
  if (percent) return fail({ code: 'NOT_A_NUMBER' });
  const maxDecimals = Math.min(options.maxDecimals, 6);
  if ((value.n * powerOfTen(maxDecimals)) % value.d !== 0n) return fail({ code: 'TOO_MANY_DECIMALS' });
  if (value.n > LARGEST_POINTS * value.d || value.n < -LARGEST_POINTS * value.d)
    return fail({ code: 'TOO_LARGE' });
  return ok(pointsFromMicro(Number((value.n * 1_000_000n) / value.d)));
}

/** How many decimals are printed: at least `min` (zeros are added), at most `max` (the rest is rounded by `mode`). */
export interface DecimalsFormat {
  readonly min?: number;
  readonly max?: number;
  /** HALF_UP where not said. */
  readonly mode?: RoundingMode;
}

/** Digits grouped by dots, a sign before them left alone: "52611" → "52.611". */
function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, '.');
}

function compose(negative: boolean, whole: string, fraction: string, min: number): string {
  const kept = fraction.replace(/0+$/, '').padEnd(min, '0');
  return `${negative ? '-' : ''}${groupThousands(whole)}${kept === '' ? '' : `,${kept}`}`;
}

/** Points as people write them: decimal comma, no needless zeros ("83,261"; "14"). Exact up to 6 decimals. */
export function formatPoints(value: Points, format: DecimalsFormat = {}): string {
  const digits = format.max ?? 6;
  const rounded = digits < 6 ? roundPoints(value, { mode: format.mode ?? 'HALF_UP', digits }) : value;
  const size = Math.abs(rounded);
  const fraction = String(size % MICRO).padStart(6, '0');
  return compose(rounded < 0, String(Math.floor(size / MICRO)), fraction, format.min ?? 0);
}

/** An exact figure in vi-VN: "1.234,5". Rounded to `max` decimals (6 where not said). */
export function formatNumber(value: Rational, format: DecimalsFormat = {}): string {
  const digits = format.max ?? 6;
  const scaled = roundScaled(value, powerOfTen(digits), format.mode ?? 'HALF_UP');
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const cut = text.length - digits;
  return compose(scaled < 0n, text.slice(0, cut), text.slice(cut), format.min ?? 0);
}

/** A share as a percentage: 13072/15000 → "87,15 %" (two decimals at most where not said). */
export function formatPercent(share: Rational, format: DecimalsFormat = {}): string {
  return `${formatNumber({ n: share.n * 100n, d: share.d }, { max: 2, ...format })} %`;
}

/** A whole number grouped by dots: 52611 → "52.611". */
export function formatInteger(value: number | bigint): string {
  return groupThousands(value.toString());
}
