import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A file as it lies on the disk now. */
export interface WrittenFile {
  readonly path: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly fingerprint: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Writes chunks to a file: first beside its place, hashed on the way and flushed, then renamed, so that the name never
 * stands for half a file. Throws what the source or the disk throws; nothing is left behind then.
 */
export async function writeDurably(chunks: AsyncIterable<Uint8Array>, outPath: string): Promise<WrittenFile> {
  const partPath = `${outPath}.part`;
  const hash = createHash('sha256');
  let size = 0;
  const tap = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      hash.update(chunk);
      size += chunk.byteLength;
      yield chunk;
    }
  };
  try {
    await pipeline(chunks, tap, createWriteStream(partPath, { flush: true }));
    await rename(partPath, outPath);
  } catch (error) {
    await rm(partPath, { force: true });
    throw error;
  }
  await syncFolder(dirname(outPath));
  return { path: outPath, fingerprint: hash.digest('hex'), size };
}

/** Makes the new name itself durable. Windows opens no folders and needs none of this. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
