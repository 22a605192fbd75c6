import { expect, test } from 'vitest';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { changeOf, outcomeOf } from '#renderer/features/exchange/compare-columns.tsx';
import { isMailAddress, readParts } from '#renderer/features/exchange/receivers.ts';

test('numbers of parts are read as typed, once each and in order', () => {
  expect(readParts('')).toBeNull();
  expect(readParts(' 5, 2;2 ')).toEqual([2, 5]);
  expect(readParts('2 7')).toEqual([2, 7]);
  expect(readParts('0')).toBeUndefined();
  expect(readParts('hai')).toBeUndefined();
  expect(readParts('2-5')).toBeUndefined();
});

test('an address is optional, and a slip is seen', () => {
  expect(['', 'noivu@donghoi.gov.vn'].map(isMailAddress)).toEqual([true, true]);
  expect(['noivu', 'noi vu@x.vn', 'noivu@x'].map(isMailAddress)).toEqual([false, false, false]);
});

test('a difference is told only where both sides have points', () => {
  const returned = {
    appraisedPoints: pointsFromMicro(500_000),
    notApplicable: false,
    reason: '',
    request: '',
  };
  expect(changeOf({ sentPoints: pointsFromMicro(1_500_000), returned })).toBe(-1_000_000);
  expect(changeOf({ sentPoints: null, returned })).toBeNull();
  expect(changeOf({ sentPoints: pointsFromMicro(1), returned: null })).toBeNull();
});

test('what the city scores itself was not changed', () => {
  const given = { outcome: 'changed', sentPoints: null, sentStatus: 'NOT_SCORED' } as const;
  expect(outcomeOf(given)).toBe('given');
  expect(outcomeOf({ ...given, sentPoints: pointsFromMicro(1) })).toBe('changed');
  expect(outcomeOf({ ...given, sentStatus: 'NOT_APPLICABLE' })).toBe('changed');
});
