import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ChromiumServer } from '#electron/host/chromium/server.ts';
import { openWatchedPage, type WatchedPage } from '#tests/e2e/support/watched-page.ts';
import { PASSWORD } from '#tests/support/small-town.ts';

/** A page of the administrator of one data folder, signed in. */
export async function openDesk(
  browser: Browser,
  server: ChromiumServer,
  folder: string,
): Promise<WatchedPage> {
  const desk = await openWatchedPage(browser, server.issueLaunchUrl());
  await desk.page.getByRole('heading').first().waitFor();
  await call(desk.page, 'workspace.openFolder', { id: folder });
  await call(desk.page, 'session.signIn', { username: 'quantri', password: PASSWORD });
  await desk.page.reload();
  await desk.page.getByRole('navigation').waitFor();
  return desk;
}

/** A channel called with the page's own session. */
async function call(page: Page, channel: string, input: unknown): Promise<void> {
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

/** Goes to an address behind the hash. */
export async function visit({ page }: Pick<WatchedPage, 'page'>, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}
