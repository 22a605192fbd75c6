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
import { points } from '#shared/lib/points.ts';
import { rational, rationalFromLiteral } from '#shared/lib/rational.ts';

type Row = readonly [
  raw: string,
  expected: NumberExpectation,
  literal: string,
  reading: string,
  other: string | null,
];

describe('one text, all that is read out of it', () => {
  const rows: readonly Row[] = [
    ['1.234.567,89', 'any', '1234567.89', 'decimal', null],
    ['12.345.678', 'any', '12345678', 'thousands', null],
    ['123.456.789', 'decimal', '123456789', 'thousands', null],
    ['1,234,567.891', 'any', '1234567.891', 'decimal', null],
    ['12,345,678', 'any', '12345678', 'thousands', null],
    ['123,456,789', 'integer', '123456789', 'thousands', null],
    ['1.234,5', 'decimal', '1234.5', 'decimal', null],
    ['123,456.75', 'any', '123456.75', 'decimal', null],
    ['123.456', 'any', '123456', 'thousands', '123.456'],
    ['-12.345', 'any', '-12345', 'thousands', '-12.345'],
    ['123.456', 'integer', '123456', 'thousands', null],
    ['123,456', 'integer', '123456', 'thousands', null],
    ['123,456', 'any', '123.456', 'decimal', null],
    ['123,456', 'decimal', '123.456', 'decimal', null],
    ['1234.567', 'any', '1234.567', 'decimal', null],
    ['1234.567', 'integer', '1234.567', 'decimal', null],
    ['012.345', 'any', '012.345', 'decimal', null],
    ['0.345', 'integer', '0.345', 'decimal', null],
    ['1.2345', 'any', '1.2345', 'decimal', null],
    ['1.23', 'integer', '1.23', 'decimal', null],
    ['.500', 'any', '0.500', 'decimal', null],
    ['12', 'decimal', '12', 'integer', null],
    ['52 611', 'any', '52611', 'thousands', null],
    ['1 234 567', 'any', '1234567', 'thousands', null],
    ['123 456', 'any', '123456', 'thousands', null],
    ['1 234,50', 'any', '1234.50', 'decimal', null],
    ['1 234.567', 'any', '1234.567', 'decimal', null],
    ['- 5', 'any', '-5', 'integer', null],
    ['–5', 'any', '-5', 'integer', null],
    ['+ 5', 'any', '5', 'integer', null],
    [' 7 ', 'any', '7', 'integer', null],
    ['9'.repeat(40), 'any', '9'.repeat(40), 'integer', null],
  ];

  it.each(rows)('"%s" as %s is %s, %s, else %s', (raw, how, literal, reading, other) => {
    const value = rationalFromLiteral(literal);
    expect(parseViNumber(raw, how)).toEqual({
      ok: true,
      value: {
        value,
        reading,
        decimals: literal.split('.')[1]?.length ?? 0,
        percent: false,
        otherReading: other === null ? null : rationalFromLiteral(other),
      },
    });
  });

  it.each(['5%', '5 %', '5   %', '52 611 %', '5\u00a0%'])('"%s" is a percentage', (raw) => {
    expect(parseViNumber(raw)).toMatchObject({ ok: true, value: { percent: true } });
  });

  it.each([
    '1234.567.890',
    '1.234.56',
    '1.234.5678',
    '1.23.456',
    '1,234,56',
    '1,23,456',
    '1234,567,890',
    '1.234,5,6',
    '1.234,',
    '1,234.',
    '1.234.567,8x',
    '52 61',
    '5261 111',
    '52 6111',
    '1  234',
    '1 234,',
    '1 234.5.6',
    '1 2 345',
    'a5',
    '5a',
    '5-',
    '-',
    '%5',
    '5 %%',
    '5 % %',
    '.',
    '.5.5',
    '+-5',
    '9'.repeat(41),
  ])('"%s" is no number', (raw) => {
    expect(parseViNumber(raw)).toEqual({ ok: false, error: { code: 'NOT_A_NUMBER' } });
  });
});

describe('the bounds of a score field', () => {
  it.each([
    ['1000000', 3, '1000000'],
    ['-1.000.000,000', 3, '-1000000'],
    ['0,123456', 9, '0.123456'],
    ['1,50', 1, '1.5'],
    ['1,000', 0, '1'],
  ])('"%s" with %i decimals is %s', (raw, maxDecimals, literal) => {
    expect(parsePointsText(raw, { maxDecimals })).toEqual({ ok: true, value: points(literal) });
  });

  it.each([
    ['1000000,1', 3, 'TOO_LARGE'],
    ['-1000000,1', 3, 'TOO_LARGE'],
    ['0,1234567', 9, 'TOO_MANY_DECIMALS'],
    ['1,55', 1, 'TOO_MANY_DECIMALS'],
    ['1,5', 0, 'TOO_MANY_DECIMALS'],
  ])('"%s" with %i decimals is refused: %s', (raw, maxDecimals, code) => {
    expect(parsePointsText(raw, { maxDecimals })).toEqual({ ok: false, error: { code } });
  });
});

describe('printing at the bounds', () => {
  it.each([
    ['0.125', { max: 2 }, '0,13'],
    ['0.125', { max: 2, mode: 'TRUNCATE' }, '0,12'],
    ['-0.5', { max: 0 }, '-1'],
    ['1.5', { min: 1 }, '1,5'],
    ['1.5', { min: 3 }, '1,500'],
    ['1.005', { min: 1 }, '1,005'],
    ['1.123456', { max: 6 }, '1,123456'],
    ['999.9', {}, '999,9'],
    ['1000', {}, '1.000'],
    ['100', { min: 1 }, '100,0'],
    ['1000000', {}, '1.000.000'],
  ] as const)('%s points %j is "%s"', (literal, format, text) => {
    expect(formatPoints(points(literal), format)).toBe(text);
    expect(formatNumber(rationalFromLiteral(literal), format)).toBe(text);
  });

  it('a figure has six decimals at most where not said, a percentage two', () => {
    expect(formatNumber(rational(2n, 3n))).toBe('0,666667');
    expect(formatNumber(rational(2n, 3n), { mode: 'TRUNCATE' })).toBe('0,666666');
    expect(formatNumber(rational(-1n, 3n), { max: 0 })).toBe('0');
    expect(formatPercent(rational(2n, 3n))).toBe('66,67 %');
    expect(formatPercent(rational(2n, 3n), { max: 4 })).toBe('66,6667 %');
    expect(formatPercent(rational(1n, 2n), { min: 1 })).toBe('50,0 %');
    expect(formatPercent(rational(-1n, 100_000n))).toBe('0 %');
  });

  it.each([
    [0, '0'],
    [-1, '-1'],
    [-611, '-611'],
    [-1000, '-1.000'],
    [1_234_567n, '1.234.567'],
    [-123_456n, '-123.456'],
  ])('the whole number %s is "%s"', (value, text) => {
    expect(formatInteger(value)).toBe(text);
  });
});
