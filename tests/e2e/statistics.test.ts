import { readFile } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import { openSection, rowWith, signIn } from '#tests/e2e/support/frame-pages.ts';
import { startParty, type Party } from '#tests/e2e/support/party.ts';
import { sheetPage } from '#tests/e2e/support/sheet-pages.ts';
import { launchBrowser, tabAndEnter, tabTo } from '#tests/e2e/support/watched-page.ts';
import { receive } from '#tests/electron/features/exchange/chain-steps.ts';
import {
  foundStatisticsTown,
  type StatisticsTown,
} from '#tests/electron/features/statistics/statistics-town.ts';
import { completeSheet, openWard, signAndExport } from '#tests/support/small-town.ts';
import { CASES, PEOPLE } from '#tests/support/statistics-set.ts';
import type { Caller } from '#tests/support/test-backend.ts';

/** A figure typed once, the criteria that follow it, and its way to the city; all by keyboard. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const LABEL = 'Tổng số hồ sơ đã giải quyết';

function answer(inputs: Readonly<Record<string, string>>): LeafAnswer {
  const figures = Object.entries(inputs).map(([key, raw]) => [key, { raw, estimated: false }] as const);
  return { ...EMPTY_ANSWER, inputs: Object.fromEntries(figures) };
}

const ANSWERS = new Map([
  ['1.1', answer({ on_time: '1.170' })],
  ['1.2', answer({ online: '640' })],
  ['2.1', answer({ reached: '900' })],
]);

let browser: Browser;
let city: Party;
let ward: Party;
let town: StatisticsTown;
let wardCaller: Caller;
let roundId: string;

async function bytesOf(party: Party, token: string): Promise<Buffer> {
  return readFile(party.backend.services.files.findUpload(token)?.path ?? '');
}

async function enter(party: Party, name: string, username: string): Promise<void> {
  await party.page.reload();
  await tabAndEnter(party.page.getByRole('button', { name: `Mở ${name}` }));
  await signIn(party, username);
}

beforeAll(async () => {
  browser = await launchBrowser();
  [city, ward] = await Promise.all([
    startParty(browser, 'figures-city'),
    startParty(browser, 'figures-ward'),
  ]);
  town = await foundStatisticsTown(city, 1);
  roundId = town.round.id;
  const setup = await bytesOf(city, town.setupTokens[0] ?? '');
  const carrier = ward.connect();
  ({ ward: wardCaller } = await openWard(ward, await carrier.upload('khoi-tao.cchc', setup)));
  carrier.close();
  const file = JSON.stringify({ answers: Object.fromEntries(ANSWERS) });
  const fileToken = await wardCaller.upload('traloi.json', file);
  await wardCaller.value('scoring.importAnswers', { roundId, fileToken });
  const first = { roundId, code: CASES, raw: '1.200', estimated: false, note: '', baseVersion: 0 };
  await wardCaller.value('statistics.saveValue', first);
  await enter(ward, 'Xã Số 1', 'canbo');
  await enter(city, 'Thành phố Thử', 'quantri');
});

afterAll(async () => {
  await Promise.all([city.close(), ward.close()]);
  await browser.close();
});

const figure = (code: string, label: string): Locator =>
  ward.page.getByRole('textbox', { name: `Giá trị của số liệu ${code}: ${label}` });

test('a figure typed in the list changes the criteria that use it, with points before and now', async () => {
  const { page } = ward;
  await openSection(ward, 'Số liệu');
  await ward.checkAccess('Số liệu');
  await tabTo(figure(CASES, LABEL));
  const leaves = page.getByRole('region', { name: 'Tiêu chí thay đổi theo' });
  await leaves.getByText('1.1. Hồ sơ giải quyết đúng hạn').waitFor();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('1.300');
  const items = leaves.locator('li').filter({ has: page.getByRole('button') });
  await expect.poll(async () => items.nth(0).locator('dl').textContent()).toBe('Trước, với số 1.20025Nay15');
  expect(await items.nth(1).locator('dl').textContent()).toBe('Trước, với số 1.20025Nay10');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1.800 người');
  const people = figure(PEOPLE, 'Dân số trung bình');
  expect(await people.getAttribute('aria-invalid')).toBe('true');
  await page.getByText('Chưa đọc được thành số').first().waitFor();
  await ward.checkAccess('Số liệu, số sai');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('1800');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Theo niên giám');
  await page.getByText(/^Đã lưu \d/).waitFor();
  await expect
    .poll(async () => (await wardCaller.value('statistics.listStatistics', { roundId })).statistics)
    .toMatchObject([
      { code: CASES, raw: '1.300' },
      { code: PEOPLE, raw: '1800', estimated: true, note: 'Theo niên giám' },
    ]);
  const history = page.getByRole('region', { name: 'Lịch sử sửa' });
  await tabAndEnter(history.getByRole('button', { name: 'Xem lịch sử' }));
  await history
    .getByText('từ 1800 thành 1800 (ước)')
    .or(history.getByText(/thành 1800/))
    .first()
    .waitFor();
  await ward.checkAccess('Số liệu, lịch sử');
});

test('typed on a criterion it is the same figure: the other follows at once, and undo takes both back', async () => {
  const { page } = ward;
  const sheet = sheetPage(ward);
  await openSection(ward, 'Chấm điểm');
  const [first, second] = [sheet.field('1.1', LABEL), sheet.field('1.2', LABEL)];
  expect(await first.inputValue()).toBe('1.300');
  await second.focus();
  await sheet.press('ControlOrMeta+A');
  await sheet.type('1250');
  expect(await first.inputValue()).toBe('1250');
  expect(await sheet.row('1.2').textContent()).toContain('25');
  await sheet.saved();
  await page.getByText('Số liệu chung HS-01: sửa ở đây đổi 2 tiêu chí').last().waitFor();
  await ward.checkAccess('Chấm điểm, số liệu chung');
  await sheet.press('ControlOrMeta+Z');
  expect(await first.inputValue()).toBe('1.300');
  expect(await second.inputValue()).toBe('1.300');
  await expect
    .poll(async () => (await wardCaller.value('statistics.listStatistics', { roundId })).statistics[0]?.raw)
    .toBe('1.300');
  // What is typed beside it afterwards does not bring the figure back that was undone.
  await sheet.field('1.1', 'Số hồ sơ đúng hạn').focus();
  await sheet.press('ControlOrMeta+A');
  await sheet.type('1240');
  await sheet.saved();
  expect(await second.inputValue()).toBe('1.300');
  await page.getByRole('button', { name: 'Mở số liệu' }).press('Enter');
  await page.getByRole('complementary', { name: `${CASES}. ${LABEL}` }).waitFor();
  expect(await figure(CASES, LABEL).inputValue()).toBe('1.300');
});

test('two people at one figure: both values are told, nothing is overwritten, and a person decides', async () => {
  const { page } = ward;
  const held = async () => (await wardCaller.value('statistics.listStatistics', { roundId })).statistics[0];
  const elsewhere = async (raw: string): Promise<void> => {
    const baseVersion = (await held())?.version ?? 0;
    const change = { roundId, code: CASES, raw, estimated: false, note: '', baseVersion };
    await wardCaller.value('statistics.saveValue', change);
  };
  const typeHere = async (raw: string): Promise<void> => {
    await tabTo(figure(CASES, LABEL));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(raw);
  };
  await elsewhere('1.111');
  await typeHere('1.222');
  const told = page.getByText(/^Số liệu HS-01 vừa được người khác/);
  await told.waitFor();
  expect(await told.textContent()).toMatch(/lưu là 1\.111\. Số bạn gõ là 1\.222,/);
  expect(await held()).toMatchObject({ raw: '1.111' });
  await ward.checkAccess('Số liệu, hai người cùng sửa');
  await tabAndEnter(page.getByRole('button', { name: 'Lấy số của người kia' }));
  await expect.poll(async () => figure(CASES, LABEL).inputValue()).toBe('1.111');
  await told.waitFor({ state: 'detached' });
  await elsewhere('1.112');
  await typeHere('1.300');
  await told.waitFor();
  await tabAndEnter(page.getByRole('button', { name: 'Giữ số của tôi' }));
  await told.waitFor({ state: 'detached' });
  await expect.poll(async () => (await held())?.raw).toBe('1.300');
});

test('the figures go to the city as a bundle', async () => {
  const { page } = ward;
  await tabAndEnter(page.getByRole('button', { name: 'Lập gói số liệu' }));
  await page.getByText('Đã lập gói số liệu lần 1.').waitFor();
  await page.getByText('chưa có biên nhận').waitFor();
  await ward.checkAccess('Số liệu, đã lập gói');
  const { items } = await wardCaller.value('exchange.listOutbox', {});
  const made = items.filter(({ kind }) => kind === 'statistics').map(({ bundleId }) => bundleId);
  expect(made).toHaveLength(1);
  const ready = await wardCaller.value('exchange.fetchOutbox', { bundleIds: made });
  const bundle = await readFile(await wardCaller.pathOf(ready));
  const token = await town.city.upload(ready.fileName, bundle);
  expect((await receive(town.city, [token])).items).toMatchObject([{ verdict: 'accepted' }]);
  await openSection(city, 'Số liệu');
  const table = city.page.getByRole('table', { name: 'Số liệu các đơn vị gửi' });
  await rowWith(table, CASES).waitFor();
  expect(await rowWith(table, CASES).textContent()).toMatch(/X1.*Xã Số 1.*HS-01.*1\.300.*hồ sơ/);
  expect(await rowWith(table, PEOPLE).textContent()).toContain('1800 (ước)');
  await city.page.getByText('1/1 đơn vị đã gửi số liệu.').waitFor();
  await city.checkAccess('Số liệu các đơn vị gửi');
  await tabTo(city.page.getByRole('combobox', { name: 'Số liệu' }));
  await city.page.getByRole('combobox', { name: 'Số liệu' }).selectOption(PEOPLE);
  await rowWith(table, CASES).waitFor({ state: 'detached' });
});

test('where the signed sheet says another figure, the appraiser is told beside the claim', async () => {
  const { version = 0 } =
    (await wardCaller.value('statistics.listStatistics', { roundId })).statistics[0] ?? {};
  const change = { roundId, code: CASES, raw: '1.280', estimated: false, note: '', baseVersion: version };
  await wardCaller.value('statistics.saveValue', change);
  await completeSheet(wardCaller, roundId, ANSWERS);
  const signed = await bytesOf(ward, await signAndExport(wardCaller, roundId));
  const token = await town.city.upload('ban-ky.cchc', signed);
  expect((await receive(town.city, [token])).items).toMatchObject([{ verdict: 'accepted' }]);
  const { page } = city;
  await page.evaluate(
    (address) => {
      location.hash = address;
    },
    `#/tham-dinh/${town.units[0]?.id ?? ''}`,
  );
  const row = page.getByRole('row').filter({ hasText: 'Hồ sơ giải quyết đúng hạn' }).first();
  await row.waitFor();
  await row.click();
  await page
    .getByText(`${LABEL}: gói số liệu của đơn vị (lần gửi 1) ghi 1.300, bản chấm điểm ghi 1.280.`)
    .waitFor();
  await city.checkAccess('Thẩm định, số liệu khác');
  expect(city.complaints).toEqual([]);
  expect(ward.complaints).toEqual([]);
});
