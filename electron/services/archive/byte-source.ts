import { open } from 'node:fs/promises';

/** The bytes of a file, by position. Close it when done. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** All of them, where the file is small enough to be held. */
  readonly whole: Buffer | null;
  /** The bytes from a position on: fewer than asked for at the end of the file, none behind it. */
  readAt(position: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * A file up to this size is read at once and held: an archive is read in dozens of small pieces, and each would cost a
 * turn of its own, which for a small file takes longer than all its bytes.
 */
const HELD_BYTES = 1 << 20;

export async function openByteSource(path: string): Promise<ByteSource> {
  const file = await open(path, 'r');
  let isHeld = false;
  try {
    const { size } = await file.stat();
    const readAt = async (position: number, length: number): Promise<Buffer> => {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    if (size > HELD_BYTES) return { size, whole: null, readAt, close: () => file.close() };
    isHeld = true;
    return heldBytes(await readAt(0, size));
  } finally {
    // Nobody else closes what is held, nor a file that could not be looked at.
    if (isHeld) await file.close();
  }
}

function heldBytes(whole: Buffer): ByteSource {
  return {
    size: whole.byteLength,
    whole,
    readAt: async (position, length) => whole.subarray(position, position + length),
    close: async () => undefined,
  };
}
