import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { ZIP_LIMITS, type ZipLimits } from '#electron/services/archive/zip-limits.ts';
import { withBundle } from '#electron/services/bundle/bundle-reader.ts';
import type { SenderTrust } from '#electron/services/bundle/sender-trust.ts';
import { hostileZips, rawZip } from '#tests/support/hostile-zip.ts';
import { makeTempFolder } from '../bundle/bundle-fixture.ts';

let folder = '';
beforeAll(async () => {
  folder = await makeTempFolder();
});

/** Opens an archive and reads every entry, as an importer would. */
async function readAll(bytes: Buffer, limits: ZipLimits = ZIP_LIMITS): Promise<string> {
  const file = path.join(folder, 'archive.zip');
  await writeFile(file, bytes);
  const zip = await openGuardedZip(file, limits);
  if (!zip.ok) return zip.error.code;
  try {
    for (const name of zip.value.entries.keys()) {
      const whole = await zip.value.readWhole(name, limits.maxEntryBytes);
      if (!whole.ok) return whole.error.code;
    }
    return 'READ';
  } finally {
    zip.value.close();
  }
}

describe('hostile archives', () => {
  it.each(hostileZips())('refuses: $title', async ({ bytes, code }) => {
    expect(await readAll(bytes)).toBe(code);
  });

  it.each(hostileZips())('writes nothing as a bundle: $title', async ({ bytes }) => {
    const inner = await makeTempFolder();
    const file = path.join(inner, 'a.cchc');
    await writeFile(file, bytes);
    const staging = path.join(inner, 'x', 'staging');
    const outcome = await withBundle(
      file,
      { stagingDir: staging, resolveSenderKey: () => ({ kind: 'first-use' }) },
      () => 'used',
    );
    expect(outcome).toMatchObject({
      ok: false,
      error: { step: expect.stringMatching(/^(parse|structure)$/) },
    });
    expect(await readdir(inner)).toEqual(['a.cchc']);
  });

  it('stops a bomb that lies about its size before it unfolds', async () => {
    const file = path.join(folder, 'bomb.zip');
    const stored = deflateRawSync(Buffer.alloc(64 << 20));
    await writeFile(file, rawZip([{ name: 'a', method: 8, stored, size: 100_000 }]));
    const zip = await openGuardedZip(file);
    if (!zip.ok) throw new Error(zip.error.code);
    let seen = 0;
    const reading = async () => {
      for await (const chunk of zip.value.readChunks('a')) seen += chunk.byteLength;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'ZIP_WRONG_SIZE' });
    expect(seen).toBeLessThanOrEqual(100_000);
    zip.value.close();
  });

  it('refuses by the limits given', async () => {
    const three = rawZip([{ name: 'a' }, { name: 'b' }, { name: 'c', data: 'x'.repeat(500) }]);
    expect(await readAll(three)).toBe('READ');
    expect(await readAll(three, { ...ZIP_LIMITS, maxEntries: 2 })).toBe('ZIP_TOO_MANY_ENTRIES');
    expect(await readAll(three, { ...ZIP_LIMITS, maxEntryBytes: 400 })).toBe('ZIP_TOO_LARGE');
    expect(await readAll(three, { ...ZIP_LIMITS, maxTotalBytes: 510 })).toBe('ZIP_TOO_LARGE');
  });

  it('refuses thousands of entries at the limit that stands, and thousands below it as no bundle, quickly', async () => {
    const many = (count: number): Buffer =>
      rawZip(Array.from({ length: count }, (_, index) => ({ name: `data/${index}`, data: '' })));
    const began = performance.now();
    expect(await readAll(many(ZIP_LIMITS.maxEntries + 1))).toBe('ZIP_TOO_MANY_ENTRIES');
    const inner = await makeTempFolder();
    const file = path.join(inner, 'a.cchc');
    await writeFile(file, many(5000));
    const resolveSenderKey = (): SenderTrust => ({ kind: 'first-use' });
    const outcome = await withBundle(
      file,
      { stagingDir: path.join(inner, 'staging'), resolveSenderKey },
      () => 'used',
    );
    expect(outcome).toMatchObject({ ok: false, error: { step: 'structure' } });
    expect(await readdir(inner)).toEqual(['a.cchc']);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('never unfolds an archive inside an entry, however large it says it is', async () => {
    const bomb = deflateRawSync(Buffer.alloc(64 << 20), { level: 9 });
    const inner = rawZip([{ name: 'a', method: 8, stored: bomb, size: 64 << 20, crc: 0 }]);
    expect(await readAll(inner)).toBe('ZIP_BOMB');
    const file = path.join(folder, 'nested.zip');
    await writeFile(file, rawZip([{ name: 'data/files/bom.zip', data: inner }]));
    const zip = await openGuardedZip(file);
    if (!zip.ok) throw new Error(zip.error.code);
    // As a document it is bytes like any other: what comes out is what lies there, and no more.
    expect(await zip.value.readWhole('data/files/bom.zip', 1 << 20)).toEqual({ ok: true, value: inner });
    zip.value.close();
  });

  it('reads ZIP64, with entries and end record in that form', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('một'), 'a.txt', { forceZip64Format: true });
    zip.addReadStream(Readable.from([Buffer.from('hai')]), 'b.txt', { forceZip64Format: true });
    zip.end({ forceZip64Format: true, comment: '' });
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    expect(await readAll(bytes)).toBe('READ');
    // The 64-bit end record stands 98 bytes before the end; the entry count 32 bytes into it.
    bytes.writeBigUInt64LE(30_000n, bytes.length - 98 + 32);
    expect(await readAll(bytes)).toBe('ZIP_TOO_MANY_ENTRIES');
  });

  it('reads honest archives, stored and deflated, with any name people use', async () => {
    const names = ['[Content_Types].xml', '_rels/.rels', 'Kế hoạch số 12.pdf', '__proto__', 'a.b.c'];
    const bytes = rawZip(names.map((name, index) => ({ name, method: index % 2 === 0 ? 8 : 0, data: name })));
    expect(await readAll(bytes)).toBe('READ');
  });
});
