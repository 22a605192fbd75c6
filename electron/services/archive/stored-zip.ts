import { crc32 } from 'node:zlib';
import type { ByteSource } from '#electron/services/archive/byte-source.ts';

/** An entry of a stored archive: its bytes lie in the file as they are. */
export interface StoredEntry {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly crc32: number;
}

/** An entry to write, its bytes in chunks; `open` is called once, when its turn has come. */
export interface StoredSource {
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** From here on an archive needs 64-bit records, which are the library's to write. Bytes. */
export const MAX_STORED_BYTES = 0xf000_0000;

const VERSION = 20;
/** Unix, version 6.3 of the specification. */
const MADE_BY = (3 << 8) | 63;
/** Names are UTF-8; sizes follow the data. */
const FLAGS = 0x808;
/** 1 January 1980, the earliest day the format knows. */
const DAY = 0x21;
const REGULAR_FILE = 0o100644;

/** Bytes of `storedZip` for entries of these names and sizes. */
export function storedZipSize(entries: readonly Pick<StoredEntry, 'name' | 'size'>[]): number {
  // Local header, descriptor and central record of an entry; the end record.
  const frame = entries.reduce((sum, { name }) => sum + 30 + 16 + 46 + 2 * Buffer.byteLength(name), 22);
  return entries.reduce((sum, { size }) => sum + size, frame);
}

/** The order of entries: by name, as bytes. */
export function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return Buffer.compare(Buffer.from(left.name), Buffer.from(right.name));
}

/**
 * The bytes of a stored archive: entries sorted by name, fixed times and modes; byte for byte what yazl makes of the
 * same entries (a test holds us to it), without its chain of streams for every entry.
 */
export async function* storedZip(sources: readonly StoredSource[]): AsyncGenerator<Uint8Array> {
  const entries: StoredEntry[] = [];
  for (const { name, open: openSource } of [...sources].sort(byName)) {
    yield localHeader(name);
    let size = 0;
    let crc = 0;
    for await (const chunk of openSource()) {
      size += chunk.byteLength;
      crc = crc32(chunk, crc);
      yield chunk;
    }
    const entry = { name, size, crc32: crc };
    entries.push(entry);
    yield descriptor(entry);
  }
  yield directory(entries);
}

/**
 * Whether a file is exactly what `storedZip` makes of these entries, given that the data of each has this size and
 * CRC: every byte that is not data is compared, so nothing can hide between, before or behind.
 */
export async function isStoredZip(source: ByteSource, entries: readonly StoredEntry[]): Promise<boolean> {
  const matches = async (at: number, expected: Uint8Array): Promise<boolean> =>
    (await source.readAt(at, expected.byteLength)).equals(expected);
  let at = 0;
  // Between two entries stand the end of one and the start of the next: one read for both.
  let pending: Uint8Array = Buffer.alloc(0);
  const sorted = [...entries].sort(byName);
  for (const entry of sorted) {
    const between = Buffer.concat([pending, localHeader(entry.name)]);
    if (!(await matches(at, between))) return false;
    at += between.byteLength + entry.size;
    pending = descriptor(entry);
  }
  const end = Buffer.concat([pending, directory(sorted)]);
  return source.size === at + end.byteLength && (await matches(at, end));
}

function localHeader(name: string): Buffer {
  const fileName = Buffer.from(name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DAY, 12);
  header.writeUInt16LE(fileName.byteLength, 26);
  return Buffer.concat([header, fileName]);
}

function descriptor({ size, crc32: crc }: StoredEntry): Buffer {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(size, 8);
  record.writeUInt32LE(size, 12);
  return record;
}

/** The central directory and the end record of entries that lie in this order from the start of the file. */
function directory(entries: readonly StoredEntry[]): Buffer {
  const records: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const fileName = Buffer.from(entry.name);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(MADE_BY, 4);
    record.writeUInt16LE(VERSION, 6);
    record.writeUInt16LE(FLAGS, 8);
    record.writeUInt16LE(DAY, 14);
    record.writeUInt32LE(entry.crc32, 16);
    record.writeUInt32LE(entry.size, 20);
    record.writeUInt32LE(entry.size, 24);
    record.writeUInt16LE(fileName.byteLength, 28);
    record.writeUInt32LE((REGULAR_FILE << 16) >>> 0, 38);
    record.writeUInt32LE(offset, 42);
    records.push(record, fileName);
    offset += 30 + fileName.byteLength + entry.size + 16;
  }
  const size = records.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...records, end]);
}
