import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openByteSource } from '#electron/services/archive/byte-source.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { isStoredZip, storedZip, storedZipSize } from '#electron/services/archive/stored-zip.ts';
import { bytesEntry, zipStream } from '#electron/services/archive/zip-writer.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const folder = tempFolder('stored-zip');

async function together(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

function source(name: string, data: Uint8Array) {
  const pieces = async function* () {
    const half = data.byteLength >> 1;
    yield data.subarray(0, half);
    yield data.subarray(half);
  };
  return { name, open: pieces };
}

const names = fc
  .uniqueArray(fc.stringMatching(/^[a-zđễ0-9_-]{1,12}$/u), { minLength: 0, maxLength: 12 })
  .map((all) => all.map((name, index) => (index % 3 === 0 ? `data/${name}` : name)));

describe('a stored archive', () => {
  test('is byte for byte what yazl makes of the same entries', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.array(fc.uint8Array({ maxLength: 300 })), async (all, contents) => {
        const entries = all.map((name, index) => ({ name, data: contents[index] ?? new Uint8Array() }));
        const ours = await together(storedZip(entries.map(({ name, data }) => source(name, data))));
        const theirs = await together(zipStream(entries.map(({ name, data }) => bytesEntry(name, data))));
        expect(ours.equals(theirs)).toBe(true);
        const sizes = entries.map(({ name, data }) => ({ name, size: data.byteLength }));
        expect(storedZipSize(sizes)).toBe(ours.byteLength);
      }),
      { numRuns: 60 },
    );
  });

  test('is told from every file in which a byte that is no data differs', async () => {
    const entries = [
      { name: 'a/đơn.json', data: Buffer.from('một') },
      { name: 'a/b.txt', data: Buffer.from('hai mươi') },
      { name: 'z', data: Buffer.alloc(0) },
    ];
    const frame = entries.map(({ name, data }) => ({ name, size: data.byteLength, crc32: crc32(data) }));
    const bytes = await together(storedZip(entries.map(({ name, data }) => source(name, data))));
    const path = join(folder, 'a.zip');
    const holds = async (content: Uint8Array): Promise<boolean> => {
      writeFileSync(path, content);
      const opened = await openByteSource(path);
      try {
        return await isStoredZip(opened, frame);
      } finally {
        await opened.close();
      }
    };
    expect(await holds(bytes)).toBe(true);
    expect(await holds(Buffer.concat([bytes, Buffer.from('x')]))).toBe(false);
    expect(await holds(bytes.subarray(0, -1))).toBe(false);
    expect(await holds(Buffer.concat([Buffer.from('x'), bytes]))).toBe(false);
    const data = entries.map((entry) => bytes.indexOf(entry.data));
    for (let at = 0; at < bytes.byteLength; at += 1) {
      const isData = entries.some((entry, index) => {
        const start = data[index] ?? 0;
        return at >= start && at < start + entry.data.byteLength;
      });
      if (isData) continue;
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 0x20, at);
      expect(await holds(changed), `byte ${at}`).toBe(false);
    }
  });

  test('is read piece by piece as it was written, large entries too', async () => {
    const large = Buffer.alloc((1 << 20) + 7, 'tài liệu ');
    const path = join(folder, 'large.zip');
    writeFileSync(
      path,
      await together(storedZip([source('large', large), source('small', Buffer.from('x'))])),
    );
    const zip = await openGuardedZip(path);
    if (!zip.ok) throw new Error(zip.error.code);
    expect((await together(zip.value.readChunks('large'))).equals(large)).toBe(true);
    expect(zip.value.entries.get('large')).toMatchObject({ size: large.byteLength, crc32: crc32(large) });
    zip.value.close();
    expect(readFileSync(path).includes(large)).toBe(true);
  });
});
