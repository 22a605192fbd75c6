import { describe, expect, test } from 'vitest';
import { EMPTY_DECISION, readDecision } from '#renderer/features/publication/decision-draft.ts';
import { bundleState } from '#renderer/lib/bundle-state.ts';

describe('the decision as typed', () => {
  test('nothing typed is no decision', () => {
    expect(readDecision(EMPTY_DECISION)).toEqual({ kind: 'none' });
    expect(readDecision({ number: ' ', date: ' ', issuer: '', title: '' })).toEqual({ kind: 'none' });
  });

  test('a number alone names every field that is missing', () => {
    const read = readDecision({ ...EMPTY_DECISION, number: '15/QĐ-UBND', date: '31/02/2024' });
    expect(read).toEqual({ kind: 'wrong', fields: new Set(['date', 'issuer', 'title']) });
  });

  test('the number may be missing, the day is read as people write it', () => {
    const typed = { number: '', date: '5/1/2024', issuer: ' UBND ', title: 'Công bố' };
    expect(readDecision(typed)).toEqual({
      kind: 'given',
      decision: { number: '', date: '2024-01-05', issuer: 'UBND', title: 'Công bố' },
    });
  });
});

test('only a receipt makes a bundle green; a refusal says why', () => {
  const of = (state: 'created' | 'saved' | 'acknowledged' | 'refused', refusalCode: string | null = null) =>
    bundleState({ state, refusalCode }, 'city');
  expect(bundleState(null, 'city').tone).toBe('plain');
  expect([of('created').tone, of('saved').tone, of('acknowledged').tone]).toEqual(['look', 'info', 'good']);
  expect(of('refused', 'REVISION_NOT_HELD')).toEqual({
    tone: 'bad',
    text: 'bị từ chối: Gói trả lời cho một bản ký không có ở đây',
  });
});
