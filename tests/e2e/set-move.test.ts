import { readFile } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { CITY_NAME, FIRST_WARD } from '#tests/e2e/support/city-pages.ts';
import { chooseTab, openSection, PASSWORD, rowWith, signIn } from '#tests/e2e/support/frame-pages.ts';
import { NEXT_SMALL_SET } from '#tests/e2e/support/next-small-set.ts';
import { startParty, type Party } from '#tests/e2e/support/party.ts';
import { sheetPage } from '#tests/e2e/support/sheet-pages.ts';
import { SMALL_SET } from '#tests/e2e/support/small-set.ts';
import { launchBrowser, tabAndEnter, tabTo } from '#tests/e2e/support/watched-page.ts';
import { openWard } from '#tests/support/small-town.ts';
import type { Caller } from '#tests/support/test-backend.ts';

/** The set changes in the middle of a round: the city sends the new version, a ward moves its half-scored sheet. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SEND = 'Chuyển kỳ đánh giá sang bản mới';

const answer = (inputs: Readonly<Record<string, string>>, enteredPoints = ''): LeafAnswer => ({
  ...EMPTY_ANSWER,
  inputs: Object.fromEntries(Object.entries(inputs).map(([key, raw]) => [key, { raw, estimated: false }])),
  enteredPoints,
});

/** Four of the six criteria the ward scores itself. */
const HALF_SHEET: Readonly<Record<string, LeafAnswer>> = {
  '1.1': answer({ issued: 'yes' }),
  '1.3': answer({ published: 'partly' }),
  '1.4': answer({ ideas: '2' }),
  '2.2': answer({}, '7,5'),
};

let browser: Browser;
let city: Party;
let ward: Party;
let cityCaller: Caller;
let wardCaller: Caller;
let roundId: string;
let hashes: { readonly old: string; readonly next: string };

async function importSet(set: CriteriaSet): Promise<string> {
  const fileToken = await cityCaller.upload(`bo-${set.version}.json`, canonicalJson(set));
  return (await cityCaller.value('criteria.importPackage', { fileToken })).hash;
}

/** A city with one ward, a round of the first version, and both versions held. Gives the setup bundle. */
async function foundCity(): Promise<Buffer> {
  await cityCaller.value('workspace.createCity', {
    unit: { code: 'TP-THU', name: CITY_NAME, type: 'city', province: 'Tỉnh Thử' },
    administrator: { username: 'quantri', fullName: 'Trần Quản Trị', password: PASSWORD },
  });
  const unit = { id: null, code: 'DH01', name: FIRST_WARD, type: 'ward', active: true } as const;
  const { id: unitId } = await cityCaller.value('units.saveUnit', unit);
  hashes = { old: await importSet(SMALL_SET), next: await importSet(NEXT_SMALL_SET) };
  const round = await cityCaller.value('rounds.createRound', {
    code: 'CCHC-2023',
    title: 'Chỉ số CCHC năm 2023',
    year: 2023,
    criteriaSetHash: hashes.old,
    dataFrom: '2023-01-01',
    dataTo: '2023-12-31',
    deadline: '2024-01-10',
    unitIds: [unitId],
    baselines: [],
  });
  roundId = round.id;
  const made = await cityCaller.job('rounds.createSetupBundles', { roundId, unitIds: null });
  return fetchBundles(bundlesResultSchema.parse(made).bundleIds);
}

async function fetchBundles(bundleIds: string[]): Promise<Buffer> {
  return readFile(await cityCaller.pathOf(await cityCaller.value('exchange.fetchOutbox', { bundleIds })));
}

beforeAll(async () => {
  browser = await launchBrowser();
  [city, ward] = await Promise.all([startParty(browser, 'move-city'), startParty(browser, 'move-ward')]);
  cityCaller = city.connect();
  const setup = await foundCity();
  const carrier = ward.connect();
  ({ ward: wardCaller } = await openWard(ward, await carrier.upload('khoi-tao.cchc', setup)));
  carrier.close();
  const fileToken = await wardCaller.upload('traloi.json', JSON.stringify({ answers: HALF_SHEET }));
  await wardCaller.value('scoring.importAnswers', { roundId, fileToken });
  for (const [party, name, username] of [
    [city, CITY_NAME, 'quantri'],
    [ward, FIRST_WARD, 'canbo'],
  ] as const) {
    await party.page.reload();
    await tabAndEnter(party.page.getByRole('button', { name: `Mở ${name}` }));
    await signIn(party, username);
  }
});

afterAll(async () => {
  await Promise.all([city.close(), ward.close()]);
  await browser.close();
});

