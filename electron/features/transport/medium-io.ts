import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { readUncached, type ReadBack } from '#electron/features/transport/uncached-read.ts';

/** Room on a medium, in bytes. */
export interface Space {
  readonly free: number;
  readonly total: number;
}

/** What is done with a stick, a share or a folder. Tests put in one that lies. */
export interface MediumIo {
  makeFolder(path: string): Promise<void>;
  /** Writes a new file and flushes it; one that is there already is an error. */
  write(source: string, target: string): Promise<void>;
  readBack(path: string): Promise<ReadBack>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes names in a folder last. false: the system gives no word on it. */
  syncFolder(path: string): Promise<boolean>;
  /** null: it cannot be asked. */
  space(path: string): Promise<Space | null>;
}

/** The file systems of this computer. */
export const systemMedium: MediumIo = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  write: (source, target) =>
    pipeline(createReadStream(source), createWriteStream(target, { flags: 'wx', flush: true })),
  readBack: readUncached,
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  syncFolder,
  space: async (path) => {
    try {
      const { bavail, blocks, bsize } = await statfs(path);
      return { free: bavail * bsize, total: blocks * bsize };
    } catch {
      return null;
    }
  },
};

/** Windows opens no folders; sticks are written through there unless somebody changed that. */
async function syncFolder(path: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
      return true;
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Some network file systems do not know this call.
    if (error instanceof Error && 'code' in error && error.code === 'EINVAL') return false;
    throw error;
  }
}
