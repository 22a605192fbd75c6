import { writeFile } from 'node:fs/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectRelay, type RemoteBackend } from '#electron/host/electron/relay-client.ts';
import type { RelayPort, RelayRequest, RelayResponse } from '#electron/host/electron/relay-messages.ts';
import { serveRelay } from '#electron/host/electron/relay-server.ts';
import { createTestBackend, type TestBackend } from '../test-backend.ts';

/** A real message channel between the two ends: what crosses is cloned, as between processes. */
function relayPort<Incoming, Outgoing>(port: MessagePort): RelayPort<Incoming, Outgoing> {
  return {
    send: (message) => port.postMessage(message),
    receive: (listener) => void port.on('message', listener),
  };
}

let backend: TestBackend;
let remote: RemoteBackend;
let channel: MessageChannel;

beforeEach(() => {
  backend = createTestBackend();
  channel = new MessageChannel();
  serveRelay(relayPort<RelayRequest, RelayResponse>(channel.port1), backend);
  remote = connectRelay(relayPort<RelayResponse, RelayRequest>(channel.port2));
});

afterEach(async () => {
  channel.port1.close();
  await backend.remove();
});

test('calls of several connections come back to their callers', async () => {
  const [first, second] = [remote.connect(), remote.connect()];
  const replies = await Promise.all([
    second.invoke('round.list', { page: 2 }),
    first.invoke('unit.list', { name: 'Xã Ea Ô' }),
    second.invoke('round.open', null),
  ]);
  expect(replies.map((reply) => reply.ok && reply.value)).toEqual([
    { connection: 2, channel: 'round.list', input: { page: 2 } },
    { connection: 1, channel: 'unit.list', input: { name: 'Xã Ea Ô' } },
    { connection: 2, channel: 'round.open', input: null },
  ]);
});

test('a closed connection is closed on the other side and answers no more', async () => {
  const connection = remote.connect();
  await connection.invoke('round.list', null);
  expect(backend.state.openConnections).toBe(1);
  connection.close();
  await expect.poll(() => backend.state.openConnections).toBe(0);
  expect(await connection.invoke('round.list', null)).toMatchObject({
    ok: false,
    error: { code: 'INTERNAL' },
  });
});

test('files cross by token and path', async () => {
  const pending = await remote.files.beginUpload('Báo cáo.pdf');
  await writeFile(pending.path, 'nội dung');
  expect(await remote.files.finishUpload(pending.token)).toEqual({ size: Buffer.byteLength('nội dung') });
  await remote.files.abortUpload(pending.token);
  expect(backend.uploads.size).toBe(0);
  const token = await backend.offer('Biểu.xlsx', 'x');
  expect(await remote.files.findDownload(token)).toMatchObject({ fileName: 'Biểu.xlsx', size: 1 });
  expect(await remote.files.findDownload('unknown')).toBeNull();
});

test('an exception of the backend arrives as an exception', async () => {
  await expect(remote.files.finishUpload('unknown')).rejects.toThrow('unknown upload');
  await expect(remote.files.adoptFile('/tmp/a')).rejects.toThrow('ENOENT');
});

test('closing waits for the backend', async () => {
  await remote.close();
  expect(backend.state.closed).toBe(true);
});

test('when the backend process is lost, what waits and what comes later fails instead of hanging', async () => {
  const connection = remote.connect();
  await connection.invoke('round.list', null);
  channel.port1.removeAllListeners('message');
  const waiting = connection.invoke('round.list', null);
  remote.lost();
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(await connection.invoke('round.list', null)).toMatchObject({ ok: false });
  await expect(remote.files.findDownload('x')).rejects.toThrow('ended');
  await expect(remote.close()).resolves.toBeUndefined();
});
