/** A merged range; rows and columns from 0, both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet as read: every cell as text, and which are merged. */
export interface SheetGrid {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly MergedRange[];
  readonly width: number;
  /** The text a reader sees at a place: of a merged range the text of its first cell. */
  textAt(row: number, column: number): string;
}

/** True where no cell of the row says anything. */
export function isBlankRow(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

/** A sheet ready to be looked at. */
export function makeGrid(sheet: {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly MergedRange[];
}): SheetGrid {
  const { name, rows, merges } = sheet;
  const cellAt = (row: number, column: number): string => (rows[row]?.[column] ?? '').trim();
  return {
    name,
    rows,
    merges,
    width: Math.max(0, ...rows.map((row) => row.length)),
    textAt: (row, column) => {
      const own = cellAt(row, column);
      if (own !== '') return own;
      const range = merges.find(
        ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
      );
      return range ? cellAt(range.top, range.left) : '';
    },
  };
}
