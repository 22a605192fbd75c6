import { expect, test } from 'vitest';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import { literal } from '#shared/domain/scoring/literals.ts';

test('a bound is worked out once, and remembered beside others', () => {
  const first = literal('0.875');
  expect(first).toEqual(rationalFromLiteral('0.875'));
  expect(literal('0.876')).toEqual(rationalFromLiteral('0.876'));
  expect(literal('0.875')).toBe(first);
});

test('what is remembered does not grow without end', () => {
  const first = literal('0.875');
  for (let index = 0; index < 4096; index += 1) literal(`7.${index}`);
  const again = literal('0.875');
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
