import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test, vi } from 'vitest';
import type { Browser } from 'playwright-core';
import { bundlesResultSchema, importResultSchema } from '#shared/contract/channels/exchange.ts';
import { type ChromiumServer, startServer } from '#electron/host/chromium/server.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSPHRASE,
  PASSWORD,
  signAndExport,
} from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { launchBrowser, openWatchedPage, type WatchedPage } from '#tests/e2e/support/watched-page.ts';

/** The city's words on exact cells, answered by the ward with the keyboard, read by the city at the second appraisal. */
vi.setConfig({ testTimeout: 90_000 });

const bench = await testBackend('feedback-desk');
const town = await foundTown(bench, 1);
const { city } = town;
const roundId = town.round.id;
const unitId = town.units[0]?.id ?? '';
const { ward, folderId } = await openWard(bench, town.setupTokens[0] ?? '');

let browser: Browser;
let server: ChromiumServer;
let watched: WatchedPage;
let broken = false;

async function takeIn(into: typeof city, token: string): Promise<void> {
  const job = await into.job('exchange.importBundles', { fileTokens: [token], dryRun: false });
  expect(importResultSchema.parse(job).items).toMatchObject([{ verdict: 'accepted' }]);
}

/** First submission, and a feedback that asks at one cell, lowers two and gives another reason at none. */
async function playUntilFeedback(): Promise<void> {
  await completeSheet(ward, roundId, fullAnswers());
  await takeIn(city, await signAndExport(ward, roundId));
  await city.value('session.signIn', { username: 'thamdinh', password: PASSWORD });
  const decide = async (leafCode: string, reason: string, request: string) =>
    city.value('appraisal.saveLeaf', {
      roundId,
      unitId,
      leafCode,
      raw: '0',
      notApplicable: false,
      reason,
      request,
    });
  await decide('1.1.1', 'Kế hoạch ban hành sau ngày 15/02', 'Gửi bản có dấu ngày ban hành');
  await decide('1.1.2', 'Còn hai nhiệm vụ chưa xong', '');
  await decide('1.2', 'Báo cáo quý II chậm', 'Gửi báo cáo quý II');
  await decide('1.5', 'Không có biên bản', '');
  const made = bundlesResultSchema.parse(
    await city.job('exchange.createFeedback', { roundId, unitIds: [unitId], answerBy: '2024-01-20' }),
  );
  const file = await city.value('exchange.fetchOutbox', { bundleIds: [made.bundleIds[0] ?? ''] });
  await takeIn(ward, await city.carry(file));
}

