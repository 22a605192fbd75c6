function rowOf(grid: HTMLElement | null, code: string): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-row="${CSS.escape(code)}"]`) ?? null;
}

/** Brings a row into sight. */
export function scrollToWardRow(grid: HTMLElement | null, code: string): void {
  rowOf(grid, code)?.scrollIntoView({ block: 'nearest' });
}

/** Goes to a row: into its points field where it has one, else onto the row itself. False: the row is not shown. */
export function focusWardRow(grid: HTMLElement | null, code: string): boolean {
  const row = rowOf(grid, code);
  if (!row) return false;
  row.scrollIntoView({ block: 'nearest' });
  const field = row.querySelector<HTMLInputElement>('input');
  (field ?? row).focus({ preventScroll: true });
  field?.select();
  return true;
}

/** The row an element lies in. */
export function rowCodeAt(target: EventTarget | null): string | null {
  return target instanceof HTMLElement
    ? (target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null)
    : null;
}

/** The next code after `from` that is wanted, going round at the end; null: none is. */
export function nextWanted(
  order: readonly string[],
  from: string | null,
  isWanted: (code: string) => boolean,
): string | null {
  const start = from === null ? -1 : order.indexOf(from);
  for (let offset = 1; offset <= order.length; offset += 1) {
    const code = order[(start + offset) % order.length];
    if (code !== undefined && isWanted(code)) return code;
  }
  return null;
}
