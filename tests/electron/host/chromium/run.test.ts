import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChromiumRun, runChromiumHost } from '#electron/host/chromium/run.ts';
import { createPages, createTestBackend, type TestBackend } from '../test-backend.ts';

let backend: TestBackend;
let said: string[];
let stop: () => void;
let base: ChromiumRun;

beforeEach(async () => {
  backend = createTestBackend();
  said = [];
  const stopping = Promise.withResolvers<void>();
  stop = stopping.resolve;
  base = {
    backend,
    rendererFolder: await createPages(backend),
    root: backend.folder,
    port: 0,
    serve: false,
    search: { platform: 'linux', env: { DISPLAY: ':9' }, home: '/', exists: () => false },
    userId: 1000,
    say: (line) => said.push(line),
    stopRequested: stopping.promise,
  };
});

afterEach(async () => {
  stop();
  await backend.remove();
});

/** A program that stands for a browser: it is given the arguments of one and does what `script` says. */
async function fakeBrowser(script: string): Promise<ChromiumRun> {
  const program = path.join(backend.folder, 'chromium');
  await writeFile(program, `#!/bin/sh\necho "$@" > "${backend.folder}/arguments"\n${script}\n`);
  await chmod(program, 0o755);
  const env = { DISPLAY: ':9', CHROMIUM_PATH: program };
  return { ...base, search: { ...base.search, env, exists: (file) => file === program } };
}

function addressIn(line: string | undefined): string {
  return /http:\S+/.exec(line ?? '')?.[0] ?? '';
}

async function open(address: string): Promise<number> {
  const { origin, hash } = new URL(address);
  const response = await fetch(`${origin}/launch`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: hash.replace('#launch=', '') }),
  });
  return response.status;
}

test('ends with the window, and the data is closed by then', async () => {
  // What a browser does with the address: it takes the code to the server. Then the window is closed.
  const swap = `
url=$(sed 's/.*--app=\\([^ ]*\\).*/\\1/' "$(dirname "$0")/arguments")
"${process.execPath}" -e '
const { origin, hash } = new URL(process.argv[1]);
fetch(origin + "/launch", { method: "POST", headers: { Origin: origin, "Content-Type": "application/json" },
  body: JSON.stringify({ code: hash.slice("#launch=".length) }) }).then((r) => process.exit(r.status === 200 ? 0 : 1));
' "$url"`;
  await runChromiumHost(await fakeBrowser(swap));
  expect(said[0]).toContain('đang mở trong Chromium');
  expect(backend.state).toEqual({ openConnections: 0, closed: true });
  expect(await readFile(path.join(backend.folder, 'arguments'), 'utf8')).toContain('--app=http://127.0.0.1:');
});

test('a browser that hands over and ends at once leaves the application running', async () => {
  const running = runChromiumHost(await fakeBrowser('exit 0'));
  await expect.poll(() => said.length).toBe(2);
  expect(await open(addressIn(said[1]))).toBe(200);
  expect(backend.state.closed).toBe(false);
  stop();
  await running;
  expect(backend.state.closed).toBe(true);
});

test('Ctrl+C closes the window and the data', async () => {
  const running = runChromiumHost(await fakeBrowser('exec sleep 30'));
  await expect.poll(() => said.length).toBe(1);
  stop();
  await running;
  expect(backend.state.closed).toBe(true);
});

test.each([
  ['no display', (run: ChromiumRun) => ({ ...run, search: { ...run.search, env: {} } }), 'không có màn hình'],
  ['no browser', (run: ChromiumRun) => run, 'Không tìm thấy Chromium'],
  ['asked only to serve', (run: ChromiumRun) => ({ ...run, serve: true }), 'đang chạy'],
])('with %s the one-time address is printed', async (_case, change, words) => {
  const running = runChromiumHost(change(base));
  await expect.poll(() => said.length).toBe(1);
  expect(said[0]).toContain(words);
  const address = addressIn(said[0]);
  expect(await open(address)).toBe(200);
  expect(await open(address)).toBe(403);
  stop();
  await running;
});

test('Enter gives another one-time address', async () => {
  let wanted = (): void => undefined;
  const running = runChromiumHost({
    ...base,
    serve: true,
    onAddressWanted: (callback) => (wanted = callback),
  });
  await expect.poll(() => said.length).toBe(2);
  wanted();
  expect(await open(addressIn(said[2]))).toBe(200);
  stop();
  await running;
});

test('when the port is taken the data is closed all the same', async () => {
  const first = runChromiumHost({ ...base, serve: true });
  await expect.poll(() => said.length).toBe(1);
  const other = createTestBackend();
  const port = Number(new URL(addressIn(said[0])).port);
  await expect(runChromiumHost({ ...base, backend: other, port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  expect(other.state.closed).toBe(true);
  await other.remove();
  stop();
  await first;
});
