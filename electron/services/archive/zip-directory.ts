import type { Entry, ZipFile } from 'yauzl';
import { decodeName, foldName, isAcceptableName } from '#electron/services/archive/entry-name.ts';
import { ZipRefusal, type ZipErrorCode } from '#electron/services/archive/zip-error.ts';
import type { ZipLimits } from '#electron/services/archive/zip-limits.ts';
import type { ZipTail } from '#electron/services/archive/zip-tail.ts';

const FLAG_ENCRYPTED = 0x1;
const FLAG_DESCRIPTOR = 0x8;
const FLAG_STRONG_ENCRYPTION = 0x40;
const FLAG_UTF8 = 0x800;
const FLAG_HIDDEN_DIRECTORY = 0x2000;
const TYPE_MASK = 0o170000;
const TYPE_REGULAR = 0o100000;
const TYPE_DIRECTORY = 0o040000;
const DOS_DIRECTORY = 0x10;
const DIRECTORY_RECORD_SIZE = 46;
const EXTRA_UNICODE_PATH = 0x7075;
const METHODS = [0, 8];
/** Data descriptors come with or without a signature, in 32 or 64 bits. */
const DESCRIPTOR_SIZES = [12, 16, 20, 24];

export type CheckedEntries = ReadonlyMap<string, Entry>;

/**
 * Reads the central directory and refuses, before a byte is inflated, whatever could hurt. Throws ZipRefusal.
 * The order matters: cheap checks first, so that a hostile file costs nothing.
 */
export async function readDirectory(
  zip: ZipFile,
  tail: ZipTail,
  fileSize: number,
  limits: ZipLimits,
): Promise<CheckedEntries> {
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let recordBytes = 0;
  for await (const entry of listEntries(zip)) {
    const name = checkName(entry, limits);
    const isFolder = isFolderEntry(name, limits);
    const plainName = foldName(isFolder ? name.slice(0, -1) : name);
    if (folded.has(plainName)) throw new ZipRefusal('ZIP_DUPLICATE_NAME', name);
    folded.add(plainName);
    checkKind(entry, name, isFolder);
    entries.set(name, entry);
    recordBytes +=
      DIRECTORY_RECORD_SIZE + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
  }
  if (recordBytes !== tail.directorySize) throw new ZipRefusal('ZIP_DAMAGED');
  checkSizes(entries, fileSize, limits);
  return entries;
}

async function* listEntries(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw error instanceof ZipRefusal ? error : new ZipRefusal(codeOfReaderError(error));
  }
}

/** The reader tells its reasons in sentences only. The end was found, so a directory that breaks off is damaged. */
function codeOfReaderError(error: unknown): ZipErrorCode {
  const message = error instanceof Error ? error.message : '';
  return message.includes('strong encryption') ? 'ZIP_ENCRYPTED' : 'ZIP_DAMAGED';
}

function checkName(entry: Entry, limits: ZipLimits): string {
  const name = decodeName(entry.fileNameRaw);
  const isAscii = entry.fileNameRaw.every((byte) => byte < 0x80);
  const isUtf8 = (entry.generalPurposeBitFlag & FLAG_UTF8) !== 0;
  // Shown to people: without what would turn the line around or break it.
  const shown = entry.fileNameRaw
    .toString('utf8')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
    .slice(0, limits.maxPathLength);
  if (name === null || (!isAscii && !isUtf8)) throw new ZipRefusal('ZIP_BAD_NAME', shown);
  const plainName = isFolderEntry(name, limits) ? name.slice(0, -1) : name;
  if (!isAcceptableName(plainName, limits)) throw new ZipRefusal('ZIP_BAD_NAME', shown);
  // A second name in an extra field would win in some readers.
  const hasSecondName = entry.extraFields.some((field) => field.id === EXTRA_UNICODE_PATH);
  if (hasSecondName) throw new ZipRefusal('ZIP_NAME_MISMATCH', name);
  return name;
}

/** An entry that only names a folder; where these are not taken, its name is refused like any other empty part. */
function isFolderEntry(name: string, limits: ZipLimits): boolean {
  return limits.folderEntries === true && name.endsWith('/');
}

function checkKind(entry: Entry, name: string, isFolder: boolean): void {
  const type = (entry.externalFileAttributes >>> 16) & TYPE_MASK;
  const saysDirectory = (entry.externalFileAttributes & DOS_DIRECTORY) !== 0;
  const types = isFolder ? [0, TYPE_DIRECTORY] : [0, TYPE_REGULAR];
  if (!types.includes(type) || (saysDirectory && !isFolder)) throw new ZipRefusal('ZIP_SYMLINK', name);
  if (isFolder && entry.uncompressedSize > 0) throw new ZipRefusal('ZIP_BAD_NAME', name);
  const encryption = FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_HIDDEN_DIRECTORY;
  if ((entry.generalPurposeBitFlag & encryption) !== 0) throw new ZipRefusal('ZIP_ENCRYPTED', name);
  if (!METHODS.includes(entry.compressionMethod)) throw new ZipRefusal('ZIP_UNSUPPORTED_METHOD', name);
}

