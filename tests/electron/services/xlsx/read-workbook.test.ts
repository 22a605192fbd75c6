import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { bytesEntry, writeZip } from '#electron/services/archive/zip-writer.ts';
import { readWorkbook } from '#electron/services/xlsx/read-workbook.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const folder = tempFolder('workbooks');

async function workbook(name: string, fill: (sheet: ExcelJS.Worksheet) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Số liệu'));
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

/** A workbook of plain parts with a sheet of any XML. */
async function handMade(name: string, sheetXml: string): Promise<string> {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${office}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheetXml}</worksheet>`,
  };
  const path = join(folder, name);
  await writeZip(
    Object.entries(parts).map(([part, text]) => bytesEntry(part, text)),
    path,
    { compress: true },
  );
  return path;
}

describe('cells', () => {
  test('come out as an officer would type them', async () => {
    const path = await workbook('kinds.xlsx', (sheet) => {
      sheet.addRow(['Mã', 'Giá trị', ' Giải trình ']);
      sheet.addRow([1.75, 52611, 0.1 + 0.2]);
      sheet.addRow([true, new Date(Date.UTC(2023, 11, 31)), 'Đồng Hới'.normalize('NFD')]);
      sheet.addRow([null, 0.8715, -3]);
      sheet.getCell('B4').numFmt = '0.00%';
      sheet.getCell('B3').numFmt = 'dd/mm/yyyy';
    });
    const read = await readWorkbook(path);
    expect(read).toEqual({
      ok: true,
      value: {
        sheets: [
          {
            name: 'Số liệu',
            rows: [
              ['Mã', 'Giá trị', 'Giải trình'],
              ['1,75', '52611', '0,3'],
              ['TRUE', '31/12/2023', 'Đồng Hới'],
              ['', '87,15%', '-3'],
            ],
          },
        ],
      },
    });
  });

  test('no more rows are read than asked for', async () => {
    const path = await workbook('rows.xlsx', (sheet) => {
      for (let row = 1; row <= 30; row += 1) sheet.addRow([row]);
    });
    const read = await readWorkbook(path, { sheetRows: 5 });
    expect(read.ok && read.value.sheets[0]?.rows.length).toBe(5);
  });

  test('a sheet that claims to be huge is read as far as it goes', async () => {
    const path = await handMade(
      'claim.xlsx',
      '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2.5</v></c><c r="XFD2"><v>9</v></c></row></sheetData>',
    );
    const read = await readWorkbook(path);
    expect(read.ok && read.value.sheets[0]?.rows).toEqual([['1'], ['', '2,5']]);
  });
});

describe('hostile and broken files', () => {
  test('what is no workbook is said to be none', async () => {
    const text = join(folder, 'text.xlsx');
    writeFileSync(text, 'không phải bảng tính');
    const archive = join(folder, 'archive.xlsx');
    await writeZip([bytesEntry('a.txt', 'a')], archive);
    for (const path of [text, archive]) {
      expect(await readWorkbook(path)).toEqual({ ok: false, error: { code: 'WORKBOOK_NOT_READABLE' } });
    }
  });

  test('a small file that inflates beyond the limit is refused before it is parsed', async () => {
    const cell = '<c r="A1"><v>1</v></c>';
    const path = await handMade('bomb.xlsx', `<sheetData>${cell.repeat(3_000_000)}</sheetData>`);
    const started = performance.now();
    expect(await readWorkbook(path)).toEqual({ ok: false, error: { code: 'WORKBOOK_TOO_LARGE' } });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('a child that takes too long is stopped', async () => {
    const path = await workbook('slow.xlsx', (sheet) => {
      for (let row = 1; row <= 2000; row += 1) sheet.addRow([row, 'một dòng chữ', row / 3]);
    });
    expect(await readWorkbook(path, { timeLimitMs: 1 })).toEqual({
      ok: false,
      error: { code: 'WORKBOOK_TOO_LARGE' },
    });
  });
});