test('the city compares two versions and puts the round on the new one', async () => {
  const { page } = city;
  await openSection(city, 'Bộ tiêu chí');
  const oldSet = rowWith(page.getByRole('grid', { name: 'Các bộ tiêu chí' }), SMALL_SET.title).first();
  await oldSet.waitFor();
  await page.evaluate((address) => {
    location.hash = address;
  }, `#/bo-tieu-chi/so-sanh/set-${hashes.old}/-`);
  await page
    .getByRole('combobox', { name: 'Bản mới' })
    .selectOption({ label: `${SMALL_SET.title}, 2023, bản 2` });
  const table = page.getByRole('grid', { name: 'So sánh hai bản' });
  // By code alone two rows would change their meaning; what the words say is agreed to one by one.
  for (const pair of ['1.3 thành 1.1', '2.1 thành 2.2', '2.2 thành 2.1']) {
    const suggestion = page.getByRole('listitem').filter({ hasText: `${pair} (giống 100 %)` });
    await tabAndEnter(suggestion.getByRole('button', { name: 'Coi là một' }));
    await suggestion.waitFor({ state: 'detached' });
  }
  await rowWith(table, 'Trang thông tin điện tử').getByText('Đổi điểm tối đa').waitFor();
  await rowWith(table, 'Kiểm tra công vụ tại cơ sở').getByText('Thêm mới').waitFor();
  await city.checkAccess('So sánh hai bản');
  await tabAndEnter(page.getByRole('button', { name: SEND }));
  const dialog = page.getByRole('dialog', { name: SEND });
  expect(await dialog.getByRole('combobox', { name: 'Kỳ đánh giá' }).inputValue()).toBe(roundId);
  await city.checkAccess('Hộp chuyển kỳ đánh giá');
  await tabAndEnter(dialog.getByRole('button', { name: SEND }));
  await dialog.getByText('Đã lập gói cho các đơn vị.').waitFor();
  await tabAndEnter(dialog.getByRole('button', { name: 'Đóng' }).last());
  await dialog.waitFor({ state: 'detached' });
  const { rounds } = await cityCaller.value('rounds.listRounds', {});
  expect(rounds[0]?.criteriaSetHash).toBe(hashes.next);
  expect(city.complaints).toEqual([]);
});

test('the ward takes the correction in and is told of it where it works', async () => {
  const { items } = await cityCaller.value('exchange.listOutbox', {});
  const corrections = items.filter(({ kind }) => kind === 'criteria');
  expect(corrections).toHaveLength(1);
  const buffer = await fetchBundles(corrections.map(({ bundleId }) => bundleId));
  const { page } = ward;
  await openSection(ward, 'Gửi/nhận');
  await chooseTab(ward, 'Hộp đến');
  const chooser = page.waitForEvent('filechooser');
  await tabAndEnter(page.getByRole('button', { name: 'Chọn nhiều tệp' }));
  const file = { name: 'bo-moi.cchc', mimeType: 'application/octet-stream', buffer };
  await (await chooser).setFiles(file);
  await tabAndEnter(page.getByRole('button', { name: 'Tiếp nhận 1 tệp' }));
  await page.getByText(/^Đã tiếp nhận 1 tệp lúc/).waitFor();
  await openSection(ward, 'Chấm điểm');
  await page.getByText('Cấp trên đã gửi bản mới của bộ tiêu chí. Bảng điểm đang theo bản cũ.').waitFor();
  await ward.checkAccess('Chấm điểm, có bản mới');
});

/** The row of an old code, by its first cell. */
function planRow(code: string): Locator {
  const { page } = ward;
  return page
    .getByRole('grid', { name: 'Các dòng của bản cũ và nơi đưa sang' })
    .getByRole('row')
    .filter({ has: page.locator('td:first-child').getByText(code, { exact: true }) });
}

const target = (code: string): Locator =>
  ward.page.getByRole('combobox', { name: `Đưa dòng ${code} sang`, exact: true });

test('the mapping screen tells what went where, what changed its maximum, what is gone and what is new', async () => {
  const { page } = ward;
  await tabAndEnter(page.getByRole('link', { name: 'Xem và chuyển' }));
  await page.getByRole('heading', { name: 'Chuyển sang bộ tiêu chí mới' }).waitFor();
  await planRow('1.1').waitFor();
  const targets = await Promise.all(
    ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2'].map((code) => target(code).inputValue()),
  );
  expect(targets).toEqual(['', '1.2', '1.1', '', '2.2', '2.1']);
  await planRow('1.1').getByText('Bỏ', { exact: true }).waitFor();
  await planRow('1.2').getByText('Giữ nguyên').waitFor();
  await planRow('1.3').getByText('Đổi mã').waitFor();
  await planRow('2.2').getByText('Đổi điểm tối đa').waitFor();
  expect(await planRow('2.2').textContent()).toMatch(/15.*Có.*20/);
  expect(await planRow('2.1').textContent()).toContain('chưa chấm');
  // The city gives the points of the survey: nothing of the ward's goes there.
  expect(await planRow('2.3').count()).toBe(0);
  expect(await target('1.1').getByRole('option').allTextContents()).not.toContainEqual(
    expect.stringMatching(/^2\.3 /),
  );
  await page.getByText('Dòng mới, phải chấm từ đầu: 1.3, 2.4.').waitFor();
  await ward.checkAccess('Chuyển sang bộ tiêu chí mới');
});

