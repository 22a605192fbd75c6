import { useEffect, useRef, type RefObject } from 'react';
import { copyLastYear } from '#renderer/features/score-sheet/copy-last-year.ts';
import { focusField, focusRow, placeOf } from '#renderer/features/score-sheet/grid-focus.ts';
import { saveOnLeave } from '#renderer/features/score-sheet/save-on-leave.ts';
import {
  keyAction,
  nextInOrder,
  type KeyPlace,
  type SheetAction,
} from '#renderer/features/score-sheet/sheet-keys.ts';
import { tellCopied, tellNoProblem, tellSaved } from '#renderer/features/score-sheet/tell-saved.ts';
import { listProblemLeaves } from '#renderer/lib/sheet/leaf-state.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import { useSheet, type Sheet } from '#renderer/lib/sheet/sheet-context.tsx';
import {
  jumpToRow,
  setFolded,
  setPanelOpen,
  useSheetView,
  wantPanel,
} from '#renderer/lib/sheet/sheet-view.ts';

interface SheetKeysOptions {
  readonly root: RefObject<HTMLElement | null>;
  readonly grid: RefObject<HTMLTableElement | null>;
  readonly search: RefObject<HTMLInputElement | null>;
  /** The rows in sight, in order. */
  readonly rows: readonly SheetRow[];
}

const PAGE = 12;

function keyPlace(grid: HTMLElement | null, target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement) || !grid?.contains(target)) return 'panel';
  if (target instanceof HTMLSelectElement) return 'select';
  return target instanceof HTMLInputElement ? 'text' : 'row';
}

function isUndo(action: SheetAction): boolean {
  return action === 'undo' || action === 'redo';
}

/** Fields that are no part of the sheet (a document's number, a page) undo their own typing. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-own-undo]') !== null;
}

/** Listens for the keys of the whole sheet: the grid, the tool bar and the panel. */
export function useSheetKeys(options: SheetKeysOptions): void {
  const sheet = useSheet();
  const latest = useRef({ options, sheet });
  useEffect(() => {
    latest.current = { options, sheet };
  });
  const { root } = options;
  useEffect(() => {
    const listening = root.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      const now = latest.current;
      if (event.defaultPrevented || event.isComposing) return;
      if (event.target === now.options.search.current && !event.key.startsWith('F')) return;
      const place = keyPlace(now.options.grid.current, event.target);
      const action = keyAction(event, place);
      if (action === null || (isUndo(action) && hasOwnUndo(event.target))) return;
      if (action !== 'typeOver') event.preventDefault();
      if (action === 'help') event.stopPropagation();
      perform(action, event, now.options, now.sheet);
    };
    // Find, undo and the function keys also work while the navigation or nothing has the focus, but not in dialogs.
    const onWindowKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || listening?.contains(target)) return;
      if (target.closest('[role="dialog"], [role="menu"], input, textarea, select') === null)
        onKeyDown(event);
    };
    const endSaving = saveOnLeave(listening, () => void latest.current.sheet.saver.flush());
    listening?.addEventListener('keydown', onKeyDown);
    window.addEventListener('keydown', onWindowKeyDown, { capture: true });
    return () => {
      endSaving();
      listening?.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keydown', onWindowKeyDown, { capture: true });
    };
  }, [root]);
}

function perform(action: SheetAction, event: KeyboardEvent, options: SheetKeysOptions, sheet: Sheet): void {
  const grid = options.grid.current;
  const here = placeOf(event.target);
  const code = here.code ?? useSheetView.getState().selected;
  switch (action) {
    case 'up':
    case 'down':
    case 'first':
    case 'last':
    case 'pageUp':
    case 'pageDown':
      move(action, here, options);
      return;
    case 'nextUnscored':
      void sheet.saver.flush();
      goToNextUnscored(code, options, sheet);
      return;
    case 'edit':
    case 'typeOver':
      if (code !== null) focusField(grid, code);
      return;
    case 'openList':
      if (event.target instanceof HTMLSelectElement) event.target.showPicker();
      return;
    case 'leaveCell':
      if (code !== null) focusRow(grid, code);
      return;
    case 'fold':
    case 'unfold':
      if (code !== null) foldOrMove(action, code, options);
      return;
    case 'closePanel':
      setPanelOpen(false);
      return;
    case 'help':
      wantPanel('guidance');
      return;
    case 'evidence':
    case 'explanation':
      wantPanel(action);
      return;
    case 'nextProblem':
    case 'previousProblem':
      goToProblem(code, action === 'previousProblem', sheet);
      return;
    case 'find':
      options.search.current?.focus();
      options.search.current?.select();
      return;
    case 'tellSaved':
      void sheet.saver.flush().then(tellSaved);
      return;
    case 'copyLastYear':
      if (code !== null) tellCopied(copyLastYear(sheet, code));
      return;
    case 'undo':
    case 'redo': {
      const done = sheet.step(action);
      if (done && done.leafCode !== here.code) jumpToRow(done.leafCode);
      return;
    }
  }
}

function targetIndex(action: SheetAction, index: number, count: number): number {
  switch (action) {
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'up':
      return Math.max(0, index - 1);
    case 'pageUp':
      return Math.max(0, index - PAGE);
    case 'pageDown':
      return Math.min(count - 1, index + PAGE);
    default:
      return Math.min(count - 1, index + 1);
  }
}

/** From a field the cursor stays among fields where the next row has one; from a row it goes row by row. */
function move(
  action: SheetAction,
  here: { readonly code: string | null; readonly cell: string | null },
  { rows, grid }: SheetKeysOptions,
): void {
  const index = rows.findIndex((row) => row.code === (here.code ?? useSheetView.getState().selected));
  const target = rows[targetIndex(action, index, rows.length)];
  if (!target) return;
  if (here.cell !== null && target.leaf) focusField(grid.current, target.code, here.cell);
  else focusRow(grid.current, target.code);
}

function foldOrMove(action: 'fold' | 'unfold', code: string, { rows, grid }: SheetKeysOptions): void {
  const row = rows.find((each) => each.code === code);
  if (!row) return;
  const isFolded = useSheetView.getState().folded.has(code);
  if (!row.leaf && isFolded !== (action === 'fold')) setFolded(code, action === 'fold');
  else if (action === 'fold' && row.parentCode !== null) focusRow(grid.current, row.parentCode);
  else if (action === 'unfold' && row.leaf) focusField(grid.current, code);
}

function goToNextUnscored(code: string | null, { grid, rows }: SheetKeysOptions, { store }: Sheet): void {
  const { results } = store.getState();
  const unscored = new Set(
    rows
      .filter(
        (row) =>
          row.ours && results[row.code]?.status !== 'scored' && results[row.code]?.status !== 'notApplicable',
      )
      .map((row) => row.code),
  );
  const order = rows.map((row) => row.code);
  const next = nextInOrder(order, unscored, code);
  if (next !== null && next !== code) focusField(grid.current, next);
  else if (code !== null) focusRow(grid.current, code);
}

function goToProblem(code: string | null, backwards: boolean, { store }: Sheet): void {
  const state = store.getState();
  const next = nextInOrder(
    state.rows.map((row) => row.code),
    new Set(listProblemLeaves(state)),
    code,
    backwards,
  );
  if (next === null) tellNoProblem();
  else jumpToRow(next);
}
