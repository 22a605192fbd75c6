import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import {
  absRational,
  addRational,
  compareRational,
  divideRational,
  floorRational,
  isExactPoints,
  isWholeRational,
  multiplyRational,
  ONE,
  powerOfTen,
  rational,
  rationalFromInteger,
  rationalFromLiteral,
  rationalFromPoints,
  rationalToPoints,
  reduceRational,
  roundScaled,
  signOfRational,
  subtractRational,
  ZERO,
} from '#shared/lib/rational.ts';
import { roundingSchema, roundPoints, unitOfDigits } from '#shared/lib/rounding.ts';

const half = rational(1n, 2n);
const third = rational(1n, 3n);

describe('the fraction itself', () => {
  it('is kept as it comes until it grows', () => {
    expect([ZERO, ONE]).toEqual([
      { n: 0n, d: 1n },
      { n: 1n, d: 1n },
    ]);
    expect(rational(2n, 4n)).toEqual({ n: 2n, d: 4n });
    expect(rational(7n)).toEqual({ n: 7n, d: 1n });
    expect(rational(-2n, -4n)).toEqual({ n: 2n, d: 4n });
    expect(addRational(half, half)).toEqual({ n: 2n, d: 2n });
    expect(addRational(half, third)).toEqual({ n: 5n, d: 6n });
    expect(subtractRational(half, half)).toEqual({ n: 0n, d: 2n });
    expect(subtractRational(half, third)).toEqual({ n: 1n, d: 6n });
    expect(multiplyRational(half, third)).toEqual({ n: 1n, d: 6n });
    expect(divideRational(half, third)).toEqual({ n: 3n, d: 2n });
    expect(divideRational(half, rational(-2n, 3n))).toEqual({ n: -3n, d: 4n });
    expect(rationalFromInteger(-3)).toEqual({ n: -3n, d: 1n });
    expect(rationalFromPoints(points('1.5'))).toEqual({ n: 1_500_000n, d: 1_000_000n });
  });

  it('is reduced as soon as its denominator passes 2^160', () => {
    const limit = 1n << 160n;
    expect(rational(2n, limit)).toEqual({ n: 2n, d: limit });
    expect(rational(limit * 2n, limit * 4n)).toEqual({ n: 1n, d: 2n });
    expect(multiplyRational(rational(1n, limit), rational(4n, 4n))).toEqual({ n: 1n, d: limit });
  });

  it.each([
    [6n, 4n, 3n, 2n],
    [-6n, 4n, -3n, 2n],
    [0n, 4n, 0n, 1n],
    [3n, 2n, 3n, 2n],
  ])('%s/%s in lowest terms', (n, d, reducedN, reducedD) => {
    expect(reduceRational({ n, d })).toEqual({ n: reducedN, d: reducedD });
  });

  it('in lowest terms already comes back as it is', () => {
    expect(reduceRational(half)).toBe(half);
  });

  it.each([
    ['0.8', 8n, 10n],
    ['-12.50', -1250n, 100n],
    ['7', 7n, 1n],
    ['00.1', 1n, 10n],
  ])('of "%s" is exact', (literal, n, d) => {
    expect(rationalFromLiteral(literal)).toEqual({ n, d });
  });

  it.each(['', '1,5', '.5', '5.', 'x1', '1x', '1.5x', '+1', '1.2.3'])(
    '"%s" has none, and is named',
    (text) => {
      expect(() => rationalFromLiteral(text)).toThrow(new RangeError(`Not a decimal literal: ${text}`));
    },
  );

  it('says what it refuses', () => {
    expect(() => rational(1n, 0n)).toThrow('A fraction needs a denominator other than zero');
    expect(() => rationalFromInteger(0.5)).toThrow('Not a safe integer: 0.5');
  });

  it('powers of ten go beyond the table', () => {
    expect([0, 1, 39, 40, 41].map(powerOfTen)).toEqual([1n, 10n, 10n ** 39n, 10n ** 40n, 10n ** 41n]);
  });
});

describe('questions of a fraction', () => {
  it('order, sign and size', () => {
    expect([compareRational(third, half), compareRational(half, third)]).toEqual([-1, 1]);
    expect(compareRational(half, rational(2n, 4n))).toBe(0);
    expect(compareRational(rational(1n, 4n), rational(3n, 4n))).toBe(-1);
    expect([rational(-1n), ZERO, half].map(signOfRational)).toEqual([-1, 0, 1]);
    expect(absRational(rational(-1n, 2n))).toEqual({ n: 1n, d: 2n });
    expect(absRational(half)).toBe(half);
    expect(absRational(ZERO)).toBe(ZERO);
  });

  it('whole numbers and what lies between', () => {
    expect([rational(4n, 2n), rational(-4n, 2n), half, ZERO].map(isWholeRational)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect([rational(-1n, 2n), ZERO, half, rational(-2n, 2n)].map(floorRational)).toEqual([-1n, 0n, 0n, -1n]);
    expect(isExactPoints(rational(1n, 1_000_000n))).toBe(true);
    expect(isExactPoints(rational(1n, 2_000_000n))).toBe(false);
  });

  it.each([
    [rational(5n, 2n), 3n, 2n],
    [rational(-5n, 2n), -3n, -2n],
    [rational(12n, 5n), 2n, 2n],
    [rational(-12n, 5n), -2n, -2n],
    [rational(13n, 5n), 3n, 2n],
    [ZERO, 0n, 0n],
  ])('case %# rounds and is cut', (value, rounded, cut) => {
    expect(roundScaled(value, 1n, 'HALF_UP')).toBe(rounded);
    expect(roundScaled(value, 1n, 'TRUNCATE')).toBe(cut);
  });

  it('points are rounded to the digits asked for', () => {
    const value = rational(2n, 3n);
    const rounded = [0, 1, 3, 6].map((digits) => rationalToPoints(value, { mode: 'HALF_UP', digits }));
    expect(rounded).toEqual(['1', '0.7', '0.667', '0.666667'].map(points));
  });
});

describe('rounding', () => {
  it('each digit has its unit; others are refused by name', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(unitOfDigits)).toEqual([1e6, 1e5, 1e4, 1e3, 100, 10, 1]);
    expect(() => unitOfDigits(7)).toThrow(new RangeError('Digits must be 0 to 6: 7'));
    expect(() => unitOfDigits(-1)).toThrow(RangeError);
  });

  it.each([
    ['0.005', '0.01', '0'],
    ['0.004999', '0', '0'],
    ['-0.005', '-0.01', '0'],
    ['1.2', '1.2', '1.2'],
  ])('%s to two digits: %s, cut %s', (literal, rounded, cut) => {
    expect(roundPoints(points(literal), { mode: 'HALF_UP', digits: 2 })).toBe(points(rounded));
    expect(roundPoints(points(literal), { mode: 'TRUNCATE', digits: 2 })).toBe(points(cut));
  });

  it.each([
    [{ mode: 'HALF_UP', digits: 0 }, true],
    [{ mode: 'TRUNCATE', digits: 6 }, true],
    [{ mode: 'HALF_UP', digits: 7 }, false],
    [{ mode: 'HALF_UP', digits: -1 }, false],
    [{ mode: 'HALF_UP', digits: 1.5 }, false],
    [{ mode: 'CEIL', digits: 2 }, false],
    [{ mode: 'HALF_UP', digits: 2, more: 1 }, false],
  ])('%j is a rounding: %s', (value, passes) => {
    expect(roundingSchema.safeParse(value).success).toBe(passes);
  });
});
