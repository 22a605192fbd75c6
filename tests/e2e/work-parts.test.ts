import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { startServer, type ChromiumServer } from '#electron/host/chromium/server.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { openDesk, visit } from '#tests/e2e/support/desk-pages.ts';
import {
  launchBrowser,
  openWatchedPage,
  tabAndEnter,
  tabTo,
  type DownloadedFile,
  type WatchedPage,
} from '#tests/e2e/support/watched-page.ts';
import { foundTown, openWard, PASSWORD } from '#tests/support/small-town.ts';
import { testBackend } from '#tests/support/test-backend.ts';

/** Two computers of one ward: leaves are assigned, go to the other one, come back, and what differs is decided by key. */
const here = await testBackend('work-parts-here');
const there = await testBackend('work-parts-there');
const town = await foundTown(here, 1);
const { folderId } = await openWard(here, town.setupTokens[0] ?? '');

/** The first leaf that asks for two figures and nothing else. */
const LEAF =
  listWardLeaves(SAMPLE_COMMUNE_SET).find(
    ({ leaf }) => leaf.operands.length === 1 && leaf.operands[0]?.kind === 'ratio',
  )?.code ?? '';

let browser: Browser;
let hereServer: ChromiumServer;
let thereServer: ChromiumServer;
let main: WatchedPage;
let part: WatchedPage;
let out: DownloadedFile;
let back: DownloadedFile;

const rowOf = (page: Page, label: string, code: string) =>
  page.getByRole('grid', { name: label }).locator('tr[data-index]').filter({ hasText: code }).first();
const cellOf = (page: Page) => page.locator(`tr[data-row="${LEAF}"] input[data-cell]`).first();
const choose = async (
  { page }: WatchedPage,
  button: string | RegExp,
  file: DownloadedFile,
): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await tabAndEnter(page.getByRole('button', { name: button }).first());
  await (
    await chooser
  ).setFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: file.bytes });
};
const typeFigure = async (desk: WatchedPage, figure: string): Promise<void> => {
  await visit(desk, '#/cham-diem');
  const cell = cellOf(desk.page);
  await cell.fill(figure);
  await cell.press('Enter');
  await desk.page.getByText(/^Đã lưu /).waitFor();
};

beforeAll(async () => {
  browser = await launchBrowser();
  const rendererFolder = resourcePath('renderer');
  hereServer = await startServer({ backend: here.backend, rendererFolder });
  thereServer = await startServer({ backend: there.backend, rendererFolder });
  main = await openDesk(browser, hereServer, folderId);
  part = await openWatchedPage(browser, thereServer.issueLaunchUrl());
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hereServer.close();
  await thereServer.close();
});

test('leaves are assigned by key, and each person sees their own', { timeout: 120_000 }, async () => {
  const { page } = main;
  await visit(main, '#/phan-cong');
  const first = rowOf(page, 'Các tiêu chí', LEAF);
  await first.waitFor();
  await main.checkAccess('Phân công');
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await page.getByText('1 dòng đã đánh dấu').waitFor();
  await page.keyboard.press('1');
  await page.getByText('Đã giao 1 tiêu chí cho Hoàng Cán Bộ.').waitFor();
  expect(await first.textContent()).toContain('Hoàng Cán Bộ');
  await main.checkAccess('Phân công: đã giao');
});

