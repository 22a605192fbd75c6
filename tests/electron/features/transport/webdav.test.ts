import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDavClient } from '#electron/features/transport/dav-client.ts';
import { davFolder } from '#electron/features/transport/dav-address.ts';
import { uploadBundle } from '#electron/features/transport/dav-exchange.ts';
import type { OutgoingFile } from '#electron/features/transport/outgoing.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { NO_TRANSPORT, type WebdavSettings } from '#shared/schemas/transport.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import type { Caller } from '#tests/support/test-backend.ts';
import { exportBundle, signedTown, transportBench } from './signed-town.ts';
import { DAV_PASSWORD, DAV_USER, hasRclone, startWebdav } from './webdav-server.ts';

if (!hasRclone)
  process.stderr.write('SKIPPED: no rclone here, so WebDAV is not tried against a real server\n');

const UP = 'CCHC 2023/Nộp lên';
const DOWN = 'CCHC 2023/Trả về';

describe.skipIf(!hasRclone)('a real WebDAV server', async () => {
  const store = tempFolder('dav-store');
  mkdirSync(join(store, UP), { recursive: true });
  mkdirSync(join(store, DOWN), { recursive: true });
  const server = hasRclone ? await startWebdav(store) : null;
  const url = server?.url ?? 'http://127.0.0.1:1/';
  const bench = await transportBench('dav-bench');
  const town = await signedTown(bench);
  const webdav = (inbox: string, outbox: string): WebdavSettings => {
    return { enabled: true, url, username: DAV_USER, inbox, outbox, intervalSeconds: 60 };
  };
  const setUp = (who: Caller, settings: WebdavSettings, password: string | null = DAV_PASSWORD) =>
    who.value('transport.saveSettings', { ...NO_TRANSPORT, webdav: settings, password });

  test('address, name and password are tried without sending anything', async () => {
    const good = webdav(DOWN, UP);
    const tried = await town.ward.value('transport.testWebdav', { webdav: good, password: DAV_PASSWORD });
    expect(tried).toEqual({ inboxFiles: 0, outboxReachable: true });
    const wrong = { webdav: good, password: 'sai' };
    expect((await town.ward.error('transport.testWebdav', wrong)).code).toBe('SERVER_REFUSED_PASSWORD');
    const lost = { webdav: webdav('không có', UP), password: DAV_PASSWORD };
    expect((await town.ward.error('transport.testWebdav', lost)).code).toBe('SERVER_FOLDER_NOT_FOUND');
    const dead = { webdav: { ...good, url: 'http://127.0.0.1:9/' }, password: DAV_PASSWORD };
    expect((await town.ward.error('transport.testWebdav', dead)).code).toBe('SERVER_UNREACHABLE');
    const open = { webdav: { ...good, url: 'http://example.vn/dav' }, password: DAV_PASSWORD };
    expect((await town.ward.error('transport.testWebdav', open)).code).toBe('TLS_REQUIRED');
  });

  test('the app password lies beside the keys, for this user only, and never in the settings', async () => {
    await setUp(town.ward, webdav(DOWN, UP));
    await setUp(town.city, webdav(UP, DOWN));
    const file = join(town.wardFolder, 'keys', 'webdav.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const settings = await town.ward.value('transport.readSettings', {});
    expect(settings.passwordSet).toBe(true);
    expect(JSON.stringify(settings)).not.toContain(DAV_PASSWORD);
    expect(readFileSync(join(town.wardFolder, 'data.sqlite')).includes(DAV_PASSWORD)).toBe(false);
    const { records } = await town.ward.value('audit.listRecords', { beforeSeq: null, limit: 500 });
    expect(JSON.stringify(records)).not.toContain(DAV_PASSWORD);
  });

  test('a submission goes up, the city takes it in, the receipt comes down and turns it green', async () => {
    const bundleId = await exportBundle(town);
    expect(await town.ward.job('transport.pollNow', {})).toEqual({ taken: 0, sent: 1 });
    expect(readdirSync(join(store, UP))).toEqual([expect.stringMatching(/^X1_submission_.*\.cchc\.age$/)]);
    expect(await town.city.job('transport.pollNow', {})).toEqual({ taken: 1, sent: 1 });
    expect(await town.ward.job('transport.pollNow', {})).toEqual({ taken: 1, sent: 0 });
    const { outbox } = await town.ward.value('transport.listJourneys', {});
    const journey = outbox.find(({ item }) => item.bundleId === bundleId);
    expect(journey?.confirmed).toBe(true);
    expect(journey?.steps.map(({ step }) => step)).toEqual(['created', 'queued', 'sent', 'acknowledged']);
    // Nothing is fetched or sent twice, and nothing on the server was touched.
    expect(await town.city.job('transport.pollNow', {})).toEqual({ taken: 0, sent: 0 });
    expect(readdirSync(join(store, UP))).toHaveLength(1);
  });

  test('sending again what lies there changes nothing; another file of that name stays', async () => {
    const client = createDavClient({
      fetch,
      username: DAV_USER,
      password: DAV_PASSWORD,
      signal: new AbortController().signal,
    });
    const address = davFolder(url, 'CCHC 2023/Nộp lên');
    if (!address.ok) throw new Error(address.error);
    const path = join(store, 'nguon.cchc');
    writeFileSync(path, Buffer.alloc(3_000_000, 'gói'));
    const { sha256: fingerprint, size } = await sha256OfFile(path);
    const file = { path, fileName: 'X1_thử.cchc', size, fingerprint } as unknown as OutgoingFile;
    const first = await uploadBundle(client, address.value, file);
    expect(first).toMatchObject({ ok: true, value: { fileName: 'X1_thử.cchc' } });
    const [again, written] = [
      await uploadBundle(client, address.value, file),
      statSync(join(store, UP, 'X1_thử.cchc')),
    ];
    expect(again).toMatchObject({ ok: true, value: { fileName: 'X1_thử.cchc' } });
    expect(statSync(join(store, UP, 'X1_thử.cchc')).mtimeMs).toBe(written.mtimeMs);
    writeFileSync(path, Buffer.alloc(3_000_000, 'khác'));
    const other = { ...file, fingerprint: (await sha256OfFile(path)).sha256 };
    expect(await uploadBundle(client, address.value, other)).toMatchObject({
      ok: true,
      value: { fileName: 'X1_thử-2.cchc' },
    });
    expect(readdirSync(join(store, UP)).filter((name) => name.startsWith('.'))).toEqual([]);

    // Half of it is here from an attempt that broke off: only the rest is fetched.
    const listed = await client.list(address.value, 1);
    const remote = listed.ok ? listed.value.find(({ href }) => href.includes('-2.cchc')) : undefined;
    const target = join(store, 've.part');
    writeFileSync(target, readFileSync(path).subarray(0, 1_000_000));
    const etag = remote?.etag ?? '';
    expect(etag).not.toBe('');
    const fetched = await client.fetchTo(new URL(remote?.href ?? '', url).href, target, { size, etag });
    expect(fetched.ok).toBe(true);
    expect(readFileSync(target).equals(readFileSync(path))).toBe(true);
  });

  test('a server that is down: the bundle waits, longer each time, and goes when it is back', async () => {
    await server?.stop();
    const { outbox } = await town.ward.value('transport.listJourneys', {});
    const bundleId = outbox[0]?.item.bundleId ?? '';
    await town.ward.value('transport.sendAgain', { bundleIds: [bundleId], way: 'webdav' });
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await town.ward.job('transport.pollNow', {})).toEqual({ taken: 0, sent: 0 });
    }
    const down = await town.ward.value('transport.readSettings', {});
    expect(down.status[1]).toMatchObject({ state: 'unreachable', lastCode: 'SERVER_UNREACHABLE', queued: 1 });
    const { items } = await town.ward.value('transport.listLog', { limit: 200 });
    expect(items.filter(({ event }) => event === 'failed')).toHaveLength(1);
    // Work goes on meanwhile.
    expect((await town.ward.value('rounds.listRounds', {})).rounds).toHaveLength(1);

    await startWebdav(store, server?.port);
    expect(await town.ward.job('transport.pollNow', {})).toMatchObject({ sent: 1 });
    const back = await town.ward.value('transport.readSettings', {});
    expect(back.status[1]).toMatchObject({ state: 'waiting', lastCode: null, queued: 0 });
  });
});
