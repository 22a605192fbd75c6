import { describe, expect, it } from 'vitest';
import { nextWanted } from '#renderer/features/appraisal/ward-focus.ts';
import { wardKeyAction, type WardKeyPlace } from '#renderer/features/appraisal/ward-keys.ts';

const press = (key: string, place: WardKeyPlace, ctrlKey = false) =>
  wardKeyAction({ key, ctrlKey, altKey: false }, place);

describe('keys of the appraisal sheet', () => {
  it.each([
    ['Enter', 'points', 'accept'],
    ['Enter', 'row', 'down'],
    ['ArrowDown', 'points', 'down'],
    ['ArrowUp', 'row', 'up'],
    ['ArrowLeft', 'row', 'fold'],
    ['F6', 'elsewhere', 'reason'],
    ['F8', 'points', 'nextUndecided'],
    ['Escape', 'points', 'revert'],
  ] as const)('%s in %s means %s', (key, place, action) => {
    expect(press(key, place)).toBe(action);
  });

  it('leaves typing, the caret and browser shortcuts alone', () => {
    expect(press('ArrowLeft', 'points')).toBeNull();
    expect(press('7', 'points')).toBeNull();
    expect(press('Enter', 'elsewhere')).toBeNull();
    expect(press('a', 'points', true)).toBeNull();
  });
});

describe('the next row wanted', () => {
  const order = ['1', '2', '3', '4'];
  it('goes round at the end and ends where none is wanted', () => {
    expect(nextWanted(order, '3', (code) => code === '2')).toBe('2');
    expect(nextWanted(order, null, (code) => code === '1')).toBe('1');
    expect(nextWanted(order, '2', () => false)).toBeNull();
  });
});
