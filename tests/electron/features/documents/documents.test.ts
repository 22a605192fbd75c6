import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import * as XLSX from 'xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { printedFingerprint } from '#shared/domain/report-models/print-code.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { points, pointsToLiteral } from '#shared/lib/points.ts';
import { findBrowser, type BrowserSearch } from '#electron/host/chromium/find-browser.ts';
import { browserPdfPrinter } from '#electron/host/chromium/print-pdf.ts';
import { qrPng } from '#electron/services/print/qr-code.ts';
import type { PdfPrinter } from '#electron/services/pdf/pdf-printer.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSWORD,
  signAndExport,
} from '#tests/support/small-town.ts';
import { caller, testBackend, type Caller } from '#tests/support/test-backend.ts';
import { readZipEntry } from '#tests/support/read-zip-entry.ts';

const search: BrowserSearch = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: existsSync,
};
const canPrint = findBrowser(search) !== null && hasTool('pdftotext');

const bench = await testBackend('documents');
const town = await foundTown(bench, 1);
const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');
const roundId = town.round.id;
type Format = 'docx' | 'xlsx' | 'pdf';

async function exported(by: Caller, revisionNumber: number | null, format: Format): Promise<string> {
  return by.pathOf(await by.value('documents.exportScoreSheet', { roundId, revisionNumber, format }));
}

