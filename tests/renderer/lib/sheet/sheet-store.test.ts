import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { withInput } from '#renderer/lib/sheet/answers.ts';
import {
  answerOf,
  createSheetStore,
  editAnswer,
  isEditable,
  replaceData,
  stepHistory,
} from '#renderer/lib/sheet/sheet-store.ts';
import { sheetTotals } from '#renderer/lib/sheet/totals.ts';
import { answerWith, makeSheetData } from '#tests/renderer/lib/sheet/sheet-fixture.ts';

/** 1.1.2 of the sample set: done ÷ planned, 90 % to 100 % proportional, 1,5 points. */
const LEAF = '1.1.2';

function type(store: ReturnType<typeof createSheetStore>, cell: string, raw: string): void {
  editAnswer(store, LEAF, cell, (answer) => withInput(answer, cell, raw));
}

describe('sheet store', () => {
  it('works the points out as figures are typed', () => {
    const store = createSheetStore(makeSheetData());
    type(store, 'tasks.numerator', '190');
    expect(store.getState().results[LEAF]?.points).toBeNull();
    type(store, 'tasks.denominator', '200');
    expect(store.getState().results[LEAF]?.points).toBe(points('1.425'));
    expect(store.getState().nodes['1']?.points).toBe(points('1.425'));
    expect(sheetTotals(store.getState()).points).toBe(points('1.425'));
  });

  it('keeps a bad figure as typed and marks it', () => {
    const store = createSheetStore(makeSheetData());
    type(store, 'tasks.denominator', '200');
    type(store, 'tasks.numerator', '1,75x');
    const state = store.getState();
    expect(answerOf(state, LEAF).inputs['tasks.numerator']?.raw).toBe('1,75x');
    expect(state.results[LEAF]?.status).toBe('invalid');
    expect(state.results[LEAF]?.problems[0]).toMatchObject({
      code: 'NOT_A_NUMBER',
      inputKey: 'tasks.numerator',
    });
  });

  it('leaves rows alone that were not touched, so that they need not draw again', () => {
    const store = createSheetStore(makeSheetData());
    const before = store.getState();
    type(store, 'tasks.numerator', '190');
    const after = store.getState();
    const changed = Object.keys(after.results).filter((code) => after.results[code] !== before.results[code]);
    expect(changed).toEqual([LEAF]);
    expect(after.nodes['2']).toBe(before.nodes['2']);
  });

  it('undoes and redoes over the whole sheet, telling what must be saved', () => {
    const store = createSheetStore(makeSheetData({ [LEAF]: answerWith({ 'tasks.numerator': '100' }) }));
    type(store, 'tasks.numerator', '1');
    type(store, 'tasks.numerator', '19');
    const undone = stepHistory(store, 'undo');
    expect(undone).toMatchObject({ leafCode: LEAF, cell: 'tasks.numerator' });
    expect(answerOf(store.getState(), LEAF).inputs['tasks.numerator']?.raw).toBe('100');
    expect(stepHistory(store, 'redo')?.answer.inputs['tasks.numerator']?.raw).toBe('19');
    expect(stepHistory(store, 'redo')).toBeNull();
  });

  it('takes in what the backend holds but not over what still waits to be saved', () => {
    const store = createSheetStore(makeSheetData());
    type(store, 'tasks.numerator', '77');
    const fresh = makeSheetData({
      [LEAF]: answerWith({ 'tasks.numerator': '1' }),
      '1.1.1': answerWith({ x: '2' }),
    });
    replaceData(store, fresh, (code) => code === LEAF);
    expect(answerOf(store.getState(), LEAF).inputs['tasks.numerator']?.raw).toBe('77');
    expect(answerOf(store.getState(), '1.1.1').inputs['x']?.raw).toBe('2');
  });

  it('is open while drafted or returned, closed while with the leader and once sealed', () => {
    const open = (['draft', 'submitted', 'returned', 'signed'] as const).filter((state) =>
      isEditable({ ...makeSheetData(), state }),
    );
    expect(open).toEqual(['draft', 'returned']);
  });
});
