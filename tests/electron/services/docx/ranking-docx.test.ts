import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { writeRankingDocx } from '#electron/services/docx/ranking-docx.ts';
import { dongHoiReport } from '#tests/support/dong-hoi-report.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const folder = tempFolder('ranking-docx');
const report = dongHoiReport();
const parts = new Map<string, string>();

beforeAll(async () => {
  const path = join(folder, 'xep-hang.docx');
  await writeRankingDocx(report, path);
  const zip = await openGuardedZip(path);
  if (!zip.ok) throw new Error(zip.error.code);
  for (const name of zip.value.entries.keys()) {
    const read = await zip.value.readWhole(name, 10_000_000);
    if (read.ok) parts.set(name, read.value.toString('utf8'));
  }
  zip.value.close();
});

const documentXml = (): string => parts.get('word/document.xml') ?? '';

/** The texts of a part, one a paragraph. */
function paragraphs(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  );
}

describe('the form of Nghị định 30/2020/NĐ-CP', () => {
  test('A4 in portrait with margins 20, 20, 30, 15 mm', () => {
    expect(/<w:pgSz [^>]*>/.exec(documentXml())?.[0]).toBe(
      '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>',
    );
    const margins = /<w:pgMar ([^>]*)\/>/.exec(documentXml())?.[1] ?? '';
    for (const [side, twips] of [
      ['top', 1134],
      ['bottom', 1134],
      ['left', 1701],
      ['right', 850],
    ] as const) {
      expect(margins).toContain(`w:${side}="${twips}"`);
    }
  });

  test('Times New Roman, and no other font is named', () => {
    const fonts = [...parts.values()].flatMap((xml) =>
      [...xml.matchAll(/w:ascii="([^"]*)"/g)].map(([, name]) => name),
    );
    expect(new Set(fonts)).toEqual(new Set(['Times New Roman']));
  });

  test('the page number stands in the header, not on the first page', () => {
    expect(documentXml()).toContain('<w:titlePg/>');
    const headers = [...parts].filter(([name]) => /word\/header\d/.test(name));
    expect(headers.filter(([, xml]) => xml.includes('PAGE'))).toHaveLength(1);
    expect(documentXml()).toMatch(/<w:pgNumType w:start="1"/);
  });

  test('every part stands in its order, in composed Unicode', () => {
    const texts = paragraphs(documentXml()).filter((text) => text !== '');
    const order = [
      'ỦY BAN NHÂN DÂN',
      'THÀNH PHỐ ĐỒNG HỚI',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      report.numberLine,
      report.placeDate,
      'BÁO CÁO',
      ...report.abstract,
      ...report.legalBases,
    ];
    expect(texts.slice(0, order.length)).toEqual(order);
    expect(texts).toContain('Nơi nhận:');
    expect(texts.slice(-2)).toEqual(['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']);
    expect(texts.filter((text) => text.endsWith('./.'))).toEqual([report.closing]);
    expect(documentXml()).toBe(documentXml().normalize('NFC'));
  });

  test('line heights say their rule', () => {
    const spacings = [...parts.values()].flatMap((xml) => xml.match(/<w:spacing [^>]*w:line="[^>]*>/g) ?? []);
    expect(spacings.length).toBeGreaterThan(5);
    expect(spacings.filter((spacing) => !spacing.includes('w:lineRule='))).toEqual([]);
  });
});

describe('the table', () => {
  test('holds every cell of the report; its heading repeats; no row is torn apart', () => {
    const table = /<w:tbl>(?:(?!<w:tbl>).)*?w:tblHeader.*?<\/w:tbl>/s.exec(documentXml())?.[0] ?? '';
    const cells = [
      ...report.columns.map(({ title }) => title),
      ...report.rows.flat().map(({ text }) => text),
    ];
    expect(paragraphs(table)).toEqual(cells);
    expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(report.rows.length + 1);
    expect(table).toContain('<w:tblLayout w:type="fixed"/>');
  });
});
