import type { ByteSource } from '#electron/services/archive/byte-source.ts';
import { ZipRefusal } from '#electron/services/archive/zip-error.ts';

/** The end of an archive: how many entries it claims and where their directory lies. */
export interface ZipTail {
  readonly entryCount: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
}

const LOCAL_HEADER_SIGNATURE = 0x04034b50;
const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_SIZE = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_SIZE = 56;
const MAX_COMMENT = 0xffff;

/**
 * Reads the end record, which must be the very last bytes: readers that search for it can be shown another
 * directory than ours. Throws ZipRefusal: NOT_A_ZIP, ZIP_TRUNCATED, ZIP_TRAILING_DATA, ZIP_DAMAGED.
 */
export async function readZipTail(file: ByteSource): Promise<ZipTail> {
  const { size: fileSize } = file;
  if (fileSize < END_SIZE) throw new ZipRefusal(await kindOfBrokenFile(file, fileSize));
  const end = await readAt(file, fileSize - END_SIZE, END_SIZE);
  if (end.readUInt32LE(0) !== END_SIGNATURE || end.readUInt16LE(20) !== 0) {
    throw new ZipRefusal(await kindOfBrokenFile(file, fileSize));
  }
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(6) !== 0) throw new ZipRefusal('ZIP_DAMAGED');
  if (end.readUInt16LE(8) !== end.readUInt16LE(10)) throw new ZipRefusal('ZIP_DAMAGED');
  const plain: ZipTail = {
    entryCount: end.readUInt16LE(10),
    directorySize: end.readUInt32LE(12),
    directoryOffset: end.readUInt32LE(16),
  };
  const endOffset = fileSize - END_SIZE;
  const zip64 = await readZip64Tail(file, endOffset);
  const tail = zip64?.tail ?? plain;
  const directoryEnd = tail.directoryOffset + tail.directorySize;
  if (directoryEnd !== (zip64?.offset ?? endOffset)) throw new ZipRefusal('ZIP_DAMAGED');
  return tail;
}

async function readZip64Tail(
  file: ByteSource,
  endOffset: number,
): Promise<{ readonly tail: ZipTail; readonly offset: number } | null> {
  const locatorOffset = endOffset - ZIP64_LOCATOR_SIZE;
  const offset = locatorOffset - ZIP64_END_SIZE;
  if (offset < 0) return null;
  const locator = await readAt(file, locatorOffset, ZIP64_LOCATOR_SIZE);
  if (locator.readUInt32LE(0) !== ZIP64_LOCATOR_SIGNATURE) return null;
  const record = await readAt(file, offset, ZIP64_END_SIZE);
  const isSound =
    locator.readBigUInt64LE(8) === BigInt(offset) && record.readUInt32LE(0) === ZIP64_END_SIGNATURE;
  if (!isSound) throw new ZipRefusal('ZIP_DAMAGED');
  const tail: ZipTail = {
    entryCount: Number(record.readBigUInt64LE(32)),
    directorySize: Number(record.readBigUInt64LE(40)),
    directoryOffset: Number(record.readBigUInt64LE(48)),
  };
  return { tail, offset };
}

/** Says what is wrong with a file that does not end as an archive should. */
async function kindOfBrokenFile(
  file: ByteSource,
  fileSize: number,
): Promise<'NOT_A_ZIP' | 'ZIP_TRUNCATED' | 'ZIP_TRAILING_DATA'> {
  if (fileSize < 4) return 'NOT_A_ZIP';
  const length = Math.min(fileSize, END_SIZE + MAX_COMMENT);
  const end = await readAt(file, fileSize - length, length);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END_SIGNATURE);
  if (end.includes(signature)) return 'ZIP_TRAILING_DATA';
  const start = await readAt(file, 0, 4);
  return start.readUInt32LE(0) === LOCAL_HEADER_SIGNATURE ? 'ZIP_TRUNCATED' : 'NOT_A_ZIP';
}

async function readAt(file: ByteSource, position: number, length: number): Promise<Buffer> {
  const buffer = await file.readAt(position, length);
  if (buffer.byteLength < length) throw new ZipRefusal('ZIP_TRUNCATED');
  return buffer;
}
