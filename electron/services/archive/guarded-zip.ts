import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { checkLocalHeaders, readDirectory } from '#electron/services/archive/zip-directory.ts';
import { catchRefusal, ZipRefusal, type ZipError } from '#electron/services/archive/zip-error.ts';
import { ZIP_LIMITS, type ZipLimits } from '#electron/services/archive/zip-limits.ts';
import { readZipTail } from '#electron/services/archive/zip-tail.ts';
import type { Result } from '#shared/lib/result.ts';

export interface GuardedEntry {
  readonly name: string;
  /** Inflated, as declared and enforced while reading. Bytes. */
  readonly size: number;
  /** As declared and enforced while reading. */
  readonly crc32: number;
}

/** An archive whose directory passed the guard. Close it when done. */
export interface GuardedZip {
  readonly entries: ReadonlyMap<string, GuardedEntry>;
  readonly fileSize: number;
  /**
   * An entry's bytes, inflated, chunk by chunk; size and CRC are enforced on the way. Throws ZipRefusal while being
   * read: use it within `catchRefusal`. An unknown name is a programming error.
   */
  readChunks(name: string): AsyncGenerator<Uint8Array>;
  /** An entry as a whole; ZIP_TOO_LARGE above `maxBytes`, before anything is read. */
  readWhole(name: string, maxBytes: number): Promise<Result<Buffer, ZipError>>;
  close(): void;
}

/**
 * Opens an archive from outside. All checks of the directory are done before a byte is inflated: number of entries,
 * names, duplicates after case and NFC, types, encryption, methods, sizes and ratios, overlaps, hidden bytes, local
 * headers. Nothing is ever written. Errors are values; a file that cannot be read at all throws.
 */
export async function openGuardedZip(
  path: string,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<Result<GuardedZip, ZipError>> {
  return catchRefusal(async () => {
    const { tail, fileSize } = await readTail(path);
    if (tail.entryCount > limits.maxEntries)
      throw new ZipRefusal('ZIP_TOO_MANY_ENTRIES', String(tail.entryCount));
    const zip = await openReader(path);
    try {
      const entries = await readDirectory(zip, tail, fileSize, limits);
      const dataStarts = await checkLocalHeaders(zip, entries, tail);
      return new OpenZip({ zip, entries, dataStarts, fileSize, file: await open(path, 'r') });
    } catch (error) {
      zip.close();
      throw error;
    }
  });
}

async function readTail(path: string) {
  const file = await open(path, 'r');
  try {
    const { size: fileSize } = await file.stat();
    return { tail: await readZipTail(file, fileSize), fileSize };
  } finally {
    await file.close();
  }
}

async function openReader(path: string): Promise<ZipFile> {
  try {
    // Names and sizes are checked here, not by the reader: it says what it found in sentences only.
    return await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    throw new ZipRefusal('ZIP_DAMAGED');
  }
}

/** Bytes read at once: large enough that reading costs little, small beside any bound on memory. */
const PIECE = 1 << 19;

interface OpenParts {
  readonly zip: ZipFile;
  readonly file: FileHandle;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Where each entry's data begins. */
  readonly dataStarts: ReadonlyMap<string, number>;
  readonly fileSize: number;
}

class OpenZip implements GuardedZip {
  readonly entries: ReadonlyMap<string, GuardedEntry>;
  readonly fileSize: number;
  readonly #parts: OpenParts;

  constructor(parts: OpenParts) {
    this.#parts = parts;
    this.fileSize = parts.fileSize;
    this.entries = new Map(
      [...parts.entries].map(([name, { uncompressedSize: size, crc32: crc }]) => [
        name,
        { name, size, crc32: crc },
      ]),
    );
  }

  async *readChunks(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#parts.entries.get(name);
    if (!entry) throw new Error(`No such entry: ${name}`);
    let size = 0;
    let crc = 0;
    const isStored = entry.compressionMethod === 0;
    for await (const chunk of isStored ? this.#readStored(entry, name) : this.#inflate(entry, name)) {
      size += chunk.byteLength;
      if (size > entry.uncompressedSize) throw new ZipRefusal('ZIP_WRONG_SIZE', name);
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (size !== entry.uncompressedSize) throw new ZipRefusal('ZIP_WRONG_SIZE', name);
    if (crc !== entry.crc32) throw new ZipRefusal('ZIP_WRONG_CRC', name);
  }

  readWhole(name: string, maxBytes: number): Promise<Result<Buffer, ZipError>> {
    return catchRefusal(async () => {
      const entry = this.entries.get(name);
      if (entry && entry.size > maxBytes) throw new ZipRefusal('ZIP_TOO_LARGE', name);
      const chunks: Uint8Array[] = [];
      for await (const chunk of this.readChunks(name)) chunks.push(chunk);
      return Buffer.concat(chunks);
    });
  }

  close(): void {
    this.#parts.zip.close();
    void this.#parts.file.close();
  }

  /** Stored bytes lie in the file as they are: read in large pieces, without a stream for each entry. */
  async *#readStored(entry: Entry, name: string): AsyncGenerator<Uint8Array> {
    const start = this.#parts.dataStarts.get(name) ?? 0;
    for (let done = 0; done < entry.compressedSize;) {
      const length = Math.min(PIECE, entry.compressedSize - done);
      const { bytesRead, buffer } = await this.#parts.file.read(
        Buffer.allocUnsafe(length),
        0,
        length,
        start + done,
      );
      if (bytesRead === 0) throw new ZipRefusal('ZIP_TRUNCATED', name);
      done += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async *#inflate(entry: Entry, name: string): AsyncGenerator<Uint8Array> {
    const stream = await this.#parts.zip.openReadStreamPromise(entry);
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
    } catch (error) {
      // A stick that cannot be read is no hostile archive.
      if (error instanceof Error && 'syscall' in error) throw error;
      throw new ZipRefusal('ZIP_DAMAGED', name);
    } finally {
      stream.destroy();
    }
  }
}
