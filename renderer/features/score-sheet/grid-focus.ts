/** Focuses a row itself. The grid is asked by attribute: rows come and go with folding and search. */
export function focusRow(grid: HTMLElement | null, code: string): void {
  const row = grid?.querySelector<HTMLElement>(`[data-row="${CSS.escape(code)}"]`);
  row?.scrollIntoView({ block: 'nearest' });
  row?.focus({ preventScroll: true });
}

/** The fields of a row, in order. */
export function rowFields(grid: HTMLElement | null, code: string): readonly HTMLElement[] {
  const row = grid?.querySelector(`[data-row="${CSS.escape(code)}"]`);
  return [...(row?.querySelectorAll<HTMLElement>('[data-cell]:not(:disabled):not([readonly])') ?? [])];
}

/** Focuses a field of a row (the first where none is named); the row itself where it has no field. */
export function focusField(grid: HTMLElement | null, code: string, cell?: string): void {
  const fields = rowFields(grid, code);
  const field = fields.find((each) => each.dataset['cell'] === cell) ?? fields[0];
  if (!field) {
    focusRow(grid, code);
    return;
  }
  grid?.querySelector(`[data-row="${CSS.escape(code)}"]`)?.scrollIntoView({ block: 'nearest' });
  field.focus({ preventScroll: true });
  if (field instanceof HTMLInputElement) field.select();
}

/** The row and the field an element lies in. */
export function placeOf(target: EventTarget | null): {
  readonly code: string | null;
  readonly cell: string | null;
} {
  if (!(target instanceof HTMLElement)) return { code: null, cell: null };
  return {
    code: target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null,
    cell: target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? null,
  };
}