function hasTool(name: string): boolean {
  try {
    execFileSync(name, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The text of a Word part, a line per paragraph. */
async function wordText(path: string, part = 'word/document.xml'): Promise<string> {
  const xml = (await readZipEntry(path, part)).toString('utf8');
  return xml
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function sheetRows(path: string): readonly (readonly unknown[])[] {
  const book = XLSX.read(readFileSync(path), { type: 'buffer' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet ? XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true }) : [];
}

let draft: { readonly docx: string; readonly xlsx: string };
let submission: string;
let revision: { readonly fingerprint: string; readonly total: number };
let code: string;

beforeAll(async () => {
  const answers = fullAnswers(new Map([['1.1.1', points('0.25')]]));
  await completeSheet(ward, roundId, answers);
  draft = { docx: await exported(ward, null, 'docx'), xlsx: await exported(ward, null, 'xlsx') };
  submission = await signAndExport(ward, roundId);
  const { revisions } = await ward.value('signOff.listRevisions', { roundId });
  const [sealed] = revisions;
  if (!sealed) throw new Error('nothing signed');
  revision = sealed;
  code = `CCHC1|X1|CCHC-2023|1|${sealed.fingerprint}|${pointsToLiteral(sealed.total)}`;
});

describe('the printed score sheet', () => {
  test('in Word: the sealed total, the fingerprint and the very QR code on every page', async () => {
    const path = await exported(ward, 1, 'docx');
    expect(await wordText(path)).toContain(`Tổng điểm tự chấm: 74,75/75 điểm`);
    const foot = await wordText(path, 'word/footer1.xml');
    expect(foot).toContain(`Mã kiểm tra: ${printedFingerprint(revision.fingerprint)}`);
    expect(foot).toContain(code);
    const names = (await readZipEntry(path, 'word/_rels/footer1.xml.rels')).toString('utf8');
    const picture = /media\/[^"]+\.png/.exec(names)?.[0] ?? '';
    expect(await readZipEntry(path, `word/${picture}`)).toEqual(await qrPng(code));
    const xml = (await readZipEntry(path, 'word/document.xml')).toString('utf8');
    expect(xml).toMatch(/w:orient="landscape"/);
    expect(xml).toMatch(/<w:tblHeader\/>/);
  });

  test('in Excel: figures are numbers, they add up to the sealed total, the heading repeats', async () => {
    const path = await exported(ward, 1, 'xlsx');
    const rows = sheetRows(path);
    const claimed = new Map(
      rows.filter((row) => typeof row[0] === 'string').map((row) => [row[0] as string, row[4]]),
    );
    const sheet = await ward.value('scoring.readSheet', { roundId });
    const fields = sheet.set.tree.map(({ code: each }) => claimed.get(each));
    const sum = fields.reduce<number>((total, each) => total + Math.round(Number(each ?? 0) * 1e6), 0);
    expect(sum).toBe(revision.total);
    expect(rows.find((row) => String(row[1]).startsWith('TỔNG CỘNG'))?.[4]).toBe(74.75);
    expect(claimed.get('1.1.1')).toBe(0.25);
    const xml = (await readZipEntry(path, 'xl/worksheets/sheet1.xml')).toString('utf8');
    expect(xml).toMatch(/<pageSetup[^>]*orientation="landscape"/);
    expect(xml).toMatch(/fitToHeight="0"/);
    expect(xml).toContain(printedFingerprint(revision.fingerprint));
    const workbook = (await readZipEntry(path, 'xl/workbook.xml')).toString('utf8');
    expect(workbook).toMatch(/_xlnm\.Print_Titles/);
  });

  test.skipIf(!canPrint)(
    'as PDF: every page bears the fingerprint, and the figures are the sealed ones',
    async () => {
      const services = bench.backend.services as { pdf: PdfPrinter };
      const before = services.pdf;
      services.pdf = browserPdfPrinter(search, process.getuid?.());
      try {
        const path = await exported(ward, 1, 'pdf');
        const pages = execFileSync('pdftotext', ['-layout', path, '-'])
          .toString('utf8')
          .split('\f')
          .slice(0, -1);
        expect(pages.length).toBeGreaterThan(3);
        for (const [index, page] of pages.entries()) {
          expect(page).toContain(printedFingerprint(revision.fingerprint));
          expect(page).toContain(`Trang ${index + 1}/${pages.length}`);
        }
        expect(pages[0]).toContain('Tổng điểm tự chấm: 74,75/75 điểm');
        expect(pages.at(-1)).toMatch(/TỔNG CỘNG.*75\s+74,75/);
      } finally {
        services.pdf = before;
      }
    },
  );

  test('a draft says on every page that nobody signed it, and has no code', async () => {
    expect(await wordText(draft.docx, 'word/header1.xml')).toContain('BẢN NHÁP – CHƯA KÝ');
    expect(await wordText(draft.docx, 'word/footer1.xml')).not.toMatch(/CCHC1\||Mã kiểm tra:/);
    const xml = (await readZipEntry(draft.xlsx, 'xl/worksheets/sheet1.xml')).toString('utf8');
    expect(xml).toMatch(/<oddHeader>[^<]*BẢN NHÁP – CHƯA KÝ/);
  });

  test('where nothing can print, that is said; unknown rounds and revisions are errors', async () => {
    const input = { roundId, revisionNumber: 1, format: 'pdf' } as const;
    expect(await ward.error('documents.exportScoreSheet', input)).toEqual({
      code: 'PDF_NOT_AVAILABLE',
      details: {},
    });
    expect(await ward.error('documents.exportScoreSheet', { ...input, revisionNumber: 9 })).toMatchObject({
      code: 'REVISION_NOT_FOUND',
    });
  });
});

describe('a code from paper', () => {
  const check = async (by: Caller, text: string) =>
    (await by.value('documents.checkFingerprint', { text })).found;

  test('is found by the QR text, by the groups, by the first four of them', async () => {
    const found = await check(ward, code);
    expect(found).toMatchObject({
      unit: { code: 'X1', name: 'Xã Số 1' },
      number: 1,
      isNewest: true,
      signedBy: 'Đỗ Lãnh Đạo',
      differences: [],
      whole: true,
    });
    expect(formatPoints(found?.total ?? points('0'))).toBe('74,75');
    const groups = printedFingerprint(revision.fingerprint);
    expect(await check(ward, groups.toLowerCase())).toEqual(found);
    expect(await check(ward, groups.slice(0, 19))).toEqual({ ...found, whole: false });
  });

  test('that says another total or unit than what was signed is told so', async () => {
    const forged = code.replace('|74.75', '|75').replace('|X1|', '|X2|');
    expect((await check(ward, forged))?.differences).toEqual(['unit', 'total']);
  });

  test('of nobody here is no revision; what is no code is an error', async () => {
    expect(await check(ward, 'ab'.repeat(32))).toBeNull();
    expect(await ward.error('documents.checkFingerprint', { text: 'xin chào' })).toMatchObject({
      code: 'PRINT_CODE_NOT_READABLE',
    });
  });

  test('is known at the city once the bundle has come, and older once a correction has', async () => {
    expect(await check(town.city, code)).toBeNull();
    await town.city.job('exchange.importBundles', { fileTokens: [submission], dryRun: false });
    expect(await check(town.city, code)).toMatchObject({ unit: { code: 'X1' }, number: 1, isNewest: true });
    await ward.value('signOff.startCorrection', { roundId, reason: 'Sửa số liệu' });
    await signAndExport(ward, roundId);
    expect(await check(ward, code)).toMatchObject({ number: 1, newestNumber: 2, isNewest: false });
  });
});

describe('the sheet held of a ward, printed at the city', () => {
  const unitId = town.units[0]?.id ?? '';
  const printed = async (format: Format): Promise<string> =>
    town.city.pathOf(await town.city.value('documents.exportHeldSheet', { roundId, unitId, format }));

  test('has the points and reasons of the city beside the claims, under the fingerprint of the ward', async () => {
    await town.city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
    await town.city.value('appraisal.saveLeaf', {
      roundId,
      unitId,
      leafCode: '1.1.2',
      raw: '1',
      notApplicable: false,
      reason: 'Hai nhiệm vụ chưa xong.',
      request: 'Gửi biên bản.',
    });
    const row = sheetRows(await printed('xlsx')).find(([first]) => first === '1.1.2');
    expect(row?.[4]).toBe(1.5);
    expect(row?.[7]).toBe(1);
    expect(row?.[8]).toBe('Hai nhiệm vụ chưa xong.\nYêu cầu giải trình: Gửi biên bản.');
    const word = await printed('docx');
    expect(await wordText(word)).toContain('Cấp trên in lúc 05/01/2024');
    expect(await wordText(word)).toContain('đang thẩm định.');
    expect(await wordText(word, 'word/footer1.xml')).toContain(
      `Mã kiểm tra: ${printedFingerprint(revision.fingerprint)}`,
    );
    expect(await wordText(word, 'word/footer1.xml')).toContain(code);
    expect((await town.city.value('documents.checkFingerprint', { text: code })).found).toMatchObject({
      unit: { code: 'X1' },
      differences: [],
    });
  });

  test('is for a city, and of a unit that has sent', async () => {
    const input = { roundId, unitId, format: 'docx' } as const;
    expect(await ward.error('documents.exportHeldSheet', input)).toMatchObject({ code: 'WRONG_SIDE' });
    expect(await town.city.error('documents.exportHeldSheet', { ...input, unitId: roundId })).toMatchObject({
      code: 'UNIT_NOT_FOUND',
    });
    expect(await town.city.error('documents.exportHeldSheet', { ...input, format: 'pdf' })).toMatchObject({
      code: 'PDF_NOT_AVAILABLE',
    });
  });
});

describe('the self-assessment report', () => {
  test('has the figures of the sealed revision and the words of the form', async () => {
    const input = { roundId, revisionNumber: 1, proposals: 'Bố trí kinh phí.\n\nTập huấn.' };
    const text = await wordText(await ward.pathOf(await ward.value('documents.exportSelfReport', input)));
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'BÁO CÁO',
      'Kính gửi: Ủy ban nhân dân thành phố Thử.',
      'Tổng điểm tự chấm: 74,75/75 điểm, đạt 99,67 %',
      'Kết quả năm 2022 (sau thẩm định): 88,04 điểm',
      '1. Bố trí kinh phí.',
      '2. Tập huấn.',
      'TM. ỦY BAN NHÂN DÂN',
      'Đỗ Lãnh Đạo',
      'Nơi nhận:',
      printedFingerprint(revision.fingerprint),
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('the log as a workbook', () => {
  test('tells every record, who and from what to what', async () => {
    const rows = sheetRows(await ward.pathOf(await ward.value('audit.exportRecords', {})));
    const { total } = await ward.value('audit.listRecords', { beforeSeq: null, limit: 1 });
    expect(rows.filter((row) => typeof row[0] === 'number')).toHaveLength(total);
    const row = rows.find((each) => String(each[4]).startsWith('1.1.1 '));
    expect(row?.slice(2, 6)).toEqual([
      'Nguyễn Quản Trị (quantri)',
      'Sửa tiêu chí',
      '1.1.1 Ban hành kế hoạch CCHC năm kịp thời',
      'Tình trạng ban hành kế hoạch: từ (trống) thành “Ban hành chậm”',
    ]);
    expect(rows.flat().join(' ')).toContain('Đã kiểm tra toàn bộ nhật ký: các dòng nối nhau liên tục');
  });

  test('is for administrators and leaders', async () => {
    const other = caller(bench.backend, bench.backend.connectInside());
    await other.value('workspace.openFolder', { id: folderId });
    await other.value('session.signIn', { username: 'canbo', password: 'mật khẩu thử 1' });
    expect(await other.error('audit.exportRecords', {})).toMatchObject({ code: 'FORBIDDEN' });
  });
});
