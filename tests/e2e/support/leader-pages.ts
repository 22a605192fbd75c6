import type { Browser } from 'playwright-core';
import type { ChromiumServer } from '#electron/host/chromium/server.ts';
import { openWatchedPage, type WatchedPage } from '#tests/e2e/support/watched-page.ts';
import { PASSWORD } from '#tests/support/small-town.ts';

/** A page of one account of a data folder, signed in through the screens. */
export async function openAs(
  browser: Browser,
  server: ChromiumServer,
  folderId: string,
  username: string,
): Promise<WatchedPage> {
  const desk = await openWatchedPage(browser, server.issueLaunchUrl());
  const { page } = desk;
  await page.getByRole('heading').first().waitFor();
  await page.evaluate(async (id) => {
    const headers = {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${sessionStorage.getItem('cchc.session-token') ?? ''}`,
    };
    await fetch('/rpc/workspace.openFolder', { method: 'POST', headers, body: JSON.stringify({ id }) });
  }, folderId);
  await page.reload();
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  return desk;
}
