/** What a key means in the score sheet. */
export type SheetAction =
  | 'up'
  | 'down'
  | 'first'
  | 'last'
  | 'pageUp'
  | 'pageDown'
  | 'nextUnscored'
  | 'edit'
  | 'openList'
  | 'typeOver'
  | 'fold'
  | 'unfold'
  | 'leaveCell'
  | 'closePanel'
  | 'evidence'
  | 'explanation'
  | 'nextProblem'
  | 'previousProblem'
  | 'find'
  | 'tellSaved'
  | 'help'
  | 'undo'
  | 'redo'
  | 'copyLastYear';

/** Where the key was pressed. */
export type KeyPlace = 'row' | 'text' | 'select' | 'panel';

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const CONTROL: Readonly<Record<string, SheetAction>> = {
  f: 'find',
  s: 'tellSaved',
  z: 'undo',
  y: 'redo',
  d: 'copyLastYear',
};

const ANYWHERE: Readonly<Record<string, SheetAction>> = {
  F1: 'help',
  F4: 'evidence',
  F6: 'explanation',
  F8: 'nextProblem',
};

const IN_GRID: Readonly<Record<string, SheetAction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Enter: 'nextUnscored',
};

const ON_ROW: Readonly<Record<string, SheetAction>> = {
  ArrowLeft: 'fold',
  ArrowRight: 'unfold',
  Home: 'first',
  End: 'last',
  F2: 'edit',
  Escape: 'closePanel',
};

/** The action of a key press, or null where the key keeps its own meaning. */
export function keyAction(pressed: Pressed, place: KeyPlace): SheetAction | null {
  const { key } = pressed;
  if (pressed.ctrlKey) {
    const lower = key.toLowerCase();
    if (pressed.altKey) return null;
    return lower === 'z' && pressed.shiftKey ? 'redo' : (CONTROL[lower] ?? null);
  }
  if (pressed.altKey) return null;
  if (key === 'F8' && pressed.shiftKey) return 'previousProblem';
  const anywhere = ANYWHERE[key];
  if (anywhere !== undefined) return anywhere;
  if (place === 'panel') return null;
  const inGrid = IN_GRID[key];
  if (inGrid !== undefined) return inGrid;
  if (place === 'select' && key === 'F2') return 'openList';
  if (place !== 'row') return key === 'Escape' ? 'leaveCell' : null;
  return /^[0-9]$/.test(key) ? 'typeOver' : (ON_ROW[key] ?? null);
}

/** The next of `wanted` after (or before) `from` in the order of `order`, going round at the end; null: there is none. */
export function nextInOrder(
  order: readonly string[],
  wanted: ReadonlySet<string>,
  from: string | null,
  backwards = false,
): string | null {
  const start = from === null ? -1 : order.indexOf(from);
  const step = backwards ? -1 : 1;
  const origin = start < 0 && backwards ? 0 : start;
  for (let offset = 1; offset <= order.length; offset += 1) {
    const index = (((origin + step * offset) % order.length) + order.length) % order.length;
    const code = order[index];
    if (code !== undefined && wanted.has(code)) return code;
  }
  return null;
}
