import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatInteger,
  formatNumber,
  formatPercent,
  formatPoints,
  parsePointsText,
  parseViNumber,
  type NumberExpectation,
} from '#shared/lib/numbers.ts';
import { points, pointsFromMicro } from '#shared/lib/points.ts';
import { compareRational, rational, rationalFromLiteral, rationalFromPoints } from '#shared/lib/rational.ts';

function read(raw: string, expect_: NumberExpectation = 'any') {
  const parsed = parseViNumber(raw, expect_);
  if (!parsed.ok) throw new Error(`${raw}: ${parsed.error.code}`);
  return parsed.value;
}

describe('figures as Vietnamese officers type them', () => {
  it.each([
    ['1,75', '1.75', 'decimal'],
    ['1.75', '1.75', 'decimal'],
    ['52.611', '52611', 'thousands'],
    ['13.072', '13072', 'thousands'],
    ['1.234.567', '1234567', 'thousands'],
    ['1.234,5', '1234.5', 'decimal'],
    ['1,234.5', '1234.5', 'decimal'],
    ['1,234,567', '1234567', 'thousands'],
    ['1.928', '1928', 'thousands'],
    ['1,928', '1.928', 'decimal'],
    ['0.611', '0.611', 'decimal'],
    ['0,35', '0.35', 'decimal'],
    ['.5', '0.5', 'decimal'],
    [',5', '0.5', 'decimal'],
    ['007', '7', 'integer'],
    ['0', '0', 'integer'],
    ['-0,59', '-0.59', 'decimal'],
    ['−1,85', '-1.85', 'decimal'],
    ['+3', '3', 'integer'],
    ['52 611', '52611', 'thousands'],
    ['52\u00a0611,5', '52611.5', 'decimal'],
    ['1234567', '1234567', 'integer'],
  ])('"%s" is %s', (raw, literal, reading) => {
    const parsed = read(raw);
    expect(compareRational(parsed.value, rationalFromLiteral(literal))).toBe(0);
    expect(parsed.reading).toBe(reading);
  });

  it('tells the other reading of one dot before three digits', () => {
    expect(read('52.611').otherReading).toEqual(rationalFromLiteral('52.611'));
    expect(read('52.611', 'integer')).toMatchObject({ otherReading: null, reading: 'thousands' });
    expect(read('52.611', 'decimal')).toMatchObject({ otherReading: null, reading: 'decimal' });
    expect(read('1,928', 'integer').value).toEqual(rationalFromLiteral('1928'));
    expect(read('1.75').otherReading).toBeNull();
    expect(read('1.234.567').otherReading).toBeNull();
  });

  it('reports a percent sign and decimals without applying them', () => {
    expect(read('87,150 %')).toMatchObject({ percent: true, decimals: 3 });
    expect(compareRational(read('87,15%').value, rationalFromLiteral('87.15'))).toBe(0);
    expect(read('12').percent).toBe(false);
  });

  it.each(['', '   '])('"%s" is empty', (raw) => {
    expect(parseViNumber(raw)).toEqual({ ok: false, error: { code: 'EMPTY' } });
  });

  it.each([
    'abc',
    '1,2,3',
    '1.2.3',
    '12.34.567',
    '1..2',
    '1,',
    '--1',
    '1e3',
    '%',
    '1 2',
    '12 34',
    '1,5 điểm',
    '5/4',
    '5²',
    '½',
    '9'.repeat(41),
  ])('"%s" is no number', (raw) => {
    expect(parseViNumber(raw)).toEqual({ ok: false, error: { code: 'NOT_A_NUMBER' } });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.constantFrom('any', 'integer', 'decimal'), (raw, how) => {
        expect(typeof parseViNumber(raw, how).ok).toBe('boolean');
      }),
    );
  });
});

describe('a score field', () => {
  it.each([
    ['1,75', '1.75'],
    ['1.75', '1.75'],
    ['1.928', '1.928'],
    ['1,750', '1.75'],
    ['-0,25', '-0.25'],
    ['14', '14'],
  ])('"%s" is %s points', (raw, literal) => {
    expect(parsePointsText(raw, { maxDecimals: 3 })).toEqual({ ok: true, value: points(literal) });
  });

  it.each([
    ['', 'EMPTY'],
    ['x', 'NOT_A_NUMBER'],
    ['50 %', 'NOT_A_NUMBER'],
    ['1,7501', 'TOO_MANY_DECIMALS'],
    ['1.234.567', 'TOO_LARGE'],
    ['-99999999', 'TOO_LARGE'],
  ])('"%s" is refused: %s', (raw, code) => {
    expect(parsePointsText(raw, { maxDecimals: 3 })).toEqual({ ok: false, error: { code } });
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (micro) => {
        const value = pointsFromMicro(micro);
        expect(parsePointsText(formatPoints(value), { maxDecimals: 6 })).toEqual({ ok: true, value });
      }),
    );
  });
});

describe('printing', () => {
  it.each([
    ['83.261', {}, '83,261'],
    ['83.261', { max: 2 }, '83,26'],
    ['10.566', { max: 2 }, '10,57'],
    ['10.566', { max: 2, mode: 'TRUNCATE' }, '10,56'],
    ['14', {}, '14'],
    ['14', { min: 2 }, '14,00'],
    ['0', {}, '0'],
    ['-0.25', {}, '-0,25'],
    ['-0.001', { max: 2 }, '0'],
    ['12345.5', {}, '12.345,5'],
    ['-1234567.000001', {}, '-1.234.567,000001'],
  ] as const)('%s points %j is "%s"', (literal, format, text) => {
    expect(formatPoints(points(literal), format)).toBe(text);
  });

  it('figures, shares and whole numbers', () => {
    expect(formatNumber(rational(52611n))).toBe('52.611');
    expect(formatNumber(rational(2n, 3n), { max: 3 })).toBe('0,667');
    expect(formatNumber(rational(-1n, 3n), { max: 2 })).toBe('-0,33');
    expect(formatNumber(rational(999_995n, 1000n), { max: 2 })).toBe('1.000');
    expect(formatNumber(rational(7n), { min: 1, max: 1 })).toBe('7,0');
    expect(formatPercent(rational(13_072n, 15_000n))).toBe('87,15 %');
    expect(formatPercent(rational(1_399n, 1_500n), { mode: 'TRUNCATE' })).toBe('93,26 %');
    expect(formatPercent(rational(1n))).toBe('100 %');
    expect(formatInteger(-52_611)).toBe('-52.611');
    expect(formatInteger(52_611n)).toBe('52.611');
    expect(formatInteger(611)).toBe('611');
  });

  it('points and fractions print alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (micro, max) => {
        const value = pointsFromMicro(micro);
        expect(formatPoints(value, { max })).toBe(formatNumber(rationalFromPoints(value), { max }));
      }),
    );
  });
});
