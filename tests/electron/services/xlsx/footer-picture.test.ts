import path from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { makeScoreSheet } from '#shared/domain/report-models/score-sheet.ts';
import { printedFingerprint, writePrintCode } from '#shared/domain/report-models/print-code.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { qrPng } from '#electron/services/print/qr-code.ts';
import { writeWithFooterPicture } from '#electron/services/xlsx/footer-picture.ts';
import { writeScoreSheetXlsx } from '#electron/services/xlsx/score-sheet-xlsx.ts';
import { FINGERPRINT, printedInput } from '#tests/shared/domain/report-models/printed-input.ts';
import { readZipEntry } from '#tests/support/read-zip-entry.ts';
import { fullAnswers } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const folder = tempFolder('footer-picture');
const input = printedInput(SAMPLE_COMMUNE_SET, fullAnswers());
const fingerprint = FINGERPRINT;
async function written(name: string, change: Partial<typeof input> = {}): Promise<string> {
  const file = path.join(folder, `${name}.xlsx`);
  await writeScoreSheetXlsx(makeScoreSheet({ ...input, ...change }), file);
  return file;
}

async function xmlOf(file: string, part: string): Promise<string> {
  return (await readZipEntry(file, part)).toString('utf8');
}

function footerOf(xml: string): string {
  const text = /<oddFooter>([\s\S]*?)<\/oddFooter>/.exec(xml)?.[1] ?? '';
  return text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

test('the footer of every page names the picture, from the sheet to the very QR code', async () => {
  const file = await written('sealed');
  const sheet = await xmlOf(file, 'xl/worksheets/sheet1.xml');
  expect(footerOf(sheet)).toMatch(/&R&G$/);
  // The order of the schema: footer text, pictures of cells, then this.
  expect(sheet).toMatch(
    /<\/headerFooter>.*<drawing r:id="[^"]+"\/><legacyDrawingHF r:id="rIdFooterPicture"\/>/s,
  );
  const relations = await xmlOf(file, 'xl/worksheets/_rels/sheet1.xml.rels');
  expect(relations).toMatch(
    /Id="rIdFooterPicture"[^>]*vmlDrawing"[^>]*Target="\.\.\/drawings\/vmlDrawingFooter\.vml"/,
  );
  const drawing = await xmlOf(file, 'xl/drawings/vmlDrawingFooter.vml');
  expect(drawing).toMatch(/<v:shape id="RF"/);
  expect(drawing).toContain('o:relid="rId1"');
  expect(await xmlOf(file, 'xl/drawings/_rels/vmlDrawingFooter.vml.rels')).toMatch(
    /Id="rId1"[^>]*Target="\.\.\/media\/footer\.png"/,
  );
  const types = await xmlOf(file, '[Content_Types].xml');
  for (const extension of ['vml', 'png']) expect(types.split(`Extension="${extension}"`)).toHaveLength(2);
  if (!input.seal) throw new Error('not sealed');
  const code = writePrintCode(input.seal.code);
  expect(await readZipEntry(file, 'xl/media/footer.png')).toEqual(await qrPng(code));
});

test('the library that wrote the workbook reads it still, cell by cell', async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await written('read'));
  const [sheet] = workbook.worksheets;
  const report = makeScoreSheet(input);
  const texts: string[] = [];
  sheet?.eachRow((row) => texts.push(row.getCell(1).text));
  for (const { cells } of report.rows) if (cells[0]?.text) expect(texts).toContain(cells[0].text);
  expect(sheet?.headerFooter.oddFooter).toContain(printedFingerprint(fingerprint));
});

test('a name of any length leaves the fingerprint whole, in the 255 characters Excel takes', async () => {
  const name = `Ủy ban nhân dân xã A & B ${'rất dài '.repeat(40)}`;
  const footer = footerOf(
    await xmlOf(await written('long', { unit: { code: 'X1', name } }), 'xl/worksheets/sheet1.xml'),
  );
  expect(footer.length).toBeLessThanOrEqual(255);
  expect(footer).toContain(`Mã kiểm tra: ${printedFingerprint(fingerprint)}`);
  expect(footer).toContain('xã A && B');
  expect(footer).toContain('Trang &P/&N');
});

test('a draft has no picture; a workbook without a footer is refused', async () => {
  const sheet = await xmlOf(await written('draft', { seal: null }), 'xl/worksheets/sheet1.xml');
  expect(sheet).not.toMatch(/legacyDrawingHF|&amp;G/);
  const plain = new ExcelJS.Workbook();
  plain.addWorksheet('a');
  const bytes = new Uint8Array(await plain.xlsx.writeBuffer());
  const picture = { png: new Uint8Array([1]), points: 57, title: 'Mã QR' };
  await expect(writeWithFooterPicture(bytes, picture, path.join(folder, 'none.xlsx'))).rejects.toThrow(
    'no footer',
  );
});
