import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { bytesEntry, fileEntry, writeZip } from '#electron/services/archive/zip-writer.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { makeTempFolder } from '../bundle/bundle-fixture.ts';

let folder = '';
beforeEach(async () => {
  folder = await makeTempFolder();
});

const ENTRIES = [bytesEntry('b.txt', 'hai'), bytesEntry('a/đ.txt', 'một'), bytesEntry('empty', '')];

describe('writeZip', () => {
  it('gives the same bytes for the same content, for ever', async () => {
    const first = await writeZip(ENTRIES, path.join(folder, '1.zip'));
    const second = await writeZip([...ENTRIES].toReversed(), path.join(folder, '2.zip'));
    expect(second.fingerprint).toBe(first.fingerprint);
    const bytes = await readFile(first.path);
    expect(sha256Hex(bytes)).toBe(first.fingerprint);
    expect(bytes.length).toBe(first.size);
    // A changed value here means that bundles written by earlier versions would be refused as not canonical.
    expect(first.fingerprint).toBe('41c220ce65f2ca643f7f1f6df76d65a6c25e925322a1c8773439b2906d12b281');
  });

  it('gives the same bytes in any time zone', async () => {
    const script = `import('${path.resolve('electron/services/archive/zip-writer.ts')}').then((m) =>
      m.writeZip([m.bytesEntry('b.txt','hai'), m.bytesEntry('a/đ.txt','một'), m.bytesEntry('empty','')], '${folder}/tz.zip'))
      .then((w) => process.stdout.write(w.fingerprint));`;
    const inZone = (zone: string) =>
      execFileSync(process.execPath, ['-e', script], { env: { ...process.env, TZ: zone } }).toString();
    expect(inZone('America/New_York')).toBe(inZone('Asia/Ho_Chi_Minh'));
  });

  it('is read by unzip and by our own reader', async () => {
    const written = await writeZip(ENTRIES, path.join(folder, 'a.zip'), { compress: true });
    expect(execFileSync('unzip', ['-t', written.path]).toString()).toContain('No errors detected');
    const zip = await openGuardedZip(written.path);
    if (!zip.ok) throw new Error(zip.error.code);
    expect([...zip.value.entries.keys()]).toEqual(['a/đ.txt', 'b.txt', 'empty']);
    const text = await zip.value.readWhole('a/đ.txt', 100);
    expect(text.ok && text.value.toString()).toBe('một');
    expect(await zip.value.readWhole('a/đ.txt', 2)).toMatchObject({ error: { code: 'ZIP_TOO_LARGE' } });
    zip.value.close();
  });

  it('leaves nothing behind where a source fails, and keeps the file that stood there', async () => {
    const target = path.join(folder, 'a.zip');
    const before = await writeZip(ENTRIES, target);
    const failing = { name: 'z', open: () => Readable.from(brokenChunks()) };
    await expect(writeZip([...ENTRIES, failing], target)).rejects.toThrow('stick pulled');
    await expect(writeZip([fileEntry('x', path.join(folder, 'missing'))], target)).rejects.toThrow('ENOENT');
    expect(await readdir(folder)).toEqual(['a.zip']);
    expect(sha256Hex(await readFile(target))).toBe(before.fingerprint);
  });
});

async function* brokenChunks(): AsyncGenerator<Buffer> {
  yield Buffer.from('half');
  await Promise.resolve();
  throw new Error('stick pulled');
}
