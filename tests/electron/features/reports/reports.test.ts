import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeSheet, foundTown, fullAnswers, openWard } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { fetchBundle, receive, sign } from '#tests/electron/features/exchange/chain-steps.ts';

const bench = await testBackend('reports');
const town = await foundTown(bench, 1);
const { city } = town;
const roundId = town.round.id;
const { ward } = await openWard(bench, town.setupTokens[0] ?? '');
const ABOUT = { title: 'Báo cáo CCHC quý I', number: '12/BC-UBND', date: '2024-04-05' };

test('only Word, PDF and Excel files that hold something are reports', async () => {
  const add = async (name: string, content: string) =>
    ward.error('reports.addReport', { fileToken: await ward.upload(name, content), roundId, ...ABOUT });
  expect(await add('ảnh.png', 'x')).toMatchObject({ code: 'REPORT_WRONG_TYPE', details: { name: 'ảnh.png' } });
  expect(await add('trống.pdf', '')).toMatchObject({ code: 'EVIDENCE_EMPTY' });
  expect((await ward.value('reports.listReports', {})).items).toEqual([]);
});

test('a report goes up before any sheet, is held once, and its receipt turns the record green', async () => {
  const fileToken = await ward.upload('Báo cáo.pdf', 'nội dung báo cáo');
  const report = await ward.value('reports.addReport', { fileToken, roundId: null, ...ABOUT });
  expect(report).toMatchObject({ ...ABOUT, roundId: null, bundle: null, fileName: 'Báo cáo.pdf' });
  const { reportId } = report;
  const first = await ward.value('reports.exportReport', { reportId });
  const made = await ward.value('reports.exportReport', { reportId });
  // The same report again is the same bundle.
  expect(made.bundleId).toBe(first.bundleId);
  expect(made.encryptedFor).toBe('Thành phố Thử');
  const token = await ward.carry(made.file);
  const dry = await receive(city, [token, token], true);
  expect(dry.items.map(({ verdict }) => verdict)).toEqual(['accepted', 'alreadyHeld']);
  expect((await city.value('reports.listReceived', {})).items).toEqual([]);
  const taken = await receive(city, [token, token]);
  expect(taken.items).toMatchObject([
    { verdict: 'accepted', kind: 'report' },
    { verdict: 'alreadyHeld', kind: 'report' },
  ]);
  // The same bytes get the receipt they had.
  expect(new Set(taken.receiptBundleIds).size).toBe(1);
  const { items } = await city.value('reports.listReceived', {});
  expect(items).toMatchObject([{ ...ABOUT, reportId, roundTitle: null, unit: { code: 'X1' } }]);
  const file = await city.value('reports.openReport', { reportId });
  expect(file.fileName).toBe('Báo cáo.pdf');
  expect(readFileSync(await city.pathOf(file), 'utf8')).toBe('nội dung báo cáo');

  await receive(ward, [await fetchBundle(city, taken.receiptBundleIds[0])]);
  expect((await ward.value('reports.listReports', {})).items).toMatchObject([
    { reportId, bundle: { state: 'acknowledged' } },
  ]);
});

test('the first sheet after a report is taken in under the key the report introduced', async () => {
  await completeSheet(ward, roundId, fullAnswers());
  await sign(ward, roundId);
  const sent = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  const { items } = await receive(city, [await ward.carry(sent.file)]);
  expect(items).toMatchObject([{ verdict: 'accepted', kind: 'submission' }]);
});

test('the report the application makes itself goes the same way', async () => {
  const report = await ward.value('reports.addSelfReport', {
    roundId,
    revisionNumber: null,
    proposals: 'Cấp thêm kinh phí',
    ...ABOUT,
    title: 'Báo cáo tự đánh giá',
  });
  expect(report).toMatchObject({ roundTitle: town.round.title, bundle: null });
  expect(report.fileName).toMatch(/^Bao-cao-tu-danh-gia_X1_2023_r1\.docx$/);
  const { file } = await ward.value('reports.exportReport', { reportId: report.reportId, encrypt: false });
  const view = await city.value('viewer.readBundle', { fileToken: await ward.carry(file) });
  expect(view).toMatchObject({
    kind: 'report',
    signature: { state: 'known' },
    report: { title: 'Báo cáo tự đánh giá', number: ABOUT.number, date: ABOUT.date },
    evidence: [{ fileName: report.fileName, sha256: report.sha256 }],
  });
  await receive(city, [await ward.carry(file)]);
  const { items } = await city.value('reports.listReceived', {});
  expect(items.map(({ title }) => title)).toEqual(['Báo cáo tự đánh giá', ABOUT.title]);
  const opened = await city.value('reports.openReport', { reportId: report.reportId });
  expect(
    readFileSync(await city.pathOf(opened))
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('a report is read beside the list by who wrote it and by who received it', async () => {
  const [report] = (await ward.value('reports.listReports', {})).items.filter(({ fileName }) =>
    fileName.endsWith('.docx'),
  );
  const asked = { reportId: report?.reportId ?? '' };
  const shown = await ward.value('reports.previewReport', asked);
  expect(shown).toMatchObject({ kind: 'text' });
  expect(shown.kind === 'text' ? shown.text : '').toContain('Cấp thêm kinh phí');
  expect(await city.value('reports.previewReport', asked)).toEqual(shown);
});

test('a stored report that was changed on disk is not handed out', async () => {
  const [report] = (await ward.value('reports.listReports', {})).items;
  const file = await ward.value('reports.openReport', { reportId: report?.reportId ?? '' });
  writeFileSync(await ward.pathOf(file), 'khác');
  expect(await ward.error('reports.openReport', { reportId: report?.reportId ?? '' })).toMatchObject({
    code: 'FILE_NOT_READABLE',
  });
  expect(await ward.error('reports.previewReport', { reportId: report?.reportId ?? '' })).toMatchObject({
    code: 'FILE_NOT_READABLE',
  });
  expect(
    await city.error('reports.openReport', { reportId: '0198bf3e-3c4b-7000-8000-000000000000' }),
  ).toMatchObject({ code: 'REPORT_NOT_FOUND' });
});
