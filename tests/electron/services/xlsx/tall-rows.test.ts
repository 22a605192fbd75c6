import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { makeScoreSheet } from '#shared/domain/report-models/score-sheet.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { rowHeight, splitTall, type CellText } from '#electron/services/xlsx/cell-size.ts';
import { writeScoreSheetXlsx } from '#electron/services/xlsx/score-sheet-xlsx.ts';
import { printedInput } from '#tests/shared/domain/report-models/printed-input.ts';
import { fullAnswers } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const cell = (text: string): CellText => ({ text, widthMm: 30, size: 10, bold: false });
const words = (count: number): string => Array.from({ length: count }, (_each, at) => `chữ${at}`).join(' ');

describe('a text too high for a row', () => {
  test('is broken into pieces that fit, and no word is lost or cut', () => {
    const text = `${words(300)}\n${words(20)}\n\n${words(100)}`;
    const pieces = splitTall(cell(text), 200);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(rowHeight([cell(piece)])).toBeLessThanOrEqual(200);
    expect(pieces.join(' ').split(/\s+/)).toEqual(text.split(/\s+/));
  });

  test('stays one piece where it fits, line by line as it is', () => {
    expect(splitTall(cell('một\nhai\n\nba'), 200)).toEqual(['một\nhai\n\nba']);
    expect(splitTall(cell(''), 200)).toEqual(['']);
    expect(splitTall(cell('x'.repeat(400)), 50)).toEqual(['x'.repeat(400)]);
  });
});

test('a long explanation on the score sheet is printed to its last word, its points once', async () => {
  const explanation = `${words(900)} hết`;
  const answers = new Map(
    [...fullAnswers()].map(([code, answer]) => [
      code,
      code === '1.1.1' ? { ...answer, explanation } : answer,
    ]),
  );
  const path = join(tempFolder('tall'), 'sheet.xlsx');
  await writeScoreSheetXlsx(makeScoreSheet(printedInput(SAMPLE_COMMUNE_SET, answers)), path);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('no sheet');
  const rows: ExcelJS.Row[] = [];
  sheet.eachRow((row) => rows.push(row));
  const start = rows.findIndex((row) => row.getCell(1).value === '1.1.1');
  const end = rows.findIndex((row) => row.getCell(1).value === '1.1.2');
  const pieces = rows.slice(start, end);
  expect(pieces.length).toBeGreaterThan(2);
  for (const row of pieces) expect(row.height).toBeLessThan(409);
  expect(pieces.map((row) => row.getCell(7).text).join(' ')).toBe(explanation);
  expect(pieces.map((row) => row.getCell(5).value).filter((value) => value !== null)).toEqual([0.5]);
  expect([pieces[0]?.getCell(7).border.top?.style, pieces[0]?.getCell(7).border.bottom?.style]).toEqual([
    'thin',
    undefined,
  ]);
  expect(pieces.at(-1)?.getCell(7).border.bottom?.style).toBe('thin');
});
