import { describe, expect, test } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { withInput, withLastYear } from '#renderer/lib/sheet/answers.ts';
import {
  answerOf,
  createSheetStore,
  editAnswer,
  setFigure,
  stepHistory,
  takeFollowed,
  type SheetStore,
} from '#renderer/lib/sheet/sheet-store.ts';
import { answerWith, makeSheetData } from '#tests/renderer/lib/sheet/sheet-fixture.ts';
import { CASES, STATISTICS_SET } from '#tests/support/statistics-set.ts';

function makeStore(): SheetStore {
  return createSheetStore({
    ...makeSheetData({
      '1.1': answerWith({ on_time: '90', cases: '100' }),
      '1.2': answerWith({ online: '40', cases: '100' }),
    }),
    set: STATISTICS_SET,
  });
}

const type = (store: SheetStore, leafCode: string, key: string, raw: string) =>
  editAnswer(store, leafCode, key, (answer) => withInput(answer, key, raw));

const cases = (store: SheetStore, leafCode: string): string =>
  answerOf(store.getState(), leafCode).inputs['cases']?.raw ?? '';

describe('a statistic on the score sheet', () => {
  test('typed on one leaf it stands on the other at once, and both are worked out again', () => {
    const store = makeStore();
    expect(store.getState().results['1.2']?.points).toBe(points('10'));
    type(store, '1.1', 'cases', '80');
    expect(cases(store, '1.2')).toBe('80');
    expect(store.getState().results['1.2']?.points).toBe(points('25'));
    expect(store.getState().results['1.1']?.points).toBe(points('25'));
    expect(store.getState().nodes['1']?.points).toBe(points('50'));
  });

  test('undo takes it back everywhere; undoing something else leaves it alone', () => {
    const store = makeStore();
    type(store, '1.1', 'cases', '80');
    stepHistory(store, 'undo');
    expect([cases(store, '1.1'), cases(store, '1.2')]).toEqual(['100', '100']);
    stepHistory(store, 'redo');
    expect([cases(store, '1.1'), cases(store, '1.2')]).toEqual(['80', '80']);
    type(store, '1.2', 'online', '41');
    setFigure(store, CASES, { raw: '200', estimated: false });
    const done = stepHistory(store, 'undo');
    expect(done?.answer.inputs).toMatchObject({ online: { raw: '40' }, cases: { raw: '200' } });
    expect([cases(store, '1.1'), cases(store, '1.2')]).toEqual(['200', '200']);
  });

  test("copying last year's answer does not bring last year's statistic back", () => {
    const store = makeStore();
    const before = answerWith({ on_time: '70', cases: '75' });
    editAnswer(store, '1.1', '#copy', (answer) => withLastYear(answer, before, 2024));
    expect(answerOf(store.getState(), '1.1').inputs).toMatchObject({
      on_time: { raw: '70' },
      cases: { raw: '100' },
    });
    expect(cases(store, '1.2')).toBe('100');
  });

  test('what followed at the backend is taken in, but for a figure typed since', () => {
    const store = makeStore();
    type(store, '1.1', 'cases', '81');
    const theirs = { ...answerWith({ online: '44', cases: '80' }), explanation: 'Người khác ghi' };
    takeFollowed(store, [{ leafCode: '1.2', answer: theirs }]);
    expect(answerOf(store.getState(), '1.2')).toMatchObject({
      explanation: 'Người khác ghi',
      inputs: { online: { raw: '44' }, cases: { raw: '81' } },
    });
  });
});
