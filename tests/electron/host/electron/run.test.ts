import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RelayRequest } from '#electron/host/electron/relay-messages.ts';
import { serveRelay } from '#electron/host/electron/relay-server.ts';
import { createTestBackend, type TestBackend } from '../test-backend.ts';
import { FakeContents, fakeElectron, resetElectron, state, type FakeChild } from './fake-electron.ts';

vi.mock('electron', () => fakeElectron);

const { runElectronHost } = await import('#electron/host/electron/run.ts');

let root: string;
let backend: TestBackend;

beforeEach(() => {
  resetElectron();
  root = path.join(mkdtempSync(path.join(tmpdir(), 'cchc-electron-')), 'data');
  backend = createTestBackend();
  state.onFork = serveFromTestBackend;
});

afterEach(async () => {
  rmSync(path.dirname(root), { recursive: true, force: true });
  await backend.remove();
});

/** The backend process as the main process sees it, served by the test's own backend. */
function serveFromTestBackend(child: FakeChild): void {
  serveRelay(
    {
      send: (message) => void child.emit('message', message),
      receive: (listener) => {
        child.onPost = (message) => listener(message as RelayRequest);
      },
    },
    backend,
  );
  queueMicrotask(() => child.emit('message', { hello: 'ready' }));
}

async function start(): Promise<void> {
  const running = runElectronHost(root);
  state.app.ready.resolve();
  await running;
}

const TRUSTED = { senderFrame: { url: 'app://so-diem/', parent: null } };

async function call(event: unknown, channel: unknown): Promise<unknown> {
  return state.calls.get('cchc:invoke')?.(event, channel, { page: 1 });
}

