import { create } from 'zustand';

/** Parts of the detail panel that can be asked for by key. */
export type PanelPart = 'guidance' | 'explanation' | 'evidence';

/** Filters over the rows of the sheet. */
export type SheetFilter =
  'notScored' | 'look' | 'noEvidence' | 'lost' | 'changed' | 'request' | 'copied' | 'mine';

interface SheetView {
  readonly selected: string | null;
  readonly folded: ReadonlySet<string>;
  readonly query: string;
  readonly filter: SheetFilter | null;
  readonly panelOpen: boolean;
  /** A part to bring into view and focus; `turn` tells one request from the next. */
  readonly wanted: { readonly part: PanelPart; readonly turn: number } | null;
  /** A row to bring into view and focus, asked for from outside the grid. */
  readonly jump: { readonly code: string; readonly turn: number } | null;
}

/** Where the user stands in the sheet. Kept while moving between pages. */
export const useSheetView = create<SheetView>(() => ({
  selected: null,
  folded: new Set(),
  query: '',
  filter: null,
  panelOpen: true,
  wanted: null,
  jump: null,
}));

const set = useSheetView.setState;
const get = useSheetView.getState;

export function selectRow(code: string): void {
  if (get().selected !== code) set({ selected: code });
}

export function setFolded(code: string, folded: boolean): void {
  const next = new Set(get().folded);
  if (folded) next.add(code);
  else next.delete(code);
  set({ folded: next });
}

export function foldAll(codes: readonly string[]): void {
  set({ folded: new Set(codes) });
}

export function setSheetQuery(query: string): void {
  set({ query });
}

export function setSheetFilter(filter: SheetFilter | null): void {
  set({ filter });
}

export function setPanelOpen(panelOpen: boolean): void {
  set({ panelOpen });
}

/** Opens the panel at a part and puts the cursor there. */
export function wantPanel(part: PanelPart): void {
  set({ panelOpen: true, wanted: { part, turn: (get().wanted?.turn ?? 0) + 1 } });
}

/** Brings a row into view and focuses it: unfolds all, drops search and filter that would hide it. */
export function jumpToRow(code: string): void {
  set({
    selected: code,
    folded: new Set(),
    query: '',
    filter: null,
    jump: { code, turn: (get().jump?.turn ?? 0) + 1 },
  });
}

/** A fresh sheet starts at its top. */
export function resetSheetView(): void {
  set({ selected: null, folded: new Set(), query: '', filter: null, wanted: null, jump: null });
}
