/** How wide a text is on a terminal: Vietnamese letters take one column each once composed. */
function width(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}

/** A column of a printed table; figures stand at its right edge. */
export interface Column<Row> {
  readonly title: string;
  readonly figure?: true;
  readonly text: (row: Row) => string;
}

/** Rows in aligned columns under their titles. */
export function tableLines<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): readonly string[] {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ text }) => text(row))),
  ];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => width(line[at] ?? ''))));
  return cells.map((line) =>
    line
      .map((cell, at) => {
        const gap = ' '.repeat((widths[at] ?? 0) - width(cell));
        return columns[at]?.figure ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** A long text cut to a number of letters. */
export function shorten(text: string, length: number): string {
  const letters = Array.from(text);
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`;
}
