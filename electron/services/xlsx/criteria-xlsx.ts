import ExcelJS from 'exceljs';
import { DATA_SHEET, toDataRows } from '#shared/domain/criteria/workbook/own-workbook.ts';
import {
  CRITERIA_COLUMNS,
  criteriaReport,
  type CriteriaReport,
  type CriteriaReportRow,
} from '#shared/domain/report-models/criteria-report.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { columnWidth, rowHeight } from '#electron/services/xlsx/cell-size.ts';

const FONT = { name: 'Times New Roman', size: 11 } as const;
const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BOX = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
const CENTRED = new Set<string>(['code', 'maximum']);
const WIDTH = CRITERIA_COLUMNS.reduce((sum, { widthMm }) => sum + widthMm, 0);
/** Excel takes no row higher than this, in points. */
const HIGHEST_ROW = 409;

/**
 * Writes a set as the table officials know, print-ready in landscape, with the whole set on a hidden sheet behind it, so
 * that it comes back exactly. Throws where the disk fails.
 */
export async function writeCriteriaXlsx(set: CriteriaSet, path: string): Promise<void> {
  const report = criteriaReport(set);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = set.issuer;
  writeTable(workbook, report);
  const data = workbook.addWorksheet(DATA_SHEET, { state: 'veryHidden' });
  for (const text of toDataRows(canonicalJson(set))) data.addRow([text]);
  await workbook.xlsx.writeFile(path);
}

function writeTable(workbook: ExcelJS.Workbook, report: CriteriaReport): void {
  const sheet = workbook.addWorksheet('Bộ tiêu chí', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.79, right: 0.59, top: 0.79, bottom: 0.79, header: 0.31, footer: 0.39 },
    },
    headerFooter: { oddFooter: '&C&"Times New Roman,Regular"&11Trang &P/&N' },
  });
  sheet.columns = CRITERIA_COLUMNS.map(({ widthMm }) => ({
    width: columnWidth(widthMm),
    style: { font: FONT },
  }));
  writeTitle(sheet, report.title, { size: 13, bold: true, italic: false });
  if (report.attachedTo !== '') writeTitle(sheet, report.attachedTo, { size: 12, bold: false, italic: true });
  const heading = writeCells(
    sheet,
    CRITERIA_COLUMNS.map(({ title }) => title),
    true,
  );
  heading.eachCell((cell) => {
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  for (const row of report.rows) writeRow(sheet, row);
  const total = writeCells(sheet, ['', 'TỔNG CỘNG', report.total / 1_000_000, '', '', '', '', ''], true);
  total.getCell(2).alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.pageSetup.printTitlesRow = `${heading.number}:${heading.number}`;
  sheet.views = [{ state: 'frozen', ySplit: heading.number, showGridLines: false }];
}

function writeTitle(
  sheet: ExcelJS.Worksheet,
  text: string,
  { size, bold, italic }: { readonly size: number; readonly bold: boolean; readonly italic: boolean },
): void {
  const row = sheet.addRow([text]);
  sheet.mergeCells(row.number, 1, row.number, CRITERIA_COLUMNS.length);
  row.font = { ...FONT, size, bold, italic };
  row.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  row.height = rowHeight([{ text, widthMm: WIDTH, size, bold }]);
}

/** Exact micro-points have at most six decimals: as a number of Excel they come back digit by digit. */
function writeRow(sheet: ExcelJS.Worksheet, { texts, maximum, isLeaf }: CriteriaReportRow): void {
  const values = CRITERIA_COLUMNS.map(({ key }) => (key === 'maximum' ? maximum / 1_000_000 : texts[key]));
  const row = writeCells(sheet, values, !isLeaf);
  row.getCell(1).numFmt = '@';
}

function writeCells(
  sheet: ExcelJS.Worksheet,
  values: readonly (string | number)[],
  bold: boolean,
): ExcelJS.Row {
  const row = sheet.addRow(values.map((value) => (value === '' ? null : value)));
  const texts = CRITERIA_COLUMNS.map(({ key, widthMm }, index) => {
    const cell = row.getCell(index + 1);
    cell.font = { ...FONT, bold };
    cell.border = BOX;
    const horizontal = CENTRED.has(key) ? 'center' : 'left';
    cell.alignment = { horizontal, vertical: 'top', wrapText: true };
    return { text: String(values[index] ?? ''), widthMm, size: FONT.size, bold };
  });
  row.height = Math.min(HIGHEST_ROW, rowHeight(texts));
  return row;
}
