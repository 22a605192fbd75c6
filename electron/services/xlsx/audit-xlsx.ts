import ExcelJS from 'exceljs';
import type { AuditReport } from '#shared/domain/report-models/audit-report.ts';
import { columnWidth, rowHeight } from '#electron/services/xlsx/cell-size.ts';

const FONT = { name: 'Times New Roman', size: 11 } as const;
const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BOX = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
/** Excel draws no row higher than this, in points, and holds no more letters in a cell. */
const HIGHEST_ROW = 409;
const LONGEST_TEXT = 32_000;

/** Writes the log of changes as a workbook: A4 in landscape, one page wide, headings repeated, with filters. */
export async function writeAuditXlsx(report: AuditReport, path: string): Promise<void> {
  const { columns } = report;
  const workbook = new ExcelJS.Workbook();
  workbook.title = report.title;
  const sheet = workbook.addWorksheet('Nhật ký', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.59, right: 0.59, top: 0.59, bottom: 0.59, header: 0.31, footer: 0.31 },
    },
    headerFooter: { oddFooter: '&C&"Times New Roman,Regular"&10Trang &P/&N' },
  });
  sheet.columns = columns.map(({ widthMm }) => ({ width: columnWidth(widthMm), style: { font: FONT } }));
  const widthMm = columns.reduce((sum, column) => sum + column.widthMm, 0);
  for (const [index, text] of [report.title, ...report.facts].entries()) {
    const title = index === 0;
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, columns.length);
    row.font = { ...FONT, size: title ? 14 : 11, bold: title, italic: !title };
    row.alignment = { horizontal: title ? 'center' : 'left', vertical: 'middle', wrapText: true };
    row.height = rowHeight([{ text, widthMm, size: title ? 14 : 11, bold: title }]);
  }
  const head = addRow(
    sheet,
    columns.map(({ title }) => title),
    report,
    true,
  );
  for (const cells of report.rows) addRow(sheet, cells, report, false);
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  sheet.views = [{ state: 'frozen', ySplit: head, showGridLines: false }];
  sheet.autoFilter = {
    from: { row: head, column: 1 },
    to: { row: sheet.rowCount, column: columns.length },
  };
  await workbook.xlsx.writeFile(path);
}

function addRow(
  sheet: ExcelJS.Worksheet,
  texts: readonly string[],
  { columns }: AuditReport,
  heading: boolean,
): number {
  const cut = texts.map((text) => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text));
  // The first column counts; everything else stays text as it is, also what looks like a figure or a formula.
  const row = sheet.addRow(cut.map((text, index) => (!heading && index === 0 ? Number(text) : text)));
  for (const [index, column] of columns.entries()) {
    const cell = row.getCell(index + 1);
    cell.font = { ...FONT, bold: heading };
    cell.border = BOX;
    cell.alignment = {
      horizontal: heading ? 'center' : column.align,
      vertical: heading ? 'middle' : 'top',
      wrapText: true,
    };
  }
  const sizes = columns.map(({ widthMm }, index) => ({
    text: cut[index] ?? '',
    widthMm,
    size: FONT.size,
    bold: heading,
  }));
  row.height = Math.min(HIGHEST_ROW, rowHeight(sizes));
  return row.number;
}
