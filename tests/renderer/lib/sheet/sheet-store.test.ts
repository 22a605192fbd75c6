import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { leavesByFilter } from '#renderer/features/score-sheet/sheet-filters.ts';
import { withInput, withLastYear } from '#renderer/lib/sheet/answers.ts';
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

describe('chép từ năm trước', () => {
  const before = {
    ...answerWith({ 'tasks.numerator': '190', 'tasks.denominator': '200' }),
    explanation: 'Hai nhiệm vụ chậm.',
  };

  function sheetWithLastYear(): ReturnType<typeof createSheetStore> {
    const data = makeSheetData();
    const answers = { [LEAF]: { answer: before, points: points('1.425') } };
    return createSheetStore({ ...data, lastYear: { ...data.lastYear, year: 2023, answers } });
  }

  function copy(store: ReturnType<typeof createSheetStore>): void {
    editAnswer(store, LEAF, '#copy', (answer) => withLastYear(answer, before, 2023));
  }

  it('takes figures and words over with the year as its mark, and gives points', () => {
    const store = sheetWithLastYear();
    copy(store);
    expect(answerOf(store.getState(), LEAF)).toEqual({ ...before, copiedFrom: 2023 });
    expect(store.getState().results[LEAF]?.points).toBe(points('1.425'));
    copy(store);
    expect(store.getState().history.past).toHaveLength(1);
  });

  it('loses the mark with the first change, and gets it back when the change is taken back', () => {
    const store = sheetWithLastYear();
    copy(store);
    type(store, 'tasks.numerator', '191');
    expect(answerOf(store.getState(), LEAF).copiedFrom).toBeUndefined();
    expect('copiedFrom' in answerOf(store.getState(), LEAF)).toBe(false);
    stepHistory(store, 'undo');
    expect(answerOf(store.getState(), LEAF).copiedFrom).toBe(2023);
    stepHistory(store, 'undo');
    expect(answerOf(store.getState(), LEAF)).toEqual(EMPTY_ANSWER);
    stepHistory(store, 'redo');
    expect(answerOf(store.getState(), LEAF).copiedFrom).toBe(2023);
  });

  it('is found by its filter, and what differs from last year by its own', () => {
    const store = sheetWithLastYear();
    expect(leavesByFilter(store.getState()).changed).toEqual(new Set());
    copy(store);
    expect(leavesByFilter(store.getState()).copied).toEqual(new Set([LEAF]));
    expect(leavesByFilter(store.getState()).changed).toEqual(new Set());
    expect(leavesByFilter(store.getState()).lost).toEqual(new Set([LEAF]));
    // Other figures with the very same points differ still.
    type(store, 'tasks.numerator', '95');
    type(store, 'tasks.denominator', '100');
    expect(store.getState().results[LEAF]?.points).toBe(points('1.425'));
    expect(leavesByFilter(store.getState()).changed).toEqual(new Set([LEAF]));
    expect(leavesByFilter(store.getState()).copied).toEqual(new Set());
    type(store, 'tasks.numerator', '100');
    expect(leavesByFilter(store.getState()).lost).toEqual(new Set());
  });

  it('differs by points where the city told them', () => {
    const data = makeSheetData();
    const leafPoints = { [LEAF]: points('1.5') };
    const store = createSheetStore({ ...data, lastYear: { ...data.lastYear, leafPoints } });
    type(store, 'tasks.numerator', '190');
    expect(leavesByFilter(store.getState()).changed).toEqual(new Set());
    type(store, 'tasks.denominator', '200');
    expect(leavesByFilter(store.getState()).changed).toEqual(new Set([LEAF]));
    type(store, 'tasks.numerator', '200');
    expect(leavesByFilter(store.getState()).changed).toEqual(new Set());
  });
});
