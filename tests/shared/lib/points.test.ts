import { describe, expect, it } from 'vitest';
import {
  MICRO,
  points,
  pointsFromMicro,
  pointsSchema,
  pointsToLiteral,
  subtractPoints,
  sumPoints,
  ZERO_POINTS,
} from '#shared/lib/points.ts';

describe('points', () => {
  it.each([
    ['83.261', 83_261_000],
    ['-0.5', -500_000],
    ['100', 100_000_000],
    ['0.000001', 1],
    ['12.123456', 12_123_456],
    ['0', 0],
    ['-0', 0],
  ])('"%s" is %i micro-points', (literal, micro) => {
    expect(points(literal)).toBe(micro);
  });

  it.each(['', '.5', '5.', '1,5', '0.1234567', '+1', ' 1', '1 ', '1x', 'x1', '--1', '1.2.3'])(
    '"%s" is no literal, and is named',
    (text) => {
      expect(() => points(text)).toThrow(new RangeError(`Not a decimal literal: ${text}`));
    },
  );

  it.each(['0', '5', '-5', '0.5', '-0.000001', '1.2', '83.261', '120', '1000000'])(
    '"%s" is written back as it was',
    (literal) => {
      expect(pointsToLiteral(points(literal))).toBe(literal);
    },
  );

  it('add and subtract exactly', () => {
    expect(sumPoints([points('0.1'), points('0.2'), points('-0.05')])).toBe(points('0.25'));
    expect(sumPoints([])).toBe(0);
    expect(subtractPoints(points('0.3'), points('0.1'))).toBe(points('0.2'));
    expect(subtractPoints(points('0.3'), points('0.3'))).toBe(0);
    expect([MICRO, ZERO_POINTS]).toEqual([1_000_000, 0]);
  });

  it('are whole micro-points, and never minus zero', () => {
    expect(Object.is(pointsFromMicro(-0), 0)).toBe(true);
    expect(() => pointsFromMicro(0.5)).toThrow(new RangeError('Not an exact number of micro-points: 0.5'));
    expect(() => pointsFromMicro(2 ** 53)).toThrow(RangeError);
  });

  it.each([
    [1e12, true],
    [1e12 + 1, false],
    [-1e12, true],
    [-1e12 - 1, false],
    [0.5, false],
    ['1', false],
  ])('%s crosses a boundary: %s', (value, passes) => {
    expect(pointsSchema.safeParse(value).success).toBe(passes);
  });
});
