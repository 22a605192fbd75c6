import { describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { ERROR_DETAILS } from '#shared/contract/errors.ts';
import type { Reply } from '#shared/contract/reply.ts';
import { handlers } from '#electron/backend/handlers.ts';
import { startServer } from '#electron/host/chromium/server.ts';
import { testBackend } from '#tests/support/test-backend.ts';

type Ask = (channel: string, input: unknown) => Promise<Reply>;

const UNIT = { code: 'TP-A', name: 'Thành phố A', type: 'city', province: '' };
const FIRST = { username: 'a', fullName: 'Trần A', password: 'mật khẩu thử 1' };

/** The same questions in the same order, whatever carries them. */
const CASES: readonly (readonly [channel: string, input: unknown])[] = [
  ['workspace.readState', {}],
  ['units.listUnits', {}],
  ['workspace.createCity', { unit: UNIT, administrator: { ...FIRST, password: 'ngắn' } }],
  ['workspace.createCity', { unit: UNIT, administrator: FIRST }],
  ['units.saveUnit', { id: null, code: 'X1', name: '  Xã Một  ', type: 'commune', active: true }],
  ['units.saveUnit', { id: null, code: 'X1', name: 'Xã khác', type: 'commune', active: true }],
  ['units.saveUnit', { id: null, code: 'có dấu', name: 'Xã', type: 'commune', active: true }],
  ['units.listUnits', {}],
  ['criteria.listSets', {}],
  ['scoring.readSheet', { roundId: '018cd5a0-0000-7000-8000-000000000000' }],
  ['no.suchChannel', {}],
  ['session.lock', {}],
  ['units.listUnits', {}],
  ['session.unlock', { password: FIRST.password }],
  ['session.signOut', {}],
  ['units.listUnits', {}],
];

async function play(ask: Ask): Promise<readonly unknown[]> {
  const replies: unknown[] = [];
  for (const [channel, input] of CASES) replies.push(strip(await ask(channel, input)));
  return replies;
}

/** What differs from one data folder to the next: ids, moments, paths. */
function strip(reply: Reply): unknown {
  const text = JSON.stringify(reply)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'MOMENT')
    .replaceAll(/"(dataRoot|path)":"[^"]*"/g, '"$1":"PATH"');
  return JSON.parse(text);
}

async function overLoopback(): Promise<Ask> {
  const bench = await testBackend('loopback');
  const server = await startServer({ backend: bench.backend, rendererFolder: bench.root });
  const address = new URL(server.issueLaunchUrl());
  const headers = { 'content-type': 'application/json', origin: address.origin };
  const code = new URLSearchParams(address.hash.slice(1)).get('launch');
  const launched = await fetch(`${address.origin}/launch`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ code }),
  });
  const { token } = (await launched.json()) as { token: string };
  return async (channel, input) => {
    const reply = await fetch(`${address.origin}/rpc/${encodeURIComponent(channel)}`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    return (await reply.json()) as Reply;
  };
}

describe('the contract', () => {
  test('answers alike in process and over loopback', async () => {
    const inside = await testBackend('inside');
    const connection = inside.backend.connect();
    const [near, far] = [
      await play((channel, input) => connection.invoke(channel, input)),
      await play(await overLoopback()),
    ];
    expect(far).toEqual(near);
    expect(near.map((reply) => (reply as Reply).ok)).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  test('every channel has a handler and nothing else does; names are prefix and verb', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(contract).sort());
    for (const name of Object.keys(contract)) expect(name).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
  });

  test('every error a channel declares is in the catalogue, once', () => {
    for (const [name, row] of Object.entries(contract)) {
      const declared: readonly string[] = row.errors;
      expect({ name, codes: [...new Set(declared)] }).toEqual({ name, codes: declared });
      expect(declared.filter((code) => !Object.hasOwn(ERROR_DETAILS, code))).toEqual([]);
    }
  });
});
