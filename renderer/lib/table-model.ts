import { matchesFolded } from '#shared/lib/vi-text.ts';

/** What a column sorts by; null always comes last. */
export type SortValue = string | number | null;

/** A filter offered as a chip with its count. */
export interface RowFilter<Row> {
  readonly key: string;
  readonly label: string;
  readonly test: (row: Row) => boolean;
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Orders two values as Vietnamese readers expect; null after everything, whatever the direction. */
export function compareValues(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return descending ? -order : order;
}

/** The rows whose text holds the searched words, with or without marks. */
export function searchRows<Row>(
  rows: readonly Row[],
  text: (row: Row) => string,
  query: string,
): readonly Row[] {
  return query.trim() === '' ? rows : rows.filter((row) => matchesFolded(text(row), query));
}

/** Stable order by one column. */
export function sortRows<Row>(
  rows: readonly Row[],
  value: ((row: Row) => SortValue) | undefined,
  descending: boolean,
): readonly Row[] {
  if (value === undefined) return rows;
  return rows.toSorted((a, b) => compareValues(value(a), value(b), descending));
}

/** Where the arrow keys lead in a list of `count` rows; null where the key means nothing here. */
export function nextIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return Math.min(index + 15, count - 1);
    case 'PageUp':
      return Math.max(index - 15, 0);
    default:
      return null;
  }
}
