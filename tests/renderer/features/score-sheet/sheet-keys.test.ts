import { describe, expect, it } from 'vitest';
import { keyAction, nextInOrder } from '#renderer/features/score-sheet/sheet-keys.ts';

function press(key: string, modifiers: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {}) {
  return { key, ctrlKey: false, shiftKey: false, altKey: false, ...modifiers };
}

describe('keys of the score sheet', () => {
  it.each([
    ['ArrowUp', 'up'],
    ['ArrowDown', 'down'],
    ['ArrowLeft', 'fold'],
    ['ArrowRight', 'unfold'],
    ['Enter', 'nextUnscored'],
    ['F2', 'edit'],
    ['F4', 'evidence'],
    ['F6', 'explanation'],
    ['F8', 'nextProblem'],
    ['F1', 'help'],
    ['7', 'typeOver'],
    ['Escape', 'closePanel'],
  ])('%s on a row: %s', (key, action) => {
    expect(keyAction(press(key), 'row')).toBe(action);
  });

  it.each([
    ['f', 'find'],
    ['s', 'tellSaved'],
    ['z', 'undo'],
    ['y', 'redo'],
    ['F', 'find'],
  ])('Ctrl+%s anywhere: %s', (key, action) => {
    for (const place of ['row', 'text', 'select', 'panel'] as const) {
      expect(keyAction(press(key, { ctrlKey: true }), place)).toBe(action);
    }
  });

  it('leaves the caret keys and digits of a field to the field', () => {
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', '7', 'Tab', 'a']) {
      expect(keyAction(press(key), 'text')).toBeNull();
    }
  });

  it('goes from row to row in a choice, although the browser would change the choice', () => {
    expect(keyAction(press('ArrowDown'), 'select')).toBe('down');
    expect(keyAction(press('ArrowDown', { altKey: true }), 'select')).toBeNull();
    expect(keyAction(press('F2'), 'select')).toBe('openList');
    expect(keyAction(press('d', { ctrlKey: true }), 'select')).toBe('copyLastYear');
    expect(keyAction(press('d'), 'row')).toBeNull();
  });

  it('leaves a field with Escape before the panel closes', () => {
    expect(keyAction(press('Escape'), 'text')).toBe('leaveCell');
  });

  it('keeps Enter and arrows for the texts of the panel', () => {
    for (const key of ['Enter', 'ArrowUp', 'ArrowDown', 'Escape', '5']) {
      expect(keyAction(press(key), 'panel')).toBeNull();
    }
    expect(keyAction(press('F8', { shiftKey: true }), 'panel')).toBe('previousProblem');
  });

  it('redoes with Ctrl+Shift+Z too, and leaves Ctrl+Alt (AltGr) alone', () => {
    expect(keyAction(press('Z', { ctrlKey: true, shiftKey: true }), 'row')).toBe('redo');
    expect(keyAction(press('z', { ctrlKey: true, altKey: true }), 'row')).toBeNull();
  });
});

describe('the next row of a kind', () => {
  const order = ['a', 'b', 'c', 'd'];

  it('goes on from here and round at the end', () => {
    expect(nextInOrder(order, new Set(['b', 'd']), 'b')).toBe('d');
    expect(nextInOrder(order, new Set(['b']), 'd')).toBe('b');
  });

  it('starts at the first, and backwards at the last', () => {
    expect(nextInOrder(order, new Set(['a', 'd']), null)).toBe('a');
    expect(nextInOrder(order, new Set(['a', 'd']), null, true)).toBe('d');
    expect(nextInOrder(order, new Set(['a', 'd']), 'a', true)).toBe('d');
  });

  it('finds itself where it is the only one, and nothing where there is none', () => {
    expect(nextInOrder(order, new Set(['c']), 'c')).toBe('c');
    expect(nextInOrder(order, new Set(), 'c')).toBeNull();
  });
});
