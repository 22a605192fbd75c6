import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { storedFilePath, type FolderPaths } from '#electron/workspace/folder-paths.ts';

/** A file kept under its content's SHA-256. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Copies a file into the store under its SHA-256: into a temporary name, flushed to disk, read back and compared, then
 * renamed. A crash leaves a temporary file at most, never a half-stored one. Content already there is not written
 * again. Returns null where what came back from the disk is not what was written.
 */
export async function storeFile(paths: FolderPaths, source: string): Promise<StoredFile | null> {
  await mkdir(paths.files, { recursive: true });
  const temporary = `${paths.files}/incoming-${process.pid}-${process.hrtime.bigint()}`;
  try {
    const written = await copyDurably(source, temporary);
    const target = storedFilePath(paths, written.sha256);
    if (existsSync(target) && (await isIntact(target, written.sha256))) return written;
    if (!(await isIntact(temporary, written.sha256))) return null;
    await mkdir(dirname(target), { recursive: true });
    await rename(temporary, target);
    await syncFolder(dirname(target));
    return written;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Copies a file, hashing on the way, and flushes it to the disk before returning. */
export async function copyDurably(source: string, target: string): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(source), meter, createWriteStream(target, { flush: true }));
  return { sha256: hash.digest('hex'), size };
}

/** Whether a stored file is there and is what its name says. */
export async function isIntact(path: string, sha256: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  return (await sha256OfFile(path)).sha256 === sha256;
}

/** Size of a file in bytes, or null where it is not there. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}

/** Makes a rename in a folder survive a power cut. Windows does not open folders: there the rename itself is enough. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
