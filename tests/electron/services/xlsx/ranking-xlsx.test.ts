import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { countLines, columnWidth, rowHeight } from '#electron/services/xlsx/cell-size.ts';
import { writeRankingXlsx } from '#electron/services/xlsx/ranking-xlsx.ts';
import { readWorkbook } from '#electron/services/xlsx/read-workbook.ts';
import { dongHoiReport } from '#tests/support/dong-hoi-report.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const path = join(tempFolder('ranking-xlsx'), 'xep-hang.xlsx');
const report = dongHoiReport();
const workbook = new ExcelJS.Workbook();

beforeAll(async () => {
  await writeRankingXlsx(report, path);
  await workbook.xlsx.readFile(path);
});

function sheet(): ExcelJS.Worksheet {
  const found = workbook.getWorksheet('Xếp hạng');
  if (!found) throw new Error('no sheet');
  return found;
}

/** The row whose first cell is the heading "TT". */
function headRow(): number {
  let found = 0;
  sheet().eachRow((row) => {
    if (row.getCell(1).value === 'TT') found = row.number;
  });
  return found;
}

describe('print', () => {
  test('A4, one page wide, heading repeated, page number at the foot', () => {
    const { pageSetup, headerFooter } = sheet();
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    expect(pageSetup.printTitlesRow).toBe(`${headRow()}:${headRow()}`);
    expect(headerFooter.oddFooter).toContain('&P/&N');
  });

  test('every row has a height, and every table cell its box', () => {
    for (let number = 1; number < headRow() + report.rows.length + 1; number += 1) {
      expect(sheet().getRow(number).height, `row ${number}`).toBeGreaterThanOrEqual(15);
    }
    for (let number = headRow(); number <= headRow() + report.rows.length; number += 1) {
      for (let column = 1; column <= report.columns.length; column += 1) {
        const { border } = sheet().getRow(number).getCell(column);
        expect([border?.top, border?.bottom, border?.left, border?.right].map((side) => side?.style)).toEqual(
          Array.from({ length: 4 }, () => 'thin'),
        );
      }
    }
  });
});

describe('figures', () => {
  test('are numbers that can be reckoned with, in the format of the set', () => {
    const first = sheet().getRow(headRow() + 1);
    expect([3, 4, 5, 6, 7].map((column) => first.getCell(column).value)).toEqual([93.57, 5.53, 1, 7, 6]);
    expect([3, 4, 5, 7].map((column) => first.getCell(column).numFmt)).toEqual([
      '0.00',
      '+0.00;-0.00;0.00',
      '0',
      '+0;-0;0',
    ]);
  });

  test('read back as text they are those of the report', async () => {
    const read = await readWorkbook(path);
    const rows = read.ok ? (read.value.sheets[0]?.rows ?? []) : [];
    const table = rows.slice(headRow(), headRow() + report.rows.length).map((row) => row.slice(0, 8));
    const plain = report.rows.map((row) =>
      row.map(({ text, number }) => (number ? String(number.micro / 1_000_000).replace('.', ',') : text)),
    );
    expect(table).toEqual(plain);
  });
});

describe('sizes', () => {
  const cell = { widthMm: 40, size: 12, bold: false };

  test('a text that fits takes one line, a longer one more, and the row grows with it', () => {
    expect(countLines({ ...cell, text: 'Xã Đức Ninh' })).toBe(1);
    expect(countLines({ ...cell, text: 'Phường Đức Ninh Đông và các đơn vị khác' })).toBeGreaterThan(1);
    expect(countLines({ ...cell, text: 'một\nhai' })).toBe(2);
    expect(rowHeight([{ ...cell, text: 'một\nhai\nba' }])).toBeGreaterThan(
      rowHeight([{ ...cell, text: 'một' }]),
    );
  });

  test('a word longer than the cell is broken', () => {
    expect(countLines({ ...cell, text: 'x'.repeat(100) })).toBeGreaterThanOrEqual(4);
    expect(columnWidth(25.4)).toBeCloseTo(13.71, 1);
  });
});
