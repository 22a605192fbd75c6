import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectRelay } from '#electron/host/electron/relay-client.ts';
import type { RelayHello, RelayResponse } from '#electron/host/electron/relay-messages.ts';
import { buildNode, buildRenderer, isNodeStale, isRendererStale } from '../../build/scripts/lib/targets.mjs';

/** What is delivered is the bundle, not the sources: each program of it is started once with a real data folder. */
const root = path.resolve(import.meta.dirname, '..', '..');
const running: ChildProcess[] = [];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cchc-built-'));
  if (isRendererStale()) await buildRenderer();
  if (isNodeStale()) await buildNode();
});

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
  });
}

/** Starts a program that serves, and reads the one-time address it prints. */
async function serve(args: readonly string[]): Promise<{ child: ChildProcess; address: URL }> {
  const child = spawn(process.execPath, [...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\S+#launch=\S+/.exec(line)?.[0];
    if (address !== undefined) return { child, address: new URL(address) };
  }
  throw new Error('The program ended without an address');
}

async function post(address: URL, target: string, body: unknown, token?: string): Promise<unknown> {
  const headers = {
    Origin: address.origin,
    'Content-Type': 'application/json',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  const response = await fetch(address.origin + target, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return response.json();
}

async function readState(address: URL): Promise<unknown> {
  const { token } = (await post(address, '/launch', { code: address.hash.slice('#launch='.length) })) as {
    token: string;
  };
  return post(address, '/rpc/workspace.readState', {}, token);
}

test('the built Chromium host serves the real backend, and Ctrl+C ends it in order', async () => {
  const data = path.join(folder, 'chromium');
  const { child, address } = await serve(['dist/host/chromium.js', '--serve', `--data=${data}`]);
  expect(await readState(address)).toMatchObject({ ok: true, value: { dataRoot: data, folders: [] } });
  const ended = exitCode(child);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('the start script serves from the sources, and passes the end on', async () => {
  const data = path.join(folder, 'start');
  const { child, address } = await serve(['build/scripts/start.mjs', '--host=serve', '--data', data]);
  expect(await readState(address)).toMatchObject({ ok: true, value: { dataRoot: data } });
  const ended = exitCode(child);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('the built backend process answers over its port as it will under Electron', async () => {
  const port = pathToFileURL(path.join(import.meta.dirname, 'parent-port.mjs')).href;
  const data = path.join(folder, 'electron');
  const child = fork('dist/electron/backend-process.js', [data], { cwd: root, execArgv: ['--import', port] });
  running.push(child);
  const listeners: ((message: RelayResponse) => void)[] = [];
  const hello = await new Promise<RelayHello>((resolve) => {
    child.on('message', (message) => {
      const said = message as RelayHello | RelayResponse;
      if ('hello' in said) resolve(said);
      else for (const listener of listeners) listener(said);
    });
  });
  expect(hello).toEqual({ hello: 'ready' });
  const backend = connectRelay({
    send: (message) => void child.send(message),
    receive: (listener) => void listeners.push(listener),
  });
  const reply = await backend.connect().invoke('workspace.readState', {});
  expect(reply).toMatchObject({ ok: true, value: { dataRoot: data } });
  await backend.close();
});

test('a backend process that cannot start says why', async () => {
  const port = pathToFileURL(path.join(import.meta.dirname, 'parent-port.mjs')).href;
  const occupied = path.join(folder, 'occupied');
  mkdirSync(folder, { recursive: true });
  writeFileSync(occupied, 'a file where a folder is needed');
  const child = fork('dist/electron/backend-process.js', [occupied], {
    cwd: root,
    execArgv: ['--import', port],
  });
  running.push(child);
  const hello = await new Promise<unknown>((resolve) => {
    child.once('message', resolve);
  });
  expect(hello).toMatchObject({ hello: 'failed' });
});
