import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChromiumServer, startServer } from '#electron/host/chromium/server.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import {
  completeSheet,
  foundTown,
  fullAnswers,
  openWard,
  PASSWORD,
  signAndExport,
} from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

/** A city's officer at work in a real browser: receive, appraise with the keyboard, finish, see the ranking. */
const bench = await testBackend('city-desk');
const town = await foundTown(bench, 2);
const { ward } = await openWard(bench, town.setupTokens[0] ?? '');
await completeSheet(ward, town.round.id, fullAnswers());
const carried = await signAndExport(ward, town.round.id);
const submission = bench.backend.services.files.findUpload(carried);
const unitId = town.units[0]?.id ?? '';

let browser: Browser;
let server: ChromiumServer;
let page: Page;

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

const pointsOf = (code: string) => page.getByRole('textbox', { name: `Điểm thẩm định tiêu chí ${code}` });

beforeAll(async () => {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) throw new Error('CHROMIUM_PATH is not set: run through npm test');
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  server = await startServer({ backend: bench.backend, rendererFolder: resourcePath('renderer') });
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  await page.goto(server.issueLaunchUrl());
  await page.getByRole('heading').first().waitFor();
  await call('workspace.openFolder', { id: town.cityFolder });
  await call('session.signIn', { username: 'thamdinh', password: PASSWORD });
  await page.reload();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('the overview counts who has sent and who has not', async () => {
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor();
  await page.getByRole('button', { name: 'Chưa gửi 2' }).waitFor();
  expect(await accessibilityFaults()).toEqual([]);
});

test('files are checked first, taken in when asked for, and the receipt can be fetched', async () => {
  await visit('/tiep-nhan');
  const good = {
    name: 'x1.cchc',
    mimeType: 'application/zip',
    buffer: await readFile(submission?.path ?? ''),
  };
  const bad = { name: 'ghi-chu.cchc', mimeType: 'text/plain', buffer: Buffer.from('xin chào') };
  await page.locator('input[type=file]').setInputFiles([good, bad]);
  await page
    .getByText('Đã kiểm tra 2 tệp, chưa ghi gì: 1 nhận được, 1 không nhận hoặc không cần nhận.')
    .waitFor();
  await page.getByText('Tệp này không phải gói dữ liệu của Sổ Điểm CCHC').waitFor();
  expect((await town.city.value('exchange.listInbox', {})).items).toEqual([]);
  await page.getByRole('button', { name: 'Tiếp nhận 1 tệp' }).click();
  await page.getByText(/Đã tiếp nhận 1 tệp lúc/).waitFor();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải biên nhận (1)' }).click();
  expect((await waiting).suggestedFilename()).toMatch(/receipt.*\.cchc$/);
  expect(await accessibilityFaults()).toEqual([]);
});

test('Enter accepts what is claimed; 1,25 and 1.25 are the same points; other points want a reason', async () => {
  await visit(`/tham-dinh/${unitId}`);
  await pointsOf('1.1.1').waitFor();
  await page.keyboard.press('Enter');
  expect(await pointsOf('1.1.1').inputValue()).toBe('0,5');
  await page.keyboard.type('1,25');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Hai nhiệm vụ chưa xong');
  await page.keyboard.press('Enter');
  await pointsOf('1.5').click();
  await page.keyboard.type('1.25');
  await page.keyboard.press('F6');
  await page.keyboard.type('Chậm một nhiệm vụ');
  await page.keyboard.press('Enter');
  await page.getByText(/^Đã lưu \d/).waitFor();
  await expect
    .poll(async () => {
      const { appraised } = await town.city.value('appraisal.readWard', { roundId: town.round.id, unitId });
      return appraised.map(({ leafCode, points, reason }) => [leafCode, points, reason]);
    })
    .toEqual([
      ['1.1.1', 500_000, ''],
      ['1.1.2', 1_250_000, 'Hai nhiệm vụ chưa xong'],
      ['1.5', 1_250_000, 'Chậm một nhiệm vụ'],
    ]);
  expect(await accessibilityFaults()).toEqual([]);
});

test('points without a reason stay on the sheet, are said not to be saved, and survive a reload', async () => {
  await pointsOf('1.2').click();
  await page.keyboard.type('0,5');
  await page.keyboard.press('ArrowDown');
  await page.getByText('Chưa lưu được').waitFor();
  await page.reload();
  await pointsOf('1.2').waitFor();
  expect(await pointsOf('1.2').inputValue()).toBe('0,5');
  await pointsOf('1.2').click();
  await page.keyboard.press('Escape');
  expect(await pointsOf('1.2').inputValue()).toBe('');
});

test('the rest is accepted, what the city supplies is typed, and the appraisal is finished', async () => {
  await page.getByRole('button', { name: 'Chấp nhận phần còn lại' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Chấp nhận phần còn lại' }).click();
  await page.getByText(/Đã chấp nhận điểm tự chấm của \d+ tiêu chí/).waitFor();
  await page.getByRole('button', { name: 'Kết thúc thẩm định' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc thẩm định' }).click();
  const open = page.getByText(/Còn \d+ tiêu chí chưa thẩm định/);
  const left = Number(/\d+/.exec(await open.innerText())?.[0]);
  await page.getByRole('button', { name: 'Tới tiêu chí đầu tiên' }).click();
  for (let index = 0; index < left; index += 1) {
    await page.keyboard.type('1');
    await page.keyboard.press('F8');
  }
  await page.getByText(`Đã thẩm định 71/71`).waitFor();
  await page.getByRole('button', { name: 'Kết thúc thẩm định' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc thẩm định' }).click();
  await page.getByText('Đã kết thúc thẩm định của Xã Số 1.').waitFor();
  expect(await pointsOf('1.1.1').isEditable()).toBe(false);
});

test('the ranking shows the finished unit and exports it as Word and Excel', async () => {
  await visit('/ket-qua');
  const row = page.getByRole('row', { name: /Xã Số 1/ });
  await row.waitFor();
  expect(await row.getByRole('gridcell').or(row.getByRole('cell')).first().innerText()).toBe('1');
  await page.getByText('Kết quả tạm tính: còn 1 đơn vị chưa kết thúc thẩm định.').waitFor();
  for (const [button, ending] of [
    ['Xuất Word', '.docx'],
    ['Xuất Excel', '.xlsx'],
  ] as const) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    expect((await waiting).suggestedFilename()).toContain(ending);
  }
  expect(await accessibilityFaults()).toEqual([]);
});