test('opens one sandboxed window on the application, fed by a backend process', async () => {
  await start();
  expect(state.errors).toEqual([]);
  expect(state.children).toHaveLength(1);
  expect(state.children[0]).toMatchObject({ args: [root] });
  expect(state.children[0]?.program).toMatch(/dist[\\/]electron[\\/]backend-process\.js$/);
  const [window] = state.windows;
  expect(state.windows).toHaveLength(1);
  expect(window?.loadURL).toHaveBeenCalledExactlyOnceWith('app://so-diem/');
  expect(window?.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
  expect(String(window?.options.webPreferences['preload'])).toMatch(/preload\.cjs$/);
});

test('the window shows itself only when it has something to show', async () => {
  await start();
  expect(state.windows[0]?.options.show).toBe(false);
  expect(state.windows[0]?.show).not.toHaveBeenCalled();
  state.windows[0]?.emit('ready-to-show');
  expect(state.windows[0]?.show).toHaveBeenCalledOnce();
});

test('the scheme is declared before the application is ready, as standard and secure', async () => {
  const running = runElectronHost(root);
  expect(state.schemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
  expect(state.windows).toEqual([]);
  state.app.ready.resolve();
  await running;
});

test('every window that is ever made is hardened', async () => {
  await start();
  const contents = new FakeContents();
  state.app.emit('web-contents-created', {}, contents);
  expect(contents.openHandler?.()).toEqual({ action: 'deny' });
  expect(state.session.permissionRequest).not.toBeNull();
});

test('calls are relayed for our own page and refused for everything else', async () => {
  await start();
  expect(await call(TRUSTED, 'round.list')).toEqual({
    ok: true,
    value: { connection: 1, channel: 'round.list', input: { page: 1 } },
  });
  const foreign = { senderFrame: { url: 'https://example.vn/', parent: null } };
  expect(await call(foreign, 'round.list')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  expect(await call(TRUSTED, 42)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_CHANNEL' } });
  expect(backend.calls).toHaveLength(1);
});

test('files go through the scheme as they do through the Chromium host', async () => {
  await start();
  const serve = state.session.schemes.get('app');
  const body = 'nội dung';
  const upload = new Request('app://so-diem/files?name=a.txt', { method: 'POST', body });
  const uploaded = (await (await serve?.(upload))?.json()) as { token: string; size: number };
  expect(uploaded.size).toBe(Buffer.byteLength(body));
  expect(backend.uploads.get(uploaded.token)).toMatchObject({ fileName: 'a.txt', finished: true });

  const token = await backend.offer('Biểu.xlsx', 'bảng');
  const download = await serve?.(new Request(`app://so-diem/files/${token}`));
  expect(download?.headers.get('content-disposition')).toContain("filename*=UTF-8''Bi%E1%BB%83u.xlsx");
  expect(await download?.text()).toBe('bảng');
});

test('the scheme answers no other host and no foreign origin', async () => {
  await start();
  const serve = state.session.schemes.get('app');
  expect((await serve?.(new Request('app://other/')))?.status).toBe(404);
  const foreign = { method: 'POST', body: 'x', headers: { Origin: 'https://example.vn' } };
  expect((await serve?.(new Request('app://so-diem/files?name=a', foreign)))?.status).toBe(401);
  expect((await serve?.(new Request('app://so-diem/..%2fpackage.json')))?.status).toBe(404);
});

test('quitting waits until the data is closed', async () => {
  await start();
  const preventDefault = vi.fn<() => void>();
  state.app.emit('before-quit', { preventDefault });
  state.app.emit('before-quit', { preventDefault });
  expect(preventDefault).toHaveBeenCalledTimes(2);
  expect(state.app.exit).not.toHaveBeenCalled();
  await expect.poll(() => state.app.exit.mock.calls).toEqual([[0]]);
  expect(backend.state.closed).toBe(true);
});

test('closing the last window quits', async () => {
  await start();
  state.app.emit('window-all-closed');
  expect(state.app.quit).toHaveBeenCalledOnce();
});

test('a second start brings the first window to the front and opens nothing', async () => {
  await start();
  const [window] = state.windows;
  if (window) window.minimized = true;
  state.app.emit('second-instance', {}, []);
  expect(window?.restore).toHaveBeenCalledOnce();
  expect(window?.focus).toHaveBeenCalledOnce();

  resetElectron();
  state.app.getsLock = false;
  await runElectronHost(root);
  expect(state.app.quit).toHaveBeenCalledOnce();
  expect(state.children).toEqual([]);
});

function bundleFile(name: string): string {
  const file = path.join(path.dirname(root), name);
  writeFileSync(file, 'gói');
  return file;
}

/** The addresses the page was sent to after its first. */
function shownAfterStart(): unknown[] {
  return (state.windows[0]?.loadURL.mock.calls ?? []).slice(1).map(([url]) => url);
}

const VIEWER = /^app:\/\/so-diem\/#\/xem-goi\/[\w-]+$/;

test('macOS: a double click that starts the application is kept until there is a window', async () => {
  const running = runElectronHost(root);
  const preventDefault = vi.fn<() => void>();
  state.app.emit('open-file', { preventDefault }, bundleFile('first.cchc'));
  state.app.emit('open-file', { preventDefault }, bundleFile('X1.cchc.age'));
  state.app.emit('open-file', { preventDefault }, bundleFile('note.txt'));
  expect(preventDefault).toHaveBeenCalledTimes(3);
  state.app.ready.resolve();
  await running;
  expect(shownAfterStart()).toEqual([expect.stringMatching(VIEWER)]);
  expect([...backend.uploads.values()].map(({ fileName }) => fileName)).toEqual(['X1.cchc.age']);
});

test('macOS: a double click while the application runs shows the bundle and brings the window to the front', async () => {
  await start();
  const [window] = state.windows;
  if (window) window.minimized = true;
  state.app.emit('open-file', { preventDefault: () => undefined }, bundleFile('X1.cchc'));
  await expect.poll(shownAfterStart).toEqual([expect.stringMatching(VIEWER)]);
  expect(window?.restore).toHaveBeenCalledOnce();
  expect(window?.focus).toHaveBeenCalled();
});

test('a second start by double click shows its bundle in the first window, named from its own folder', async () => {
  await start();
  const file = bundleFile('X2.cchc');
  state.app.emit('second-instance', {}, ['app', path.basename(file)], path.dirname(file));
  await expect.poll(shownAfterStart).toEqual([expect.stringMatching(VIEWER)]);
  expect([...backend.uploads.values()].map(({ fileName }) => fileName)).toEqual(['X2.cchc']);
});

test('the profile, and with it the lock, belongs to the data root', async () => {
  await start();
  const profile = path.join(root, 'electron-profile');
  expect(state.app.setPath).toHaveBeenCalledExactlyOnceWith('userData', profile);
  expect(existsSync(profile)).toBe(true);
});

test('a backend that cannot start is explained, and the application ends', async () => {
  state.onFork = (child) =>
    queueMicrotask(() => child.emit('message', { hello: 'failed', message: 'Thư mục đang được dùng' }));
  await start();
  expect(state.errors).toEqual(['Không khởi động được: Thư mục đang được dùng']);
  expect(state.app.exit).toHaveBeenCalledExactlyOnceWith(1);
  expect(state.windows).toEqual([]);
});

test('a backend process that dies while starting is explained too', async () => {
  state.onFork = (child) => queueMicrotask(() => child.emit('exit', 139));
  await start();
  expect(state.errors).toHaveLength(1);
  expect(state.app.exit).toHaveBeenCalledExactlyOnceWith(1);
});

test('a backend process that dies later is told, and calls fail instead of hanging', async () => {
  await start();
  state.children[0]?.child.emit('exit', 1);
  expect(await call(TRUSTED, 'round.list')).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(state.errors).toHaveLength(1);
  expect(state.app.exit).toHaveBeenCalledExactlyOnceWith(1);
});
