import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { points, pointsFromMicro } from '#shared/lib/points.ts';
import { rationalFromPoints, rationalToPoints } from '#shared/lib/rational.ts';
import { hasAtMostDigits, isWholePoints, roundPoints, unitOfDigits } from '#shared/lib/rounding.ts';

describe('rounding points', () => {
  it.each([
    ['10.566', 2, '10.57', '10.56'],
    ['83.261', 2, '83.26', '83.26'],
    ['0.5', 0, '1', '0'],
    ['-0.5', 0, '-1', '0'],
    ['-0.4', 0, '0', '0'],
    ['1.234567', 6, '1.234567', '1.234567'],
    ['1.2345', 3, '1.235', '1.234'],
  ])('%s to %i digits: half-up %s, cut %s', (literal, digits, halfUp, cut) => {
    expect(roundPoints(points(literal), { mode: 'HALF_UP', digits })).toBe(points(halfUp));
    expect(roundPoints(points(literal), { mode: 'TRUNCATE', digits })).toBe(points(cut));
  });

  it('agrees with the rounding of fractions', () => {
    const micro = fc.integer({ min: -200_000_000, max: 200_000_000 });
    const rounding = fc.record({
      mode: fc.constantFrom('HALF_UP' as const, 'TRUNCATE' as const),
      digits: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(micro, rounding, (value, how) => {
        const exact = pointsFromMicro(value);
        expect(roundPoints(exact, how)).toBe(rationalToPoints(rationalFromPoints(exact), how));
      }),
    );
  });

  it('knows decimals', () => {
    expect(hasAtMostDigits(points('1.75'), 2)).toBe(true);
    expect(hasAtMostDigits(points('1.756'), 2)).toBe(false);
    expect(isWholePoints(points('14'))).toBe(true);
    expect(isWholePoints(points('14.5'))).toBe(false);
    expect(() => unitOfDigits(7)).toThrow(RangeError);
  });
});
