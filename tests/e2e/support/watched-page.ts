import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type Download, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** The screen of the officer the product is made for. */
const SCREEN = { width: 1366, height: 768 };

/** How long something may take that takes a moment on a machine with nothing else to do. Milliseconds. */
const PATIENCE = 20_000;

/** Chromium from `CHROMIUM_PATH`, which `npm test` sets. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) throw new Error('CHROMIUM_PATH is not set: run through npm test');
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** A page whose every complaint is kept, and whose screens can be checked for access. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, and exceptions nobody caught. */
  readonly complaints: readonly string[];
  /** Runs axe over what stands on screen; fails with every violation named. */
  checkAccess(screen: string): Promise<void>;
  /** The names of all screens checked so far. */
  readonly screens: readonly string[];
  /** What is downloaded by an action: its name and where it lies. */
  download(action: () => Promise<void>): Promise<DownloadedFile>;
  close(): Promise<void>;
}

export interface DownloadedFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
}

/** A fresh profile with one page on an address. */
export async function openWatchedPage(browser: Browser, address: string): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: SCREEN,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  const screens: string[] = [];
  const folder = await mkdtemp(path.join(tmpdir(), 'cchc-downloads-'));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return {
    page,
    complaints,
    screens,
    checkAccess: async (screen) => {
      screens.push(screen);
      expect({ screen, violations: await listViolations(page) }).toEqual({ screen, violations: [] });
    },
    download: async (action) => {
      const waiting = page.waitForEvent('download');
      await action();
      return keep(await waiting, folder);
    },
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function keep(download: Download, folder: string): Promise<DownloadedFile> {
  const name = download.suggestedFilename();
  // Archives of one day may bear the same name.
  const file = path.join(await mkdtemp(path.join(folder, 'file-')), name);
  await download.saveAs(file);
  return { name, path: file, bytes: await readFile(file) };
}

/** Rule, element and what is wrong, one line each. */
async function listViolations(page: Page): Promise<readonly string[]> {
  const known = await page.evaluate(() => Reflect.has(window, 'axe'));
  if (!known) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // Colours are looked at once they stand still.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    const runner = Reflect.get(window, 'axe') as typeof axe;
    const { violations } = await runner.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa'] },
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    );
  });
}

/** Presses Tab until an element has the focus, as somebody without a mouse does. */
export async function tabTo(target: Locator, most = 120): Promise<void> {
  const page = target.page();
  await target.waitFor();
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with ${most} times Tab: ${target.toString()}`);
}

/** Goes to a button or link with Tab and presses Enter on it. */
export async function tabAndEnter(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}

/** Whether the keyboard is at an element. */
export async function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Waits until the focus has come to an element by itself. */
export async function expectFocused(target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(async () => isFocused(target), { timeout: PATIENCE }).toBe(true);
}
