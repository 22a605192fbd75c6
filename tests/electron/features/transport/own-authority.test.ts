import { X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_TRANSPORT, type WebdavSettings } from '#shared/schemas/transport.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { toPem } from '#renderer/features/transport/to-pem.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { at, hasOpenssl, makeAuthority, makeServer } from './own-certificates.ts';
import { exportBundle, signedTown, transportBench } from './signed-town.ts';
import { DAV_PASSWORD, DAV_USER, hasRclone, startWebdav } from './webdav-server.ts';

describe.skipIf(!hasRclone || !hasOpenssl)('a server with a certificate of its own authority', async () => {
  const bench = await transportBench('authority-bench');
  const town = await signedTown(bench);
  const store = tempFolder('authority-store');
  mkdirSync(join(store, 'len'), { recursive: true });
  const good = hasOpenssl ? makeAuthority('that') : '';
  const other = hasOpenssl ? makeAuthority('khac') : '';
  const serve = async (tls: readonly string[]): Promise<string> =>
    (await startWebdav(store, undefined, tls)).url;
  const settings = (url: string, authority: string | null): WebdavSettings => {
    const sides = { inbox: null, outbox: 'len', intervalSeconds: 60 };
    return { enabled: true, url, username: DAV_USER, ...sides, authority };
  };
  const tryOut = (url: string, authority: string | null) =>
    town.ward.error('transport.testWebdav', { webdav: settings(url, authority), password: DAV_PASSWORD });
  const url = await serve(makeServer('tot', 'that', 'IP:127.0.0.1'));

  test('is not trusted without it, nor with another; with it a bundle goes up', async () => {
    const unknown = { code: 'TLS_NOT_TRUSTED', details: { reason: 'unknownAuthority' } };
    expect(await tryOut(url, null)).toMatchObject(unknown);
    expect(await tryOut(url, other)).toMatchObject(unknown);
    const webdav = settings(url, good);
    const tried = await town.ward.value('transport.testWebdav', { webdav, password: DAV_PASSWORD });
    expect(tried).toEqual({ inboxFiles: null, outboxReachable: true });
    await town.ward.value('transport.saveSettings', { ...NO_TRANSPORT, webdav, password: DAV_PASSWORD });
    expect((await town.ward.value('transport.readSettings', {})).webdav?.authority).toBe(good);
    await exportBundle(town);
    expect(await town.ward.job('transport.pollNow', {})).toEqual({ taken: 0, sent: 1 });
    expect(readdirSync(join(store, 'len'))).toEqual([expect.stringMatching(/\.cchc\.age$/)]);
  });

  test('what its password opens stays refused with a wrong one, and so does its folder', async () => {
    const webdav = settings(url, good);
    const wrong = await town.ward.error('transport.testWebdav', { webdav, password: 'sai' });
    expect(wrong.code).toBe('SERVER_REFUSED_PASSWORD');
  });

  test('an expired certificate, one of another name and one signed by itself are told apart', async () => {
    const expired = await serve(makeServer('cu', 'that', 'IP:127.0.0.1', ['-days', '0']));
    // It ends the second it was made.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await tryOut(expired, good)).toMatchObject({
      code: 'TLS_NOT_TRUSTED',
      details: { reason: 'expired' },
    });
    const elsewhere = await serve(makeServer('lac', 'that', 'DNS:khac.example.vn'));
    expect(await tryOut(elsewhere, good)).toMatchObject({ details: { reason: 'otherName' } });
    const self = await serve(['--cert', at('khac.pem'), '--key', at('khac.key')]);
    expect(await tryOut(self, good)).toMatchObject({ details: { reason: 'unknownAuthority' } });
    // The queue waits and says why.
    const webdav = settings(expired, good);
    await town.ward.value('transport.saveSettings', { ...NO_TRANSPORT, webdav, password: DAV_PASSWORD });
    const { outbox } = await town.ward.value('transport.listJourneys', {});
    const again = { bundleIds: [outbox[0]?.item.bundleId ?? ''], way: 'webdav' as const };
    await town.ward.value('transport.sendAgain', again);
    await town.ward.job('transport.pollNow', {});
    const { status } = await town.ward.value('transport.readSettings', {});
    expect(JSON.stringify(status)).toContain('TLS_NOT_TRUSTED');
  });

  test('is shown with subject, dates and fingerprint before it is kept', async () => {
    const { certificates } = await town.ward.value('transport.readAuthority', { pem: good });
    expect(certificates).toMatchObject([{ subject: 'CN=Nơi cấp that, O=Tỉnh Thử', isAuthority: true }]);
    expect(certificates[0]?.fingerprint).toBe(sha256Hex(new X509Certificate(good).raw));
    // A binary file, as Windows writes it, is the same certificate.
    const binary = toPem(new Uint8Array(new X509Certificate(good).raw));
    expect(await town.ward.value('transport.readAuthority', { pem: binary })).toEqual({ certificates });
  });

  test('a private key, a broken certificate and anything else is refused and kept nowhere', async () => {
    const key = readFileSync(at('that.key'), 'utf8');
    for (const [pem, reason] of [
      [good + key, 'privateKey'],
      [key, 'privateKey'],
      ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'unreadable'],
      ['không phải chứng thư', 'unreadable'],
    ] as const) {
      const refused = { code: 'CERTIFICATE_NOT_VALID', details: { reason } };
      expect(await town.ward.error('transport.readAuthority', { pem })).toMatchObject(refused);
      const save = { ...NO_TRANSPORT, webdav: settings(url, pem), password: null };
      expect(await town.ward.error('transport.saveSettings', save)).toMatchObject(refused);
      expect(await tryOut(url, pem)).toMatchObject(refused);
    }
    expect(readFileSync(join(town.wardFolder, 'data.sqlite')).includes('PRIVATE KEY')).toBe(false);
  });
});