async function call(channel: string, input: unknown): Promise<void> {
  const reply: unknown = await watched.page.evaluate(
    async ([name, body]) => {
      const headers = {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${sessionStorage.getItem('cchc.session-token') ?? ''}`,
      };
      return (await fetch(`/rpc/${name}`, { method: 'POST', headers, body: body ?? '' })).json();
    },
    [channel, JSON.stringify(input)],
  );
  expect(reply).toMatchObject({ ok: true });
}

async function visit(hash: string): Promise<void> {
  await watched.page.evaluate((wanted) => {
    location.hash = wanted;
  }, `#${hash}`);
}

/** Opens a folder as one of its people, and goes to a page. */
async function enter(folder: string, username: string, hash: string): Promise<void> {
  await call('workspace.openFolder', { id: folder });
  await call('session.signIn', { username, password: PASSWORD });
  await watched.page.reload();
  await watched.page.getByRole('navigation').waitFor();
  await visit(hash);
}

const row = (code: string) =>
  watched.page
    .getByRole('grid', { name: 'Các ý kiến thẩm định' })
    .getByRole('row', { name: new RegExp(`^${code} `) });
const answers = async () =>
  (await ward.value('feedback.listPoints', { roundId })).points.map(({ leafCode, response }) => [
    leafCode,
    response?.kind ?? null,
    response?.text ?? null,
  ]);
async function focusIs(name: string): Promise<void> {
  await expect.poll(() => watched.page.evaluate(() => document.activeElement?.id ?? '')).toBe(name);
}

beforeAll(async () => {
  await playUntilFeedback();
  browser = await launchBrowser();
  server = await startServer({ backend: bench.backend, rendererFolder: resourcePath('renderer') });
  watched = await openWatchedPage(browser, server.issueLaunchUrl());
  await watched.page.getByRole('heading').first().waitFor();
}, 120_000);

afterAll(async () => {
  await watched.close();
  await browser.close();
  await server.close();
});

beforeEach(({ skip }) => {
  skip(broken, 'a step before this one failed');
  onTestFailed(() => {
    broken = true;
  });
});

test('the city’s words open as a to-do list on the exact cells, with the deadline, and a badge counts them', async () => {
  await enter(folderId, 'canbo', '/tong-quan');
  const { page } = watched;
  const section = page.getByRole('navigation').getByRole('link', { name: /Ý kiến thẩm định/ });
  await section.getByText('4', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Tới ô: Trả lời ý kiến của cấp trên' }).press('Enter');
  await page.getByRole('heading', { name: 'Ý kiến thẩm định' }).waitFor();
  await page.getByText('Còn 4 ý kiến chưa trả lời, hạn sớm nhất 20/01/2024').waitFor();
  for (const text of [
    'Kế hoạch ban hành sau ngày 15/02. Gửi bản có dấu ngày ban hành',
    '20/01/2024',
    'chưa trả lời',
  ])
    await row('1.1.1').getByText(text).waitFor();
  expect(await page.getByRole('row').count()).toBe(5);
  await watched.checkAccess('Ý kiến thẩm định');
});

test('the first answer opens “bổ sung” after one question, and Enter goes on from point to point', async () => {
  const { page } = watched;
  await row('1.1.1').focus();
  await page.keyboard.press('Enter');
  await focusIs('answer-1.1.1-explain');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Kế hoạch số 05/KH-UBND ban hành ngày 06/02/2023.');
  await page.getByText('Bản nháp đã ghi lại, chưa tính là trả lời').waitFor();
  await expect
    .poll(async () => (await ward.value('feedback.listPoints', { roundId })).points[0])
    .toMatchObject({
      state: 'open',
      draft: { kind: 'explain', text: 'Kế hoạch số 05/KH-UBND ban hành ngày 06/02/2023.' },
    });
  await page.reload();
  await row('1.1.1').focus();
  await page.keyboard.press('Enter');
  await focusIs('answer-1.1.1-explain');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Mở bổ sung lần 1' });
  await dialog.getByRole('textbox', { name: 'Lý do bổ sung' }).waitFor();
  expect(await dialog.getByRole('textbox').inputValue()).toBe('Trả lời ý kiến thẩm định của Thành phố Thử');
  await watched.checkAccess('Hộp mở bổ sung');
  await page.keyboard.press('Enter');
  await row('1.1.1').getByText('giải trình', { exact: true }).waitFor();
  await focusIs('answer-1.1.2-accept');
  expect((await answers())[0]).toEqual([
    '1.1.1',
    'explain',
    'Kế hoạch số 05/KH-UBND ban hành ngày 06/02/2023.',
  ]);
});

test('an explanation without words is not kept; what is typed stays while another point is looked at', async () => {
  const { page } = watched;
  await page.keyboard.press('ArrowDown');
  await focusIs('answer-1.1.2-explain');
  expect(await page.getByRole('button', { name: 'Lưu trả lời' }).isDisabled()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Đang làm dở');
  await row('1.5').click();
  await page.getByRole('heading', { name: /^1\.5\. / }).waitFor();
  await row('1.1.2').click();
  expect(await page.getByRole('textbox', { name: 'Lời giải trình (bắt buộc)' }).inputValue()).toBe(
    'Đang làm dở',
  );
  expect((await answers())[1]).toEqual(['1.1.2', null, null]);
});

test('“bổ sung tài liệu” leads to the documents of the very cell, and is kept once one is there', async () => {
  const { page } = watched;
  await row('1.2').focus();
  await page.keyboard.press('Enter');
  await focusIs('answer-1.2-explain');
  await page.keyboard.press('ArrowDown');
  await page.getByText('Chưa gắn tài liệu nào mới vào tiêu chí này so với bản đã ký.').waitFor();
  await page.getByRole('button', { name: 'Gắn tài liệu ở tiêu chí' }).press('Enter');
  await page.getByRole('region', { name: 'Tài liệu kiểm chứng' }).waitFor();
  const said = page.getByRole('region', { name: 'Ý kiến của cấp trên và lãnh đạo' });
  await said.getByText('Gửi báo cáo quý II').waitFor();
  await watched.checkAccess('Chấm điểm, trả lời ý kiến');
  const { document } = await ward.value('evidence.addDocument', {
    fileToken: await ward.upload('Báo cáo quý II.pdf', 'báo cáo quý II'),
    number: '25/BC-UBND',
    date: '05/07/2023',
    issuer: 'UBND xã',
    title: 'Báo cáo quý II',
  });
  const link = { roundId, leafCode: '1.2', documentId: document.id, section: '', page: '' };
  await ward.value('evidence.linkDocument', link);
  await page.reload();
  await visit('/y-kien');
  await row('1.1.2').click();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Lời giải trình (bắt buộc)' }).inputValue())
    .toBe('Đang làm dở');
  await row('1.2').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Đã gắn 1 tài liệu mới vào tiêu chí này.').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await row('1.2').getByText('bổ sung tài liệu', { exact: true }).waitFor();
  expect((await answers())[2]).toEqual(['1.2', 'evidence', '']);
});

test('while a point is open nothing is submitted, and the check leads to its cell', async () => {
  const { page } = watched;
  await visit('/trinh-ky');
  const check = page.getByRole('region', { name: 'Kiểm tra hoàn thành' });
  await check.getByText('chưa trả lời ý kiến thẩm định').first().waitFor();
  await check.getByRole('button', { name: 'Tới ô 1.1.2' }).first().press('Enter');
  const said = page.getByRole('region', { name: 'Ý kiến của cấp trên và lãnh đạo' });
  await said.getByText('Còn hai nhiệm vụ chưa xong').waitFor();
  await page.keyboard.press('F8');
  await said.getByText('Không có biên bản').waitFor();
  await page.getByRole('button', { name: /^Có ý kiến\s*2$/ }).waitFor();
  expect(await ward.error('signOff.submitSheet', { roundId })).toMatchObject({ code: 'NOT_COMPLETE' });
});

test('the rest is accepted at once; the sheet is signed and the answers are sent with it', async () => {
  const { page } = watched;
  await visit('/y-kien');
  await page.getByRole('button', { name: 'Đồng ý các điểm còn lại (2)' }).press('Enter');
  await page.getByRole('dialog', { name: 'Đồng ý các điểm còn lại' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Đã trả lời đủ 4 ý kiến. Trình ký rồi gửi bản bổ sung.').waitFor();
  await watched.checkAccess('Ý kiến thẩm định, đã trả lời');
  expect((await answers()).map(([code, kind]) => [code, kind])).toEqual([
    ['1.1.1', 'explain'],
    ['1.1.2', 'accept'],
    ['1.2', 'evidence'],
    ['1.5', 'accept'],
  ]);
  await ward.value('signOff.submitSheet', { roundId });
  await ward.value('session.signIn', { username: 'lanhdao', password: PASSWORD });
  await ward.value('signOff.signSheet', { roundId, passphrase: PASSPHRASE });
  const { file } = await ward.value('exchange.exportSubmission', { roundId, revisionNumber: null });
  await takeIn(city, await ward.carry(file));
  await page.reload();
  await row('1.1.1').getByText('bổ sung lần 1: đã lập gói gửi, chờ biên nhận').waitFor();
});

test('the city sees the answers in the rows and beside the cell, and the check of what it received', async () => {
  const { page } = watched;
  await enter(town.cityFolder, 'thamdinh', `/tham-dinh/${unitId}`);
  const grid = page.getByRole('treegrid', { name: /^Bảng thẩm định/ });
  await grid.getByText('đã trả lời: giải trình').waitFor();
  await page.getByRole('button', { name: /^Đơn vị trả lời\s*4$/ }).press('Enter');
  await expect.poll(() => grid.getByText(/^đã trả lời: /).count()).toBe(4);
  await page.getByRole('textbox', { name: 'Điểm thẩm định tiêu chí 1.1.1' }).focus();
  await page
    .getByText('Giải trình: Kế hoạch số 05/KH-UBND ban hành ngày 06/02/2023.', { exact: true })
    .waitFor();
  await page.getByText(/^Kiểm tra hoàn thành bản ký: \d+ cảnh báo đã giải thích/).waitFor();
  await page.getByRole('button', { name: 'Xem danh sách' }).press('Enter');
  const list = page.getByRole('list', { name: 'Kiểm tra hoàn thành bản ký' });
  await list.getByText('Bản giấy lưu tại văn phòng.').first().waitFor();
  await watched.checkAccess('Thẩm định, trả lời của đơn vị');
  await list.getByRole('button', { name: '2.1.1', exact: true }).press('Enter');
  await expect
    .poll(() =>
      page
        .getByRole('textbox', { name: 'Điểm thẩm định tiêu chí 2.1.1' })
        .evaluate((field) => field === document.activeElement),
    )
    .toBe(true);
  expect(watched.complaints).toEqual([]);
});
