import { BorderStyle, Table, TableLayoutType, WidthType, type ITableOptions, type TableRow } from 'docx';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

export interface RuledTable {
  /** Twips, one per column; their sum is the width of the table. */
  readonly columnWidths: readonly number[];
  readonly margins: NonNullable<ITableOptions['margins']>;
  readonly rows: readonly TableRow[];
}

/** A table ruled all over, of fixed column widths: word processors keep them only where both are said. */
export function ruledTable({ columnWidths, margins, rows }: RuledTable): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...columnWidths],
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    margins,
    rows: [...rows],
  });
}
