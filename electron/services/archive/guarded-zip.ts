import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { openByteSource, type ByteSource } from '#electron/services/archive/byte-source.ts';
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
  /** The bytes of the archive itself. */
  readonly source: ByteSource;
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
    const source = await openByteSource(path);
    try {
      const tail = await readZipTail(source);
      if (tail.entryCount > limits.maxEntries)
        throw new ZipRefusal('ZIP_TOO_MANY_ENTRIES', String(tail.entryCount));
      const zip = await openReader(path, source);
      try {
        const entries = await readDirectory(zip, tail, source.size, limits);
        const dataStarts = await checkLocalHeaders(zip, entries, tail);
        return new OpenZip({ zip, entries, dataStarts, source });
      } catch (error) {
        zip.close();
        throw error;
      }
    } catch (error) {
      await source.close();
      throw error;
    }
  });
}

/** Names and sizes are checked here, not by the reader: it says what it found in sentences only. */
const READER_OPTIONS = { autoClose: false, decodeStrings: false, validateEntrySizes: false };

async function openReader(path: string, { whole }: ByteSource): Promise<ZipFile> {
  try {
    return await (whole ? fromBufferPromise(whole, READER_OPTIONS) : openPromise(path, READER_OPTIONS));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    throw new ZipRefusal('ZIP_DAMAGED');
  }
}

/** Bytes read at once: large enough that reading costs little, small beside any bound on memory. */
const PIECE = 1 << 19;

interface OpenParts {
  readonly zip: ZipFile;
  readonly source: ByteSource;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Where each entry's data begins. */
  readonly dataStarts: ReadonlyMap<string, number>;
}

class OpenZip implements GuardedZip {
  readonly entries: ReadonlyMap<string, GuardedEntry>;
  readonly source: ByteSource;
  readonly #parts: OpenParts;

  constructor(parts: OpenParts) {
    this.#parts = parts;
    this.source = parts.source;
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
    void this.#parts.source.close();
  }

  /** Stored bytes lie in the file as they are: read in large pieces, without a stream for each entry. */
  async *#readStored(entry: Entry, name: string): AsyncGenerator<Uint8Array> {
    const start = this.#parts.dataStarts.get(name) ?? 0;
    for (let done = 0; done < entry.compressedSize;) {
      const length = Math.min(PIECE, entry.compressedSize - done);
      const piece = await this.source.readAt(start + done, length);
      if (piece.byteLength === 0) throw new ZipRefusal('ZIP_TRUNCATED', name);
      done += piece.byteLength;
      yield piece;
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
