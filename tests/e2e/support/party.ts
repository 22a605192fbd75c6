import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { createBackend, type LocalBackend } from '#electron/backend/create-backend.ts';
import { startServer, type ChromiumServer } from '#electron/host/chromium/server.ts';
import { silentLogger } from '#electron/services/logger/logger.ts';
import { caller, type Caller } from '#tests/support/test-backend.ts';
import { openWatchedPage, type WatchedPage } from '#tests/e2e/support/watched-page.ts';

/** What `npm run build` makes; `npm test` builds it before these tests. */
const RENDERER = fileURLToPath(new URL('../../../dist/renderer', import.meta.url));

/** One computer: its own data root, its own backend behind an address, and one page of it in a browser. */
export interface Party extends WatchedPage {
  readonly root: string;
  readonly backend: LocalBackend;
  /** The same backend without a page. */
  connect(): Caller;
}

/** The day the tests play on; the clock runs on from its morning. */
export const TODAY = '2024-01-05T01:00:00.000Z';

/** Starts a computer with nothing on it and opens its first page. */
export async function startParty(browser: Browser, name: string): Promise<Party> {
  const root = await mkdtemp(path.join(tmpdir(), `cchc-e2e-${name}-`));
  const started = performance.now();
  const begin = Date.parse(TODAY);
  const backend = await createBackend({
    root,
    appVersion: '0.0.0',
    clock: { now: () => new Date(begin + Math.floor(performance.now() - started)) },
    logger: silentLogger,
    passwordCost: { logN: 8, r: 8, p: 1 },
  });
  const server = await startServer({ backend, rendererFolder: RENDERER });
  const watched = await openWatchedPage(browser, server.issueLaunchUrl());
  return {
    ...watched,
    root,
    backend,
    connect: () => caller(backend, backend.connectInside()),
    close: () => stop(watched, server, backend, root),
  };
}

async function stop(
  watched: WatchedPage,
  server: ChromiumServer,
  backend: LocalBackend,
  root: string,
): Promise<void> {
  await watched.close();
  await server.close();
  await backend.close();
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
}
