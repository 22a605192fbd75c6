/** What a key means in the appraisal sheet. */
export type WardAction = 'up' | 'down' | 'accept' | 'fold' | 'unfold' | 'revert' | 'reason' | 'nextUndecided';

/** Where the key was pressed: on a row that sums, in the points field of a leaf, or anywhere else on the page. */
export type WardKeyPlace = 'row' | 'points' | 'elsewhere';

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
}

const ANYWHERE: Readonly<Record<string, WardAction>> = { F6: 'reason', F8: 'nextUndecided' };
const IN_GRID: Readonly<Record<string, WardAction>> = { ArrowUp: 'up', ArrowDown: 'down' };
const ON_ROW: Readonly<Record<string, WardAction>> = {
  ArrowLeft: 'fold',
  ArrowRight: 'unfold',
  Enter: 'down',
};
const IN_POINTS: Readonly<Record<string, WardAction>> = { Enter: 'accept', Escape: 'revert' };

/** The action of a key press, or null where the key keeps its own meaning. */
export function wardKeyAction(pressed: Pressed, place: WardKeyPlace): WardAction | null {
  if (pressed.altKey) return null;
  if (pressed.ctrlKey) return null;
  const anywhere = ANYWHERE[pressed.key];
  if (anywhere !== undefined || place === 'elsewhere') return anywhere ?? null;
  return (place === 'row' ? ON_ROW[pressed.key] : IN_POINTS[pressed.key]) ?? IN_GRID[pressed.key] ?? null;
}
