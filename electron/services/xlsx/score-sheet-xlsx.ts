import ExcelJS from 'exceljs';
import type { ReportCell, ReportColumn } from '#shared/domain/report-models/report-types.ts';
import { SCORE_SHEET_WIDTH_MM } from '#shared/domain/report-models/score-sheet.ts';
import type { ScoreSheetReport, ScoreSheetRow } from '#shared/domain/report-models/score-sheet-types.ts';
import { qrPng } from '#electron/services/print/qr-code.ts';
import { writeWithFooterPicture } from '#electron/services/xlsx/footer-picture.ts';
import { columnWidth, rowHeight, splitTall, type CellText } from '#electron/services/xlsx/cell-size.ts';

const FONT = { name: 'Times New Roman', size: 10 } as const;
const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BOX = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
const SHADE = {
  field: 'FFD9E2F3',
  group: 'FFF2F2F2',
  leaf: null,
  sum: 'FFF2F2F2',
  total: 'FFD9E2F3',
} as const;
/** Excel draws no row higher than this, in points; a row that needs more goes on in rows of this height at most. */
const HIGHEST_ROW = 409;
const HIGHEST_PIECE = 220;
const QR_PIXELS = 96;
/** 20 mm in the footer, as in Word and PDF. */
const QR_POINTS = 57;

/** Writes the score sheet as a print-ready workbook: A4 in landscape, one page wide, heading and footer on every page. */
export async function writeScoreSheetXlsx(report: ScoreSheetReport, path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = report.bodyLines.join(' ');
  workbook.title = report.title.join(' ');
  const sheet = workbook.addWorksheet('Bảng chấm điểm', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      // Inches.
      margins: { left: 0.59, right: 0.59, top: 0.59, bottom: 1.06, header: 0.28, footer: 0.2 },
    },
    headerFooter: headerFooter(report),
  });
  sheet.columns = report.columns.map(({ widthMm }) => ({
    width: columnWidth(widthMm),
    style: { font: FONT },
  }));
  writeHead(sheet, report);
  await placeQr(workbook, sheet, report);
  const headRow = writeHeadings(sheet, report.columns);
  for (const row of report.rows) writeRow(sheet, report.columns, row);
  writeEnd(sheet, report);
  sheet.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: headRow, showGridLines: false }];
  const { code } = report.footer;
  if (code === null) {
    await workbook.xlsx.writeFile(path);
    return;
  }
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  await writeWithFooterPicture(written, { png: await qrPng(code), points: QR_POINTS, title: 'Mã QR' }, path);
}

/** What Excel takes for a footer, its codes included. */
const FOOTER_CHARACTERS = 255;

/**
 * Unit, round, revision and fingerprint on every page, and the QR code (`&G`) where the sheet is signed. A name too
 * long is cut, the fingerprint never. The readable text of the QR code stands at the end of the sheet.
 */
function headerFooter({ draftMark, footer }: ScoreSheetReport): Partial<ExcelJS.HeaderFooter> {
  const [unit = '', code = ''] = footer.lines;
  const start = '&L&"Times New Roman,Regular"&8';
  const end = `\n${code}\nTrang &P/&N${footer.code === null ? '' : '&R&G'}`;
  const room = FOOTER_CHARACTERS - start.length - end.length;
  const escaped = unit.replaceAll('&', '&&');
  const short = `${escaped.slice(0, room - 1).replace(/&+$/, '')}…`;
  return {
    oddFooter: `${start}${escaped.length <= room ? escaped : short}${end}`,
    ...(draftMark === null ? {} : { oddHeader: `&C&"Times New Roman,Bold"&14${draftMark}` }),
  };
}

function writeHead(sheet: ExcelJS.Worksheet, report: ScoreSheetReport): void {
  const rows = [
    ...report.bodyLines.map((text) => ({ text, size: 12, bold: true, align: 'left' as const })),
    ...report.title.map((text) => ({ text, size: 14, bold: true, align: 'center' as const })),
    ...report.facts.map((text) => ({ text, size: 11, bold: false, align: 'center' as const })),
    { text: '', size: 6, bold: false, align: 'left' as const },
  ];
  // The title keeps clear of the QR code in the last columns.
  const last = report.columns.length - 2;
  const widthMm = report.columns.slice(0, last).reduce((sum, column) => sum + column.widthMm, 0);
  for (const { text, size, bold, align } of rows) {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, last);
    row.font = { ...FONT, size, bold, italic: !bold };
    row.alignment = { horizontal: align, vertical: 'middle', wrapText: true };
    row.height = rowHeight([{ text, widthMm, size, bold }]);
  }
}

async function placeQr(
  workbook: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  { columns, footer }: ScoreSheetReport,
): Promise<void> {
  if (footer.code === null) return;
  // The library declares a Buffer of its own, of before typed arrays were generic.
  const base64 = (await qrPng(footer.code)).toString('base64');
  const image = workbook.addImage({ base64, extension: 'png' });
  sheet.addImage(image, {
    tl: { col: columns.length - 1.6, row: 0.1 },
    ext: { width: QR_PIXELS, height: QR_PIXELS },
    editAs: 'absolute',
  });
}

