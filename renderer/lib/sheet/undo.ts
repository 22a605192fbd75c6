import type { LeafAnswer } from '#shared/schemas/answer.ts';

/** One step that can be taken back: a leaf's answer before and after. Keystrokes in one cell are one step. */
export interface Edit {
  readonly leafCode: string;
  readonly cell: string;
  readonly before: LeafAnswer;
  readonly after: LeafAnswer;
}

/** What was done and what was taken back, the newest last. */
export interface EditHistory {
  readonly past: readonly Edit[];
  readonly future: readonly Edit[];
}

export const NO_HISTORY: EditHistory = { past: [], future: [] };
const KEPT_STEPS = 500;

/** Adds a step; typing on in the same cell grows the last step instead. Something new ends what could be redone. */
export function pushEdit(history: EditHistory, edit: Edit): EditHistory {
  const last = history.past.at(-1);
  const goesOn =
    last !== undefined &&
    history.future.length === 0 &&
    last.leafCode === edit.leafCode &&
    last.cell === edit.cell &&
    last.after === edit.before;
  const past = goesOn
    ? [...history.past.slice(0, -1), { ...edit, before: last.before }]
    : [...history.past, edit].slice(-KEPT_STEPS);
  return { past, future: [] };
}

/** Takes the last step back. */
export function undoEdit(
  history: EditHistory,
): { readonly edit: Edit; readonly history: EditHistory } | null {
  const edit = history.past.at(-1);
  if (!edit) return null;
  return { edit, history: { past: history.past.slice(0, -1), future: [...history.future, edit] } };
}

/** Does the last step taken back again. */
export function redoEdit(
  history: EditHistory,
): { readonly edit: Edit; readonly history: EditHistory } | null {
  const edit = history.future.at(-1);
  if (!edit) return null;
  return { edit, history: { past: [...history.past, edit], future: history.future.slice(0, -1) } };
}
