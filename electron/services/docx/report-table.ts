import {
  AlignmentType,
  Paragraph,
  type Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { ReportCell, ReportColumn } from '#shared/domain/report-models/report-types.ts';
import { FONT, SIZE, twips } from '#electron/services/docx/decree-30.ts';
import { ruledTable } from '#electron/services/docx/ruled-table.ts';

/** One row of a table in a report; `bold` for sums and headings. */
export interface ReportTableRow {
  readonly bold: boolean;
  readonly cells: readonly ReportCell[];
}

/** A table in the text of a report: ruled, as wide as the text, its heading on every page, rows never parted. */
export function reportTable(columns: readonly ReportColumn[], rows: readonly ReportTableRow[]): Table {
  const headings = columns.map((column) =>
    cell({ text: column.title }, { ...column, align: 'center' }, true),
  );
  return ruledTable({
    columnWidths: columns.map(({ widthMm }) => twips(widthMm)),
    margins: { left: 50, right: 50, top: 30, bottom: 30 },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: headings }),
      ...rows.map(
        ({ bold, cells }) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column, index) => cell(cells[index] ?? { text: '' }, column, bold)),
          }),
      ),
    ],
  });
}

function cell(content: ReportCell, column: ReportColumn, bold: boolean): TableCell {
  return new TableCell({
    width: { size: twips(column.widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: content.text.split('\n').map(
      (text) =>
        new Paragraph({
          alignment: column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text, bold, font: FONT, size: SIZE.note })],
        }),
    ),
  });
}