test('a part goes out as a file and is marked in the sheet', { timeout: 120_000 }, async () => {
  const { page } = main;
  await tabAndEnter(page.getByRole('button', { name: 'Giao phần việc sang máy khác' }));
  await page.getByRole('dialog', { name: 'Giao phần việc' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Người giữ phần việc' }).inputValue()).toBe('Hoàng Cán Bộ');
  await main.checkAccess('Giao phần việc');
  out = await main.download(() => tabAndEnter(page.getByRole('button', { name: 'Lập tệp phần việc' })));
  expect(out.name).toMatch(/^X1_part_2023_r0_[0-9a-f]{8}\.cchc$/);
  await page.getByText(/Đã lập X1_part_/).waitFor();
  await visit(main, '#/phan-cong/phan-viec');
  await page.getByRole('grid', { name: 'Các phần việc' }).getByText('ở máy khác').waitFor();
  await main.checkAccess('Phần việc');
  await visit(main, '#/cham-diem');
  await page.locator(`tr[data-row="${LEAF}"]`).getByText('ở máy của Hoàng Cán Bộ').waitFor();
  await main.checkAccess('Chấm điểm: tiêu chí ở máy khác');
});

test(
  'the other computer opens it, scores its leaf alone and gives it back',
  { timeout: 120_000 },
  async () => {
    const { page } = part;
    await tabAndEnter(page.getByRole('button', { name: /Xã, phường: mở gói khởi tạo/ }));
    await choose(part, 'Chọn tệp', out);
    await page.getByRole('heading', { name: 'Nhận phần việc' }).waitFor();
    await part.checkAccess('Nhận phần việc');
    await tabTo(page.getByRole('textbox', { name: 'Họ và tên' }));
    for (const text of ['Hoàng Cán Bộ', 'Công chức', 'canbo', PASSWORD, PASSWORD]) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
      // The eye beside a password is a stop of its own.
      if (text === PASSWORD && !(await page.getByRole('button', { name: 'Mở phần việc' }).isEnabled()))
        await tabTo(page.getByRole('textbox', { name: 'Nhập lại mật khẩu' }));
    }
    await tabAndEnter(page.getByRole('button', { name: 'Mở phần việc' }));
    await page.getByRole('navigation').waitFor();
    expect(await page.getByRole('region', { name: /^Đơn vị, kỳ đánh giá/ }).textContent()).toContain(
      'phần việc: 1 tiêu chí – Hoàng Cán Bộ',
    );
    const links = await page.getByRole('navigation').getByRole('link').allTextContents();
    expect(links).toEqual(['Chấm điểm', 'Tài liệu kiểm chứng', 'Trả phần việc', 'Sao lưu & cài đặt']);
    await page.locator(`tr[data-row="${LEAF}"]`).waitFor();
    expect(await page.locator('tr[data-row] input[data-cell]').count()).toBe(2);
    await typeFigure(part, '7');
    await part.checkAccess('Chấm điểm một phần việc');
    await tabAndEnter(page.getByRole('navigation').getByRole('link', { name: 'Trả phần việc' }));
    const make = page.getByRole('main').getByRole('button', { name: 'Trả phần việc' });
    back = await part.download(() => tabAndEnter(make));
    expect(back.name).toMatch(/^X1_part_2023_r0_[0-9a-f]{8}\.cchc\.age$/);
    await page.getByText(/chỉ máy chính đọc được/).waitFor();
    await part.checkAccess('Trả phần việc');
  },
);

test('what both changed is shown with both values and decided by one key', { timeout: 120_000 }, async () => {
  const { page } = main;
  await typeFigure(main, '5');
  await visit(main, '#/gui-nhan/hop-den');
  await choose(main, /Chọn/, back);
  await page.getByRole('button', { name: 'Tiếp nhận 1 tệp' }).click();
  await page.getByText('1 ô khác nhau cần chọn').waitFor();
  await visit(main, '#/phan-cong/khac-nhau');
  const row = rowOf(page, 'Các ô hai máy sửa khác nhau', LEAF);
  await row.waitFor();
  expect(await row.textContent()).toMatch(/để trống.*5.*7/);
  await main.checkAccess('Chỗ khác nhau');
  await row.focus();
  await page.keyboard.press('ArrowDown');
  await row.click();
  await row.focus();
  await page.keyboard.press('2');
  await page.getByText('lấy phần việc', { exact: true }).waitFor();
  await visit(main, '#/cham-diem');
  await expect.poll(() => cellOf(page).inputValue()).toBe('7');
  expect([...main.complaints, ...part.complaints]).toEqual([]);
});
