import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ChromiumServer, startServer } from '#electron/host/chromium/server.ts';
import { createPages, createTestBackend, type TestBackend } from '#tests/electron/host/test-backend.ts';

/** What a real browser makes of the host: its headers, its policy, its one-time address and its files. */
let browser: Browser;
let page: Page;
let backend: TestBackend;
let server: ChromiumServer;
let complaints: string[];

/** A page as the renderer is: a module script of its own, styles added while running with the nonce. */
const SCRIPT = `
const nonce = document.querySelector('meta[name="csp-nonce"]').content;
const style = document.createElement('style');
style.nonce = nonce;
style.textContent = 'body { color: rgb(1, 2, 3) }';
document.head.append(style);
const code = location.hash.slice('#launch='.length);
const launched = await fetch('/launch', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code }) });
window.token = launched.ok ? (await launched.json()).token : null;
document.body.dataset.status = String(launched.status);
`;

beforeAll(async () => {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) throw new Error('CHROMIUM_PATH is not set: run through npm test');
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
});

afterAll(async () => browser.close());

beforeEach(async () => {
  backend = createTestBackend();
  const pages = await createPages(backend);
  await writeFile(path.join(pages, 'assets', 'app-1a2b.js'), SCRIPT);
  const head = '<link rel="icon" href="data:,"><script type="module" src="/assets/app-1a2b.js"></script>';
  await writeFile(
    path.join(pages, 'index.html'),
    `<!doctype html><html><head>${head}</head><body></body></html>`,
  );
  server = await startServer({ backend, rendererFolder: pages });
  page = await browser.newPage();
  complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterEach(async () => {
  await page.close();
  await server.close();
  await backend.remove();
});

async function open(address = server.issueLaunchUrl()): Promise<string | null> {
  await page.goto(address);
  return page.locator('body[data-status]').getAttribute('data-status');
}

test('the one-time address opens the page without a complaint of the browser, and only once', async () => {
  const address = server.issueLaunchUrl();
  expect(await open(address)).toBe('200');
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(1, 2, 3)');
  expect(complaints).toEqual([]);
  await page.goto('about:blank');
  expect(await open(address)).toBe('403');
});

test('a call and an upload of the page are taken for its own', async () => {
  await open();
  const outcome = await page.evaluate(async () => {
    const headers = { Authorization: `Bearer ${String(Reflect.get(window, 'token'))}` };
    const json = { ...headers, 'Content-Type': 'application/json' };
    const call = await fetch('/rpc/round.list', { method: 'POST', headers: json, body: '{"a":"Điểm"}' });
    const body = new Blob(['nội dung']);
    const upload = await fetch('/files?name=B%C3%A1o%20c%C3%A1o.txt', { method: 'POST', headers, body });
    return { call: await call.text(), upload: await upload.text() };
  });
  expect(JSON.parse(outcome.call)).toMatchObject({ ok: true, value: { input: { a: 'Điểm' } } });
  const { token, size } = JSON.parse(outcome.upload) as { token: string; size: number };
  expect(size).toBe(Buffer.byteLength('nội dung'));
  expect(backend.uploads.get(token)?.fileName).toBe('Báo cáo.txt');
});

test('a link with a key downloads to disk under the Vietnamese name', async () => {
  await open();
  const token = await backend.offer('Bảng điểm – phường Bến Nghé.xlsx', 'nội dung');
  const waiting = page.waitForEvent('download');
  await page.evaluate(async (file) => {
    const headers = { Authorization: `Bearer ${String(Reflect.get(window, 'token'))}` };
    const answer = await fetch(`/files/${file}/key`, { method: 'POST', headers });
    const link = document.createElement('a');
    link.href = `/files/${file}?key=${((await answer.json()) as { key: string }).key}`;
    link.download = '';
    link.click();
  }, token);
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('Bảng điểm – phường Bến Nghé.xlsx');
  expect(await readFile(await download.path(), 'utf8')).toBe('nội dung');
});

test('the policy stops inline scripts, styles without the nonce, frames and other addresses', async () => {
  await open();
  const other = await startServer({ backend, rendererFolder: backend.folder });
  const violated = await page.evaluate(async (foreign) => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    const frame = document.createElement('iframe');
    frame.src = foreign;
    document.body.append(script, style, frame);
    await fetch(foreign).catch(() => undefined);
    // A frame is refused when its own process gets round to it.
    for (let waited = 0; waited < 100 && !seen.includes('frame-src'); waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return { seen, injected: Reflect.get(window, 'injected') as unknown };
  }, other.origin);
  await other.close();
  expect(violated.injected).toBeUndefined();
  expect(violated.seen).toEqual(
    expect.arrayContaining(['script-src-elem', 'style-src-elem', 'frame-src', 'connect-src']),
  );
});

/** A foreign page on this machine, without any policy that would stop it by itself. */
async function servePlainPage(): Promise<{ address: string; close: () => void }> {
  const plain = createServer((_request, response) =>
    response.setHeader('Content-Type', 'text/html').end('<p>'),
  );
  await new Promise<void>((resolve) => {
    plain.listen(0, '127.0.0.1', resolve);
  });
  const { port } = plain.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => void plain.close() };
}

test('a page of another origin reaches nothing of ours', async () => {
  await open();
  const token: unknown = await page.evaluate(() => Reflect.get(window, 'token') as unknown);
  const other = await servePlainPage();
  await page.goto(other.address);
  const outcome = await page.evaluate(
    async ([address, bearer]) => {
      const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' };
      const call = await fetch(`${address}/rpc/round.list`, { method: 'POST', headers, body: '{}' }).then(
        () => 'answered',
        () => 'refused',
      );
      const plain = await fetch(`${address}/rpc/round.list`, {
        method: 'POST',
        mode: 'no-cors',
        body: '{}',
      }).then(
        ({ type }) => type,
        () => 'refused',
      );
      return { call, plain };
    },
    [server.origin, String(token)],
  );
  other.close();
  expect(outcome.call).toBe('refused');
  expect(['opaque', 'refused']).toContain(outcome.plain);
  expect(backend.calls).toEqual([]);
});
