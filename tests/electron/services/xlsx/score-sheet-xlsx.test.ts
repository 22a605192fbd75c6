import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { makeScoreSheet } from '#shared/domain/report-models/score-sheet.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { writeScoreSheetXlsx } from '#electron/services/xlsx/score-sheet-xlsx.ts';
import { printedInput } from '#tests/shared/domain/report-models/printed-input.ts';
import { fullAnswers } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const report = makeScoreSheet(printedInput(SAMPLE_COMMUNE_SET, fullAnswers()));
let sheet: ExcelJS.Worksheet;
let headRow = 0;

beforeAll(async () => {
  const file = join(tempFolder('score-sheet-xlsx'), 'bang.xlsx');
  await writeScoreSheetXlsx(report, file);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const [first] = workbook.worksheets;
  if (!first) throw new Error('no sheet');
  sheet = first;
  const [title = ''] = report.columns.map((column) => column.title);
  sheet.eachRow((row, number) => {
    if (headRow === 0 && row.getCell(1).text === title) headRow = number;
  });
});

test('it prints on A4 in landscape, one page wide and as many high as it needs, its heading row on each', () => {
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  });
  expect(headRow).toBeGreaterThan(1);
  expect(sheet.pageSetup.printTitlesRow?.replaceAll('$', '')).toBe(`${headRow}:${headRow}`);
});

test('the lines above the table are merged across it', () => {
  for (const text of report.title) {
    let merged = 0;
    sheet.getRow(rowOf(text)).eachCell((cell) => {
      if (cell.isMerged) merged += 1;
    });
    expect(merged).toBe(report.columns.length - 2);
  }
});

test('every cell of the table has a line on every side', () => {
  const last = rowOf(report.rows.at(-1)?.cells[1]?.text ?? '', 2);
  expect(last).toBeGreaterThan(headRow + report.rows.length - 1);
  for (let row = headRow; row <= last; row += 1)
    for (let column = 1; column <= report.columns.length; column += 1) {
      const { border } = sheet.getRow(row).getCell(column);
      const sides = [border?.left?.style, border?.right?.style, border?.top?.style, border?.bottom?.style];
      expect(sides).toEqual(['thin', 'thin', 'thin', 'thin']);
    }
});

/** The number of the row whose cell in a column says this. */
function rowOf(text: string, column = 1): number {
  let found = 0;
  sheet.eachRow((row, number) => {
    if (row.getCell(column).text === text) found = number;
  });
  return found;
}
