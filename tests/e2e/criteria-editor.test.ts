import axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChromiumServer, startServer } from '#electron/host/chromium/server.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { foundTown, PASSWORD } from '#tests/support/small-town.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { testBackend } from '#tests/support/test-backend.ts';
import { NUMERALS, NUMERALS_MERGES, writeTable } from '#tests/electron/services/xlsx/official-tables.ts';

/** An administrator at the higher level types a set with the keyboard, tries it, mends it and publishes it. */
const bench = await testBackend('criteria-editor-page');
const town = await foundTown(bench, 1);
const folder = tempFolder('criteria-editor-page');

let browser: Browser;
let server: ChromiumServer;
let page: Page;
const complaints: string[] = [];

async function call(channel: string, input: unknown): Promise<void> {
  const reply: unknown = await page.evaluate(
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

async function visit(path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${path}`);
}

async function accessibilityFaults(): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const report = await (Reflect.get(window, 'axe') as typeof axe).run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    });
    return report.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
  });
}

const row = (code: string): Locator =>
  page.getByRole('row').filter({ has: page.getByText(code, { exact: true }) });
const rowWith = (title: string): Locator => page.getByRole('row', { name: title });

/** Adds a row by key, types content and maximum in it, and keeps it. */
async function typeRow(key: string, title: string, maximum: string): Promise<void> {
  await page.keyboard.press(key);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field')))
    .toBe('rename.title');
  await page.keyboard.type(title);
  await page.keyboard.press('Tab');
  await page.keyboard.type(maximum);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-selected')))
    .toBe('true');
}

const level = (title: string): Promise<string | null> => rowWith(title).getAttribute('aria-level');

beforeAll(async () => {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) throw new Error('CHROMIUM_PATH is not set: run through npm test');
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  server = await startServer({ backend: bench.backend, rendererFolder: resourcePath('renderer') });
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  page.setDefaultTimeout(8000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.issueLaunchUrl());
  await page.getByRole('heading').first().waitFor();
  await call('workspace.openFolder', { id: town.cityFolder });
  await call('session.signIn', { username: 'quantri', password: PASSWORD });
  await page.reload();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('rows are typed, moved in and out, taken out and brought back with the keyboard alone', async () => {
  await visit('/bo-tieu-chi');
  await page.getByRole('button', { name: 'Soạn bộ mới' }).click();
  await page.getByRole('dialog').getByLabel('Tên bộ tiêu chí').fill('Bộ tiêu chí xã thử');
  await page.keyboard.press('Enter');
  await page.getByText('Chưa có dòng nào').waitFor();
  await page.getByRole('row', { name: 'Thông tin chung của bộ tiêu chí' }).focus();
  await typeRow('Insert', 'Thủ tục hành chính', '100');
  await typeRow('Control+Insert', 'Hồ sơ đúng hạn', '60');
  await typeRow('Insert', 'Kết quả số hóa', '40');
  await row('1.2').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => level('Kết quả số hóa')).toBe('2');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => level('Kết quả số hóa')).toBe('3');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => page.getByRole('row').nth(3).innerText()).toContain('Kết quả số hóa');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Delete');
  await page.getByText(/Đã xóa dòng 1\.2 Kết quả số hóa/).waitFor();
  expect(await rowWith('Kết quả số hóa').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await rowWith('Kết quả số hóa').waitFor();
  expect(await accessibilityFaults()).toEqual([]);
});

test('a share and a ladder are chosen, and tried out on sample figures', async () => {
  await rowWith('Hồ sơ đúng hạn').click();
  await page.getByRole('combobox', { name: 'Cách chấm', exact: true }).selectOption('LINEAR');
  await page.getByLabel('Số liệu mẫu: Số đã thực hiện').fill('13072');
  await page.getByLabel('Số liệu mẫu: Tổng số phải thực hiện').fill('15.000');
  await page.getByText('52,288/60 điểm').waitFor();
  await page
    .getByText(/13\.072\/15\.000 = 87,15 %/)
    .first()
    .waitFor();
  await rowWith('Kết quả số hóa').click();
  await page.getByRole('combobox', { name: 'Cách chấm', exact: true }).selectOption('LADDER');
  await page.getByLabel('Mốc của bậc 2').fill('85');
  await page.getByLabel('Số liệu mẫu: Số đã thực hiện').fill('81');
  await page.getByLabel('Số liệu mẫu: Tổng số phải thực hiện').fill('100');
  await page.getByText('40/40 điểm').waitFor();
  await expect.poll(() => page.getByText(/^Đã lưu \d/).count()).toBe(1);
});

test('a finding leads to its place and is mended there; then the set is published and frozen', async () => {
  await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Chưa ban hành được/).waitFor();
  expect(await dialog.getByRole('button', { name: 'Ban hành', exact: true }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Bậc 2 .* không bao giờ đạt tới/ }).click();
  await page.getByLabel('Mốc của bậc 2').fill('50');
  await expect.poll(() => page.getByRole('button', { name: /không bao giờ đạt tới/ }).count()).toBe(0);
  await page.getByLabel('Số liệu mẫu: Số đã thực hiện').fill('60');
  await page.getByLabel('Số liệu mẫu: Tổng số phải thực hiện').fill('100');
  await page.getByText('20/40 điểm').waitFor();
  await page.getByText('0 chỗ phải sửa', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
  await page.getByRole('dialog').getByText('không sửa được nữa', { exact: false }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Soạn bản mới từ bộ này' }).waitFor();
  expect(await accessibilityFaults()).toEqual([]);
  const { sets } = await town.city.value('criteria.listSets', {});
  const made = sets.find(({ title }) => title === 'Bộ tiêu chí xã thử');
  expect(made).toMatchObject({ leafCount: 2, maximum: 100_000_000 });
  const round = await town.city.value('rounds.createRound', {
    code: 'CCHC-THU',
    title: 'Kỳ thử',
    year: 2026,
    criteriaSetHash: made?.hash ?? '',
    dataFrom: '2026-01-01',
    dataTo: '2026-12-31',
    deadline: '2027-01-10',
    baselines: [],
    unitIds: town.units.map(({ id }) => id),
  });
  expect(round.criteriaSetHash).toBe(made?.hash);
});

test('a table of officials is previewed row by row and becomes a draft', async () => {
  await visit('/bo-tieu-chi/nhap-excel');
  const path = await writeTable(folder, 'bang.xlsx', NUMERALS, NUMERALS_MERGES);
  const buffer = await readFile(path);
  await page.locator('input[type=file]').setInputFiles({
    name: 'bang.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  });
  await page.getByText(/dòng trong bảng: \d+ dòng tiêu chí/).waitFor();
  await page.getByRole('button', { name: /^Bỏ qua \d/ }).click();
  expect(await page.getByText('tiêu đề bảng').count()).toBeGreaterThan(0);
  expect(await accessibilityFaults()).toEqual([]);
  await page.getByRole('tab', { name: 'Các cột' }).click();
  await page.getByLabel('Cột A hiểu là').waitFor();
  await page.getByRole('tab', { name: /^Cách chấm/ }).click();
  await page.getByRole('button', { name: /Xác nhận tất cả dòng chắc chắn/ }).click();
  expect(await accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: 'Lập bản soạn thảo' }).click();
  await page.getByRole('treegrid').waitFor();
  expect(await page.getByRole('row').count()).toBeGreaterThan(5);
  expect(complaints).toEqual([]);
});
