import ExcelJS from 'exceljs';
import type { RankingReport } from '#shared/domain/report-models/ranking-report.ts';
import type { ReportCell, ReportColumn } from '#shared/domain/report-models/report-types.ts';
import { columnWidth, rowHeight } from '#electron/services/xlsx/cell-size.ts';

const FONT = { name: 'Times New Roman', size: 12 } as const;
const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BOX = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
const CENTRE = { horizontal: 'center', vertical: 'middle', wrapText: true } as const;

/** Writes the ranking as a print-ready workbook: A4, one page wide, heading repeated. Throws where the disk fails. */
export async function writeRankingXlsx(report: RankingReport, path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = report.bodyLines.join(' ');
  const sheet = workbook.addWorksheet('Xếp hạng', {
    pageSetup: {
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.79, right: 0.59, top: 0.79, bottom: 0.79, header: 0.31, footer: 0.39 },
    },
    headerFooter: { oddFooter: '&C&"Times New Roman,Regular"&11Trang &P/&N' },
  });
  sheet.columns = report.columns.map(({ widthMm }) => ({
    width: columnWidth(widthMm),
    style: { font: FONT },
  }));
  writeTitles(sheet, report);
  const headRow = writeHeadings(sheet, report.columns);
  for (const cells of report.rows) writeRow(sheet, report, cells);
  writeRemarks(sheet, report);
  sheet.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
  sheet.views = [{ state: 'frozen', ySplit: headRow, showGridLines: false }];
  await workbook.xlsx.writeFile(path);
}

function totalWidth({ columns }: RankingReport): number {
  return columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
}

function writeTitles(sheet: ExcelJS.Worksheet, report: RankingReport): void {
  const titles = [
    ...report.bodyLines.map((text) => ({ text, size: 12, align: 'left' as const })),
    { text: '', size: 12, align: 'left' as const },
    { text: report.tableTitle.join('\n').toUpperCase(), size: 14, align: 'center' as const },
    { text: '', size: 6, align: 'left' as const },
  ];
  for (const { text, size, align } of titles) {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, report.columns.length);
    row.font = { ...FONT, size, bold: true };
    row.alignment = { horizontal: align, vertical: 'middle', wrapText: true };
    row.height = rowHeight([{ text, widthMm: totalWidth(report), size, bold: true }]);
  }
}

/** Returns the number of the heading row, which every printed page repeats. */
function writeHeadings(sheet: ExcelJS.Worksheet, columns: readonly ReportColumn[]): number {
  const row = sheet.addRow(columns.map(({ title }) => title));
  row.eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.alignment = CENTRE;
    cell.border = BOX;
  });
  row.height = rowHeight(
    columns.map(({ title, widthMm }) => ({ text: title, widthMm, size: 12, bold: true })),
  );
  return row.number;
}

function writeRow(sheet: ExcelJS.Worksheet, report: RankingReport, cells: readonly ReportCell[]): void {
  const row = sheet.addRow(cells.map(cellValue));
  for (const [index, column] of report.columns.entries()) {
    const cell = row.getCell(index + 1);
    const content = cells[index];
    cell.font = FONT;
    cell.border = BOX;
    cell.alignment = {
      ...CENTRE,
      horizontal: column.align,
      ...(column.align === 'left' ? { indent: 1 } : {}),
    };
    if (content?.number) cell.numFmt = numberFormat(content.number.format, report.pointDigits);
  }
  row.height = rowHeight(
    report.columns.map(({ widthMm }, index) => ({
      text: cells[index]?.text ?? '',
      widthMm,
      size: 12,
      bold: false,
    })),
  );
}

/** A figure goes in as a number that can be reckoned with; exact micro-points have at most six decimals. */
function cellValue({ text, number }: ReportCell): string | number | null {
  if (number) return number.micro / 1_000_000;
  return text === '' ? null : text;
}

/** Excel shows the point and comma of the computer's own region: on a Vietnamese one `0.00` reads 93,57. */
function numberFormat(format: NonNullable<ReportCell['number']>['format'], digits: number): string {
  const points = digits === 0 ? '0' : `0.${'0'.repeat(digits)}`;
  switch (format) {
    case 'points':
      return points;
    case 'signedPoints':
      return `+${points};-${points};${points}`;
    case 'integer':
      return '0';
    case 'signedInteger':
      return '+0;-0;0';
  }
}

function writeRemarks(sheet: ExcelJS.Worksheet, report: RankingReport): void {
  sheet.addRow([]);
  for (const text of report.sentences) {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, report.columns.length);
    row.font = { ...FONT, italic: true };
    row.alignment = { horizontal: 'left', vertical: 'top', wrapText: true };
    row.height = rowHeight([{ text, widthMm: totalWidth(report), size: 12, bold: false }]);
  }
}
