import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { ZIP_LIMITS } from '#electron/services/archive/zip-limits.ts';
import { readWorkbook } from '#electron/services/xlsx/read-workbook.ts';
import { DIRECTORY, rawZip, SYMLINK, type RawEntry } from '#tests/support/hostile-zip.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const folder = tempFolder('folder-entries');
const WITH_FOLDERS = { ...ZIP_LIMITS, folderEntries: true } as const;

/** The names taken, or the code of the refusal. */
async function open(entries: readonly RawEntry[], limits: Parameters<typeof openGuardedZip>[1]) {
  const path = join(folder, 'test.zip');
  writeFileSync(path, rawZip(entries));
  const opened = await openGuardedZip(path, limits);
  if (!opened.ok) return opened.error.code;
  opened.value.close();
  return [...opened.value.entries.keys()];
}

const FILE: RawEntry = { name: 'xl/workbook.xml', data: '<workbook/>' };
const EMPTY_FOLDER: RawEntry = { name: 'xl/', data: '', attributes: DIRECTORY };

test('a workbook whose writer names its folders is read', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Trả lời').addRow(['Mã', 'Giá trị']);
  const path = join(folder, 'answers.xlsx');
  await workbook.xlsx.writeFile(path);
  expect(await readWorkbook(path)).toEqual({
    ok: true,
    value: { sheets: [{ name: 'Trả lời', rows: [['Mã', 'Giá trị']] }] },
  });
});

test('folder entries are taken only where they are asked for', async () => {
  expect(await open([EMPTY_FOLDER, FILE], WITH_FOLDERS)).toEqual(['xl/', 'xl/workbook.xml']);
  expect(await open([EMPTY_FOLDER, FILE], ZIP_LIMITS)).toBe('ZIP_BAD_NAME');
});

test.each<readonly [string, readonly RawEntry[], string]>([
  ['holds bytes', [{ ...EMPTY_FOLDER, data: 'x' }], 'ZIP_BAD_NAME'],
  ['is a link', [{ ...EMPTY_FOLDER, attributes: SYMLINK }], 'ZIP_SYMLINK'],
  ['leads upwards', [{ ...EMPTY_FOLDER, name: '../' }], 'ZIP_BAD_NAME'],
  ['is the root', [{ ...EMPTY_FOLDER, name: '/' }], 'ZIP_BAD_NAME'],
  ['has an empty part', [{ ...EMPTY_FOLDER, name: 'xl//' }], 'ZIP_BAD_NAME'],
  ['has the name of a file', [EMPTY_FOLDER, { name: 'XL', data: 'x' }], 'ZIP_DUPLICATE_NAME'],
])('a folder entry that %s is refused', async (_what, entries, code) => {
  expect(await open(entries, WITH_FOLDERS)).toBe(code);
});
