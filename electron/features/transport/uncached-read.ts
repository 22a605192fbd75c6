import { constants, readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Bytes read at once; the medium wants whole sectors. */
const CHUNK = 1 << 20;

/** No sector is larger; memory for reading around the cache must begin at a multiple of it. */
const SECTOR = 4096;

/** libuv's name on Windows for FILE_FLAG_NO_BUFFERING; Node exports no constant for it there. */
const WINDOWS_UNBUFFERED = 0x0200_0000;

/** What a medium gives back, and whether it came from the medium or may have come from the system's memory. */
export interface ReadBack {
  readonly comparedWith: 'disk' | 'cache';
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * Reads a file as the medium holds it, around the system's memory where it allows that. A counterfeit stick keeps what
 * was written in the memory of the computer only: read normally, everything looks right. The chunks share one piece
 * of memory: use each before asking for the next.
 */
export async function readUncached(path: string): Promise<ReadBack> {
  const direct = await openDirect(path);
  if (direct) return { comparedWith: 'disk', chunks: readAll(direct.handle, direct.memory) };
  const handle = await open(path, 'r');
  return { comparedWith: 'cache', chunks: readAll(handle, new Uint8Array(CHUNK)) };
}

async function openDirect(
  path: string,
): Promise<{ readonly handle: FileHandle; readonly memory: Uint8Array } | null> {
  const flag = process.platform === 'win32' ? WINDOWS_UNBUFFERED : constants.O_DIRECT;
  // macOS knows no such flag.
  if (!flag) return null;
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | flag);
  } catch (error) {
    // Some file systems refuse the flag; everything else that is wrong shows again in the ordinary opening.
    if (isRefusal(error)) return null;
    throw error;
  }
  const memory = alignedMemory(handle.fd);
  if (memory) return { handle, memory };
  await handle.close();
  return null;
}

/** Memory does not tell where it begins: the right offset is the one the system takes. */
function alignedMemory(fd: number): Uint8Array | null {
  const buffer = new ArrayBuffer(CHUNK + SECTOR);
  for (let offset = 0; offset < SECTOR; offset += 8) {
    const memory = new Uint8Array(buffer, offset, CHUNK);
    try {
      readSync(fd, memory, 0, SECTOR, 0);
      return memory;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return null;
}

async function* readAll(handle: FileHandle, memory: Uint8Array): AsyncGenerator<Uint8Array> {
  try {
    let position = 0;
    for (;;) {
      const { bytesRead } = await handle.read(memory, 0, memory.byteLength, position);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
      position += bytesRead;
      // A short read is the end of the file; the next position would not be at a sector.
      if (bytesRead % 512 !== 0) return;
    }
  } finally {
    await handle.close();
  }
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'EINVAL' || error.code === 'ENOTSUP' || error.code === 'EOPNOTSUPP';
}
