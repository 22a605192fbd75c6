import { createStore, type StoreApi } from 'zustand/vanilla';
import { changeRow, findRow } from '#shared/domain/criteria/edit-tree.ts';
import type { DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';

/** The id under which the set as a whole is selected; no row of a draft has it. */
export const WHOLE_SET = '';

interface Snapshot {
  readonly set: DraftSet;
  readonly selected: string;
}

/** A draft on screen: what is typed, which row is selected, and what can be taken back. */
export interface DraftState extends Snapshot {
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
  /** The field typed in last: going on in it is no new step. */
  readonly cell: string | null;
}

export type DraftStore = StoreApi<DraftState>;
const KEPT_STEPS = 300;

export function createDraftStore(set: DraftSet): DraftStore {
  const selected = set.tree[0]?.id ?? WHOLE_SET;
  return createStore<DraftState>(() => ({ set, selected, past: [], future: [], cell: null }));
}

/** Selects a row; what is typed next is a new step. */
export function selectRow(store: DraftStore, selected: string): void {
  if (store.getState().selected !== selected) store.setState({ selected, cell: null });
}

/**
 * Changes the draft. `cell` names the field typed in: keystrokes in one field are one step; null: always a step of its
 * own. Returns whether anything changed.
 */
export function editDraft(
  store: DraftStore,
  change: (before: Snapshot) => Snapshot,
  cell: string | null = null,
): boolean {
  const state = store.getState();
  const { set, selected } = change(state);
  if (set === state.set) {
    if (selected !== state.selected) store.setState({ selected, cell: null });
    return false;
  }
  const goesOn = cell !== null && cell === state.cell && state.past.length > 0;
  const before: Snapshot = { set: state.set, selected: state.selected };
  const past = goesOn ? state.past : [...state.past, before].slice(-KEPT_STEPS);
  store.setState({ set, selected, past, future: [], cell });
  return true;
}

/** Changes one row; a row that is gone changes nothing. */
export function editRow(
  store: DraftStore,
  id: string,
  change: (node: DraftNode) => DraftNode,
  cell: string | null = null,
): boolean {
  return editDraft(
    store,
    ({ set, selected }) => {
      const found = findRow(set.tree, id);
      if (!found) return { set, selected };
      const { id: kept, children, ...fields } = change(found.node);
      void kept;
      void children;
      return { set: { ...set, tree: [...changeRow(set.tree, id, fields)] }, selected };
    },
    cell === null ? null : `${id} ${cell}`,
  );
}

/** Takes back the last step, or does it again. Returns whether there was one. */
export function stepDraft(store: DraftStore, direction: 'undo' | 'redo'): boolean {
  const { set, selected, past, future } = store.getState();
  const here: Snapshot = { set, selected };
  const target = direction === 'undo' ? past.at(-1) : future.at(-1);
  if (!target) return false;
  store.setState({
    set: target.set,
    selected: rowExists(target.set, target.selected) ? target.selected : WHOLE_SET,
    past: direction === 'undo' ? past.slice(0, -1) : [...past, here],
    future: direction === 'undo' ? [...future, here] : future.slice(0, -1),
    cell: null,
  });
  return true;
}

function rowExists(set: DraftSet, id: string): boolean {
  return id === WHOLE_SET || findRow(set.tree, id) !== null;
}
