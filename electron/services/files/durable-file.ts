import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
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

/** A file in the staging folder, hashed as it was written there, flushed and closed. */
export interface StagedContent {
  readonly path: string;
  readonly sha256: string;
}

/** A file of ours, written, hashed and closed in the staging folder, and the place it belongs to. */
export interface Move {
  readonly source: string;
  readonly target: string;
}

/** Where staged evidence goes in the store; nothing for content that lies there already, and whole. */
export async function movesIntoStore(
  paths: FolderPaths,
  staged: readonly { readonly path: string; readonly sha256: string }[],
): Promise<readonly Move[]> {
  const moves: Move[] = [];
  for (const { path, sha256 } of staged) {
    const target = storedFilePath(paths, sha256);
    if (!(await isIntact(target, sha256))) moves.push({ source: path, target });
  }
  return moves;
}

/**
 * Moves files to their places so that a crash leaves each there whole or not at all: all contents are flushed first,
 * then all are renamed, then the folders are flushed. They are not read once more: nobody else reaches the staging
 * folder, and what gets its name is the very file that was hashed while it was written.
 */
export async function moveDurably(moves: readonly Move[]): Promise<void> {
  await flushAll(
    moves.map(({ source }) => source),
    'r+',
  );
  const changed = new Set<string>();
  for (const { source, target } of moves) {
    const folder = dirname(target);
    const made = await mkdir(folder, { recursive: true });
    if (made !== undefined) changed.add(dirname(made));
    await rename(source, target);
    changed.add(folder);
  }
  // Windows opens no folders and needs none of this.
  if (process.platform !== 'win32') await flushAll([...changed], 'r');
}

/** Files flushed at the same time: the disk takes them together. */
const AT_ONCE = 16;

async function flushAll(paths: readonly string[], mode: 'r' | 'r+'): Promise<void> {
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    await Promise.all(paths.slice(start, start + AT_ONCE).map((path) => flush(path, mode)));
  }
}

async function flush(path: string, mode: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, mode);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Bytes read and written at once. */
const PIECE = 1 << 19;

/** Copies a file to a new one, hashing on the way. Flush it, or move it with `moveDurably`, before anything relies on it. */
export async function copyHashed(source: string, target: string): Promise<StoredFile> {
  return writeHashed(createReadStream(source, { highWaterMark: PIECE }), target);
}

/** Writes chunks to a new file, hashing on the way; not flushed, like `copyHashed`. */
export async function writeHashed(chunks: AsyncIterable<Uint8Array>, target: string): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(target, 'wx');
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      await writeAll(handle, chunk);
      size += chunk.byteLength;
    }
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), size };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.byteLength;) {
    done += (await handle.write(chunk, done, chunk.byteLength - done)).bytesWritten;
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
  if (process.platform !== 'win32') await flush(folder, 'r');
}
