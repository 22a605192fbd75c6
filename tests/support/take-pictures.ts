import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createBackend } from '#electron/backend/create-backend.ts';
import { startServer } from '#electron/host/chromium/server.ts';
import { DEMO_PASSWORD } from '#electron/features/demo/demo-people.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';

/** Takes the pictures of the README from the real screens of the demonstration: `npm run pictures`. */
const pictures = fileURLToPath(new URL('../../build/docs/pictures', import.meta.url));
const rendererFolder = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'cchc-pictures-'));
mkdirSync(pictures, { recursive: true });

const backend = await createBackend({ root, appVersion: '0.1.0', logger: silentLogger });
const server = await startServer({ backend, rendererFolder });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

async function makeDemo(): Promise<void> {
  const connection = backend.connectInside();
  const started = await connection.call('workspace.createDemo', {});
  if (!started.ok) throw new Error('the demonstration did not start');
  await backend.services.jobs.settle();
  connection.close();
}

async function enter(unit: string, username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(server.issueLaunchUrl());
  await page
    .getByRole('row', { name: new RegExp(unit) })
    .getByRole('button', { name: 'Mở' })
    .first()
    .click();
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('link').first().waitFor();
  return page;
}

async function shoot(page: Page, section: string, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: section }).click();
  await page.waitForTimeout(1200);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

try {
  await makeDemo();
  const ward = await enter('Xã Đức Ninh', 'canbo');
  await ward.getByRole('navigation').getByRole('link', { name: 'Chấm điểm' }).click();
  await ward
    .getByRole('row', { name: /1\.1\.2/ })
    .first()
    .click();
  await shoot(ward, 'Chấm điểm', 'score-sheet');
  await ward.getByRole('navigation').getByRole('link', { name: 'Tài liệu kiểm chứng' }).click();
  await ward.getByRole('row', { name: /Cải cách thể chế/ }).click();
  await ward.waitForTimeout(800);
  await ward.screenshot({ path: join(pictures, 'evidence.png') });
  const leader = await enter('Xã Đức Ninh', 'lanhdao');
  await shoot(leader, 'Trình ký', 'leader');
  const city = await enter('Thành phố Đồng Hới', 'thamdinh');
  await shoot(city, 'Tổng quan', 'city-overview');
  await city.getByRole('navigation').getByRole('link', { name: 'Thẩm định' }).click();
  await city.getByRole('link', { name: 'Xã Quang Phú' }).click();
  await city
    .getByRole('row', { name: /1\.1\.2/ })
    .first()
    .click();
  await city.waitForTimeout(800);
  await city.screenshot({ path: join(pictures, 'appraisal.png') });
  await city.getByRole('combobox').first().selectOption({ index: 1 });
  await shoot(city, 'Kết quả', 'ranking');
  await shoot(city, 'Công bố', 'publication');
} finally {
  await browser.close();
  await server.close();
  await backend.close();
  rmSync(root, { recursive: true, force: true });
}
