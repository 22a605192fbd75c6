import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import {
  addRational,
  ceilRational,
  clampRational,
  compareRational,
  divideRational,
  floorRational,
  isExactPoints,
  isWholeRational,
  multiplyRational,
  ONE,
  rational,
  rationalFromInteger,
  rationalFromLiteral,
  rationalFromPoints,
  rationalToPoints,
  reduceRational,
  subtractRational,
  ZERO,
  type Rational,
} from '#shared/lib/rational.ts';

const HALF_UP_2 = { mode: 'HALF_UP', digits: 2 } as const;
const TRUNCATE_2 = { mode: 'TRUNCATE', digits: 2 } as const;

const fraction: fc.Arbitrary<Rational> = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => rational(n, d));

const isSame = (a: Rational, b: Rational): boolean => compareRational(a, b) === 0;

describe('fractions', () => {
  it('keep what binary numbers lose', () => {
    expect(
      isSame(addRational(rationalFromLiteral('0.1'), rationalFromLiteral('0.2')), rationalFromLiteral('0.3')),
    ).toBe(true);
    expect(isSame(multiplyRational(rational(1n, 3n), rationalFromInteger(3)), ONE)).toBe(true);
  });

  it('refuse a zero denominator, and division by zero has no value', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(divideRational(ONE, ZERO)).toBeNull();
    expect(() => rationalFromInteger(0.5)).toThrow(RangeError);
    expect(() => rationalFromLiteral('1,5')).toThrow(RangeError);
  });

  it('keep the sign in the numerator', () => {
    expect(rational(1n, -2n)).toEqual({ n: -1n, d: 2n });
    const quotient = divideRational(ONE, rational(-2n));
    expect(quotient).toEqual({ n: -1n, d: 2n });
  });

  it.each([
    ['7', '2', 3n, 4n],
    ['-7', '2', -4n, -3n],
    ['6', '2', 3n, 3n],
    ['-6', '2', -3n, -3n],
  ])('%s/%s has floor %s and ceiling %s', (n, d, floor, ceil) => {
    const value = rational(BigInt(n), BigInt(d));
    expect(floorRational(value)).toBe(floor);
    expect(ceilRational(value)).toBe(ceil);
    expect(isWholeRational(value)).toBe(floor === ceil);
  });

  it('clamp between bounds', () => {
    expect(clampRational(rational(3n, 2n), ZERO, ONE)).toBe(ONE);
    expect(clampRational(rational(-1n), ZERO, ONE)).toBe(ZERO);
    expect(clampRational(rational(1n, 2n), ZERO, ONE)).toEqual({ n: 1n, d: 2n });
  });

  it('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(isSame(addRational(a, b), addRational(b, a))).toBe(true);
        expect(isSame(addRational(addRational(a, b), c), addRational(a, addRational(b, c)))).toBe(true);
        expect(
          isSame(
            multiplyRational(a, addRational(b, c)),
            addRational(multiplyRational(a, b), multiplyRational(a, c)),
          ),
        ).toBe(true);
        expect(isSame(subtractRational(addRational(a, b), b), a)).toBe(true);
        expect(isSame(reduceRational(a), a)).toBe(true);
        if (b.n !== 0n) expect(isSame(multiplyRational(divideRational(a, b) ?? ZERO, b), a)).toBe(true);
      }),
    );
  });

  it('stay exact over long chains', () => {
    let sum = ZERO;
    for (let index = 1; index <= 400; index += 1) sum = addRational(sum, rational(1n, BigInt(index)));
    for (let index = 400; index >= 1; index -= 1) sum = subtractRational(sum, rational(1n, BigInt(index)));
    expect(isSame(sum, ZERO)).toBe(true);
  });
});

describe('rounding to points, once', () => {
  it.each([
    ['10.566', '10.57', '10.56'],
    ['10.565', '10.57', '10.56'],
    ['10.564999', '10.56', '10.56'],
    ['-10.565', '-10.57', '-10.56'],
    ['0.005', '0.01', '0'],
    ['0', '0', '0'],
  ])('%s → half-up %s, cut %s', (literal, halfUp, cut) => {
    expect(rationalToPoints(rationalFromLiteral(literal), HALF_UP_2)).toBe(points(halfUp));
    expect(rationalToPoints(rationalFromLiteral(literal), TRUNCATE_2)).toBe(points(cut));
  });

  it('a third is not exact, a quarter is', () => {
    expect(isExactPoints(rational(1n, 3n))).toBe(false);
    expect(isExactPoints(rational(1n, 4n))).toBe(true);
    expect(rationalToPoints(rational(2n, 3n), { mode: 'HALF_UP', digits: 6 })).toBe(666_667);
  });

  it('never moves a value by more than half a unit', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        if (value.n > 10n ** 9n * value.d || value.n < -(10n ** 9n) * value.d) return;
        const rounded = rationalFromPoints(rationalToPoints(value, { mode: 'HALF_UP', digits }));
        const off = subtractRational(rounded, value);
        const half = rational(1n, 2n * 10n ** BigInt(digits));
        expect(compareRational(off.n < 0n ? rational(-off.n, off.d) : off, half)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
