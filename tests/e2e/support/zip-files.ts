import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import type { DownloadedFile } from '#tests/e2e/support/watched-page.ts';

/** Every entry of an archive, inflated, with its sizes compared on the way. Throws where one is not whole. */
export async function readZip(file: DownloadedFile): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openPromise(file.path, { autoClose: false });
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  zip.close();
  return entries;
}

/** Takes one file out of an archive, as somebody unpacking it on a stick does. */
export async function unpackOne(archive: DownloadedFile, wanted: RegExp): Promise<DownloadedFile> {
  for (const [name, bytes] of await readZip(archive)) {
    if (!wanted.test(name)) continue;
    const target = path.join(path.dirname(archive.path), path.basename(name));
    await writeFile(target, bytes);
    return { name: path.basename(name), path: target, bytes };
  }
  throw new Error(`${archive.name} holds no ${wanted.source}`);
}

/** All text of an Office file, its parts one after the other. */
export async function officeText(file: DownloadedFile): Promise<string> {
  const parts = [...(await readZip(file))].filter(([name]) => name.endsWith('.xml'));
  return parts.map(([, bytes]) => bytes.toString('utf8')).join('\n');
}

/** A copy with one bit turned in its middle. */
export async function damagedCopy(file: DownloadedFile): Promise<DownloadedFile> {
  const bytes = Buffer.from(file.bytes);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const name = 'ban-sao-usb.cchc.age';
  const target = path.join(path.dirname(file.path), name);
  await writeFile(target, bytes);
  return { name, path: target, bytes };
}