function checkSizes(entries: CheckedEntries, fileSize: number, limits: ZipLimits): void {
  let compressed = 0;
  let inflated = 0;
  for (const [name, entry] of entries) {
    compressed += entry.compressedSize;
    inflated += entry.uncompressedSize;
    // Entries that share bytes add up to more than the file holds.
    if (compressed > fileSize) throw new ZipRefusal('ZIP_OVERLAP', name);
    const isStored = entry.compressionMethod === 0;
    if (isStored && entry.compressedSize !== entry.uncompressedSize)
      throw new ZipRefusal('ZIP_WRONG_SIZE', name);
    if (entry.uncompressedSize > limits.maxEntryBytes) throw new ZipRefusal('ZIP_TOO_LARGE', name);
    if (inflated > limits.maxTotalBytes) throw new ZipRefusal('ZIP_TOO_LARGE', name);
    if (isBomb(entry.uncompressedSize, entry.compressedSize, limits)) throw new ZipRefusal('ZIP_BOMB', name);
  }
  if (isBomb(inflated, fileSize, limits)) throw new ZipRefusal('ZIP_BOMB');
}

function isBomb(inflated: number, compressed: number, limits: ZipLimits): boolean {
  return inflated > limits.ratioFloorBytes && inflated > compressed * limits.maxRatio;
}

/**
 * Compares each local header with the directory and lays the entries end to end: nothing may overlap, and no byte
 * may stand before, between or behind them. Returns where each entry's data begins. Throws ZipRefusal.
 */
export async function checkLocalHeaders(
  zip: ZipFile,
  entries: CheckedEntries,
  tail: ZipTail,
): Promise<ReadonlyMap<string, number>> {
  const inFileOrder = [...entries].sort(
    ([, left], [, right]) => left.relativeOffsetOfLocalHeader - right.relativeOffsetOfLocalHeader,
  );
  let previousEnd = 0;
  let allowedGaps: readonly number[] = [0];
  const dataStarts = new Map<string, number>();
  for (const [name, entry] of inFileOrder) {
    checkGap(entry.relativeOffsetOfLocalHeader - previousEnd, allowedGaps, name);
    const dataStart = await checkLocalHeader(zip, entry, name);
    dataStarts.set(name, dataStart);
    previousEnd = dataStart + entry.compressedSize;
    allowedGaps = (entry.generalPurposeBitFlag & FLAG_DESCRIPTOR) === 0 ? [0] : DESCRIPTOR_SIZES;
  }
  checkGap(tail.directoryOffset - previousEnd, allowedGaps, '');
  return dataStarts;
}

function checkGap(gap: number, allowed: readonly number[], name: string): void {
  if (gap < 0) throw new ZipRefusal('ZIP_OVERLAP', name);
  if (!allowed.includes(gap)) throw new ZipRefusal('ZIP_TRAILING_DATA', name);
}

/** Returns where the entry's data begins. */
async function checkLocalHeader(zip: ZipFile, entry: Entry, name: string): Promise<number> {
  const local = await zip.readLocalFileHeaderPromise(entry).catch(() => null);
  if (local === null) throw new ZipRefusal('ZIP_DAMAGED', name);
  if (!local.fileName.equals(entry.fileNameRaw)) throw new ZipRefusal('ZIP_NAME_MISMATCH', name);
  if ((local.generalPurposeBitFlag & FLAG_ENCRYPTED) !== 0) throw new ZipRefusal('ZIP_ENCRYPTED', name);
  const isSame =
    local.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
    local.compressionMethod === entry.compressionMethod;
  if (!isSame) throw new ZipRefusal('ZIP_DAMAGED', name);
  const hasDescriptor = (entry.generalPurposeBitFlag & FLAG_DESCRIPTOR) !== 0;
  const isSmall = entry.uncompressedSize < 0xffffffff && entry.compressedSize < 0xffffffff;
  if (!hasDescriptor && isSmall) {
    const agrees =
      local.crc32 === entry.crc32 &&
      [entry.compressedSize, 0xffffffff].includes(local.compressedSize) &&
      [entry.uncompressedSize, 0xffffffff].includes(local.uncompressedSize);
    if (!agrees) throw new ZipRefusal('ZIP_WRONG_SIZE', name);
  }
  return local.fileDataStart;
}
