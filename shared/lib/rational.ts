import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import { unitOfDigits, type Rounding } from '#shared/lib/rounding.ts';

/** An exact fraction: `d` is always positive. Not reduced unless it grows: equality goes through `compareRational`. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const MICRO = 1_000_000n;
/** Above this a fraction is reduced, so that long chains stay small. */
const REDUCE_ABOVE = 1n << 160n;

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let left = magnitude(a);
  let right = magnitude(b);
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

function make(n: bigint, d: bigint): Rational {
  return d > REDUCE_ABOVE ? reduceRational({ n, d }) : { n, d };
}

/** The fraction in lowest terms. */
export function reduceRational(value: Rational): Rational {
  const divisor = greatestCommonDivisor(value.n, value.d);
  return divisor <= 1n ? value : { n: value.n / divisor, d: value.d / divisor };
}

/** numerator / denominator. Throws on a zero denominator: callers decide first what "undefined" means. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('A fraction needs a denominator other than zero');
  return denominator < 0n ? make(-numerator, -denominator) : make(numerator, denominator);
}

/** A whole number as a fraction. Throws on a number that is not a safe integer. */
export function rationalFromInteger(value: number): Rational {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`);
  return { n: BigInt(value), d: 1n };
}

/** Points as a fraction of one point. */
export function rationalFromPoints(value: Points): Rational {
  return { n: BigInt(value), d: MICRO };
}

const POWERS: readonly bigint[] = Array.from({ length: 40 }, (_, index) => 10n ** BigInt(index));

/** 10 to the power of `exponent` (0 to 39 from a table). */
export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** The exact value of a plain decimal literal ("0.8", "-12.5"). Throws on other text. */
export function rationalFromLiteral(literal: string): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(literal);
  if (!match) throw new RangeError(`Not a decimal literal: ${literal}`);
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2] ?? ''}${fraction}`);
  return { n: match[1] === '-' ? -digits : digits, d: powerOfTen(fraction.length) };
}

/** a + b. */
export function addRational(a: Rational, b: Rational): Rational {
  return a.d === b.d ? make(a.n + b.n, a.d) : make(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** a − b. */
export function subtractRational(a: Rational, b: Rational): Rational {
  return a.d === b.d ? make(a.n - b.n, a.d) : make(a.n * b.d - b.n * a.d, a.d * b.d);
}

/** a × b. */
export function multiplyRational(a: Rational, b: Rational): Rational {
  return make(a.n * b.n, a.d * b.d);
}

/** a ÷ b, or null where b is zero (undefined). */
export function divideRational(a: Rational, b: Rational): Rational | null {
  if (b.n === 0n) return null;
  return b.n < 0n ? make(-a.n * b.d, a.d * -b.n) : make(a.n * b.d, a.d * b.n);
}

/** Below zero where a < b, zero where equal, above zero where a > b. */
export function compareRational(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The sign of a fraction. */
export function signOfRational(value: Rational): -1 | 0 | 1 {
  if (value.n === 0n) return 0;
  return value.n < 0n ? -1 : 1;
}

/** −a where a is below zero, else a. */
export function absRational(value: Rational): Rational {
  return value.n < 0n ? { n: -value.n, d: value.d } : value;
}

/** The value kept between two bounds. */
export function clampRational(value: Rational, lowest: Rational, highest: Rational): Rational {
  if (compareRational(value, lowest) < 0) return lowest;
  return compareRational(value, highest) > 0 ? highest : value;
}

/** The largest whole number not above the value. */
export function floorRational(value: Rational): bigint {
  const quotient = value.n / value.d;
  return value.n < 0n && quotient * value.d !== value.n ? quotient - 1n : quotient;
}

/** The smallest whole number not below the value. */
export function ceilRational(value: Rational): bigint {
  return -floorRational({ n: -value.n, d: value.d });
}

/** True where the value is a whole number. */
export function isWholeRational(value: Rational): boolean {
  return value.n % value.d === 0n;
}

/** value × scale as a whole number, rounded once: half away from zero, or cut off. */
export function roundScaled(value: Rational, scale: bigint, mode: Rounding['mode']): bigint {
  const scaled = value.n * scale;
  const quotient = scaled / value.d;
  if (mode === 'TRUNCATE') return quotient;
  const rest = magnitude(scaled - quotient * value.d);
  if (rest * 2n < value.d) return quotient;
  return scaled < 0n ? quotient - 1n : quotient + 1n;
}

/** The fraction as points, rounded exactly once to the digits of `rounding`. Throws beyond the range of `Points`. */
export function rationalToPoints(value: Rational, rounding: Rounding): Points {
  const units = roundScaled(value, powerOfTen(rounding.digits), rounding.mode);
  return pointsFromMicro(Number(units) * unitOfDigits(rounding.digits));
}

/** True where the fraction is a whole number of micro-points, so that it can be kept as points without rounding. */
export function isExactPoints(value: Rational): boolean {
  return (value.n * MICRO) % value.d === 0n;
}