/** Returns the number of the heading row, which every printed page repeats. */
function writeHeadings(sheet: ExcelJS.Worksheet, columns: readonly ReportColumn[]): number {
  const row = sheet.addRow(columns.map(({ title }) => title));
  row.eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = BOX;
    cell.fill = fillOf('FFD9E2F3');
  });
  row.height = heightOf(
    columns,
    columns.map(({ title }) => ({ text: title })),
    true,
  );
  return row.number;
}

/** Writes a row; one that would be too high for Excel goes on in rows below it, without a line between. */
function writeRow(sheet: ExcelJS.Worksheet, columns: readonly ReportColumn[], content: ScoreSheetRow): void {
  const bold = content.kind !== 'leaf';
  const texts = textsOf(columns, content.cells, bold);
  const pieces =
    rowHeight(texts) <= HIGHEST_ROW
      ? texts.map(({ text }) => [text])
      : texts.map((text) => splitTall(text, HIGHEST_PIECE));
  const count = Math.max(...pieces.map(({ length }) => length));
  for (let index = 0; index < count; index += 1) {
    const cells = pieces.map((of, column) =>
      index === 0 ? { ...content.cells[column], text: of[0] ?? '' } : { text: of[index] ?? '' },
    );
    const edges = { top: index === 0, bottom: index === count - 1 };
    writePiece(sheet, columns, { ...content, cells }, edges, count > 1);
  }
}

function writePiece(
  sheet: ExcelJS.Worksheet,
  columns: readonly ReportColumn[],
  content: ScoreSheetRow,
  edges: { readonly top: boolean; readonly bottom: boolean },
  tall: boolean,
): void {
  const bold = content.kind !== 'leaf';
  const shade = SHADE[content.kind];
  const row = sheet.addRow(content.cells.map(cellValue));
  for (const [index, column] of columns.entries()) {
    const cell = row.getCell(index + 1);
    const number = content.cells[index]?.number;
    cell.font = { ...FONT, bold };
    cell.border = {
      left: THIN,
      right: THIN,
      ...(edges.top ? { top: THIN } : {}),
      ...(edges.bottom ? { bottom: THIN } : {}),
    };
    cell.alignment = {
      horizontal: column.align,
      vertical: !tall && (column.align === 'center' || bold) ? 'middle' : 'top',
      wrapText: true,
    };
    if (shade !== null) cell.fill = fillOf(shade);
    if (number) cell.numFmt = pointsFormat(number.micro);
  }
  row.height = heightOf(columns, content.cells, bold);
}

function fillOf(argb: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

function textsOf(
  columns: readonly ReportColumn[],
  cells: readonly ReportCell[],
  bold: boolean,
): readonly CellText[] {
  return columns.map(({ widthMm }, index) => ({
    text: cells[index]?.text ?? '',
    widthMm,
    size: FONT.size,
    bold,
  }));
}

function heightOf(columns: readonly ReportColumn[], cells: readonly ReportCell[], bold: boolean): number {
  return Math.min(HIGHEST_ROW, rowHeight(textsOf(columns, cells, bold)));
}

/** A figure goes in as a number that can be reckoned with; a code such as 1.10 stays text. */
function cellValue({ text, number }: ReportCell): string | number | null {
  if (number) return number.micro / 1_000_000;
  return text === '' ? null : text;
}

/** As many decimals as the figure has. Excel shows the comma of a Vietnamese computer for the point. */
function pointsFormat(micro: number): string {
  const decimals = String(Math.abs(micro) % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return decimals === '' ? '0' : `0.${'0'.repeat(decimals.length)}`;
}

function writeEnd(sheet: ExcelJS.Worksheet, report: ScoreSheetReport): void {
  const half = Math.floor(report.columns.length / 2);
  const total = report.columns.length;
  sheet.addRow([]);
  const places = report.signatures.slice(0, 2);
  const put = (texts: readonly string[], bold: boolean): void => {
    const row = sheet.addRow([]);
    for (const [index, text] of texts.entries()) {
      const first = index === 0 ? 1 : half + 1;
      sheet.mergeCells(row.number, first, row.number, index === 0 ? half : total);
      const cell = row.getCell(first);
      cell.value = text;
      cell.font = { ...FONT, size: 11, bold, italic: !bold };
      cell.alignment = { horizontal: 'center', vertical: 'middle' };
    }
  };
  put(
    places.map(({ title }) => title),
    true,
  );
  put(
    places.map(({ remark }) => remark),
    false,
  );
  for (let blank = 0; blank < 3; blank += 1) sheet.addRow([]);
  put(
    places.map(({ name }) => name),
    true,
  );
  sheet.addRow([]);
  for (const text of report.footer.lines) {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, total);
    row.font = { ...FONT, size: 9 };
    row.alignment = { horizontal: 'left', vertical: 'top', wrapText: true };
    row.height = rowHeight([{ text, widthMm: SCORE_SHEET_WIDTH_MM, size: 9, bold: false }]);
  }
}