test('a target taken twice cannot be confirmed; the right one is chosen by keyboard', async () => {
  const { page } = ward;
  await tabTo(target('1.4'));
  await page.keyboard.type('1.1');
  await page.getByText('Hai dòng cùng đưa sang 1.1. Chọn lại một dòng.').waitFor();
  const move = page.getByRole('button', { name: 'Chuyển bảng điểm' });
  expect(await move.isDisabled()).toBe(true);
  await ward.checkAccess('Chuyển sang bộ tiêu chí mới, hai dòng một nơi');
  // A new word is looked for a second after the last key.
  await page.waitForTimeout(1200);
  await page.keyboard.type('2.4');
  await page.getByText('Dòng mới, phải chấm từ đầu: 1.3.').waitFor();
  expect(await target('1.4').inputValue()).toBe('2.4');
  expect(await page.getByText('Hai dòng cùng đưa sang').count()).toBe(0);
});

test('confirmed, the answers stand under the new codes', async () => {
  const { page } = ward;
  await tabAndEnter(page.getByRole('button', { name: 'Chuyển bảng điểm' }));
  const dialog = page.getByRole('dialog', { name: 'Chuyển bảng điểm' });
  await dialog.getByText('Đưa 3 câu trả lời sang bản mới.').waitFor();
  await dialog.getByText('1 câu trả lời không có nơi đưa sang').waitFor();
  await ward.checkAccess('Hộp chuyển bảng điểm');
  await page.keyboard.press('Enter');
  await page.getByText('Đã chuyển 3 câu trả lời.').waitFor();
  await ward.checkAccess('Đã chuyển bảng điểm');
  await tabAndEnter(page.locator('main').getByRole('link', { name: 'Chấm điểm' }));
  const sheet = sheetPage(ward);
  await sheet.row('2.4').waitFor();
  expect(await sheet.field('1.1', 'Mức độ công khai').inputValue()).toBe('partly');
  expect(await sheet.field('1.3', 'Đã kiểm tra công vụ').inputValue()).toBe('');
  expect(await sheet.points('2.1').inputValue()).toBe('7,5');
  expect(await sheet.points('2.2').inputValue()).toBe('');
  expect(await sheet.field('2.4', 'Số giải pháp được công nhận').inputValue()).toBe('2');
  expect(await page.getByText('Bảng điểm đang theo bản cũ.').count()).toBe(0);
  const { answers } = await wardCaller.value('scoring.readSheet', { roundId });
  expect(Object.fromEntries(Object.entries(answers).map(([code, held]) => [code, held.answer]))).toEqual({
    '1.1': HALF_SHEET['1.3'],
    '2.1': HALF_SHEET['2.2'],
    '2.4': HALF_SHEET['1.4'],
  });
});

test('the old sheet stays readable, the answer that went nowhere with it', async () => {
  const { page } = ward;
  await page.evaluate(() => {
    location.hash = '#/cham-diem/bo-moi';
  });
  await tabAndEnter(page.getByRole('link', { name: 'Xem bảng điểm cũ' }));
  await page.getByRole('heading', { name: `Bảng điểm cũ, ${SMALL_SET.title}` }).waitFor();
  const table = page.getByRole('grid', { name: 'Bảng điểm cũ' });
  const line = async (title: string): Promise<string | null> => rowWith(table, title).textContent();
  expect(await line('Ban hành kế hoạch')).toMatch(/^1\.1.*Đã ban hành kế hoạch: Có.*10/);
  expect(await line('Công khai kết quả')).toMatch(/^1\.3.*Mức độ công khai: Còn thiếu.*4/);
  expect(await line('Sáng kiến')).toMatch(/^1\.4.*Số sáng kiến được công nhận: 2.*5/);
  expect(await line('Trang thông tin')).toMatch(/^2\.2.*7,5/);
  expect(await line('Thực hiện nhiệm vụ')).toMatch(/^1\.2.*chưa chấm/);
  expect(await table.getByRole('textbox').count()).toBe(0);
  await ward.checkAccess('Bảng điểm cũ');
  expect(ward.complaints).toEqual([]);
});
