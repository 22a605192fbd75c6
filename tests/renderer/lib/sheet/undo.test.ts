import { describe, expect, it } from 'vitest';
import { NO_HISTORY, pushEdit, redoEdit, undoEdit, type Edit } from '#renderer/lib/sheet/undo.ts';
import { answerWith } from '#tests/renderer/lib/sheet/sheet-fixture.ts';

const empty = answerWith({});
const one = answerWith({ a: '1' });
const seventeen = answerWith({ a: '17' });
const other = answerWith({ a: '17', b: '3' });

function edit(cell: string, before: Edit['before'], after: Edit['after']): Edit {
  return { leafCode: '1.1', cell, before, after };
}

describe('undo history', () => {
  it('takes the keystrokes of one cell as one step', () => {
    const history = pushEdit(pushEdit(NO_HISTORY, edit('a', empty, one)), edit('a', one, seventeen));
    expect(history.past).toEqual([edit('a', empty, seventeen)]);
  });

  it('keeps another cell as another step', () => {
    const history = pushEdit(pushEdit(NO_HISTORY, edit('a', empty, seventeen)), edit('b', seventeen, other));
    expect(history.past).toHaveLength(2);
    expect(undoEdit(history)?.edit.before).toBe(seventeen);
  });

  it('does again what was taken back, until something new is typed', () => {
    const typed = pushEdit(NO_HISTORY, edit('a', empty, one));
    const undone = undoEdit(typed)?.history ?? NO_HISTORY;
    expect(redoEdit(undone)?.edit.after).toBe(one);
    expect(redoEdit(pushEdit(undone, edit('b', empty, other)))).toBeNull();
  });

  it('starts a new step after an undo, although the cell is the same', () => {
    const typed = pushEdit(pushEdit(NO_HISTORY, edit('b', empty, one)), edit('a', one, seventeen));
    const undone = undoEdit(typed)?.history ?? NO_HISTORY;
    expect(pushEdit(undone, edit('b', one, other)).past).toHaveLength(2);
  });

  it('has nothing to take back at the start', () => {
    expect(undoEdit(NO_HISTORY)).toBeNull();
    expect(redoEdit(NO_HISTORY)).toBeNull();
  });
});
