import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GIA_NGHIA_2024 } from '#db/seed/gia-nghia-2024.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { writeCriteriaDocx } from '#electron/services/docx/criteria-docx.ts';
import { criteriaReport, CRITERIA_COLUMNS } from '#shared/domain/report-models/criteria-report.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const path = join(tempFolder('criteria-docx'), 'bo-tieu-chi.docx');
await writeCriteriaDocx(GIA_NGHIA_2024, path);

async function documentXml(): Promise<string> {
  const zip = await openGuardedZip(path);
  if (!zip.ok) throw new Error(zip.error.code);
  const read = await zip.value.readWhole('word/document.xml', 20_000_000);
  zip.value.close();
  if (!read.ok) throw new Error(read.error.code);
  return read.value.toString('utf8');
}

const xml = await documentXml();
const texts = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text);

test('A4 in landscape, the columns fill the line', () => {
  expect(/<w:pgSz [^>]*>/.exec(xml)?.[0]).toBe('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
  expect(CRITERIA_COLUMNS.reduce((sum, { widthMm }) => sum + widthMm, 0)).toBe(297 - 30 - 15);
});

test('says what it is, what it belongs to, and ends as an appendix does', () => {
  expect(texts.slice(0, 3)).toEqual([
    'Phụ lục',
    GIA_NGHIA_2024.title.toUpperCase(),
    '(Kèm theo Kế hoạch số 52/KH-UBND ngày 20 tháng 3 năm 2024 của UBND thành phố Gia Nghĩa)',
  ]);
  expect(texts.at(-1)).toBe('./.');
});

test('the heading of the table is repeated on every page', () => {
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
});

test('prints every row once, and the total', () => {
  const { rows } = criteriaReport(GIA_NGHIA_2024);
  expect(xml.match(/<w:tr>|<w:tr /g)).toHaveLength(rows.length + 2);
  for (const { texts: row } of rows) expect(texts).toContain(row.code);
  expect(texts).toContain('TỔNG CỘNG');
});
