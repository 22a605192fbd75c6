import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { readHead } from '#electron/services/bundle/encrypt-bundle.ts';
import { sha256OfChunks } from '#electron/services/crypto/hashing.ts';
import { writeDurably, type WrittenFile } from '#electron/services/files/write-durably.ts';
import {
  formatPartHeader,
  MAX_PART_HEADER_BYTES,
  missingParts,
  parsePartHeader,
  PART_MAGIC,
  type PartHeader,
} from '#shared/domain/bundle/parts.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** A part file whose header reads. */
export interface PartFile {
  readonly path: string;
  readonly header: PartHeader;
  /** Bytes before the part's own. */
  readonly offset: number;
}

/** A part that is there and cannot be used; `part` is null where even its header is unreadable. */
export interface DamagedPart {
  readonly path: string;
  readonly part: number | null;
}

/** All parts are there and together are the file they say. */
export interface JoinedFile extends WrittenFile {
  readonly state: 'joined';
  /** The name of the whole file. */
  readonly fileName: string;
}

/** What is still wanted. `missing` and the numbers in `damaged` together are exactly what must come again. */
export interface IncompleteFile {
  readonly state: 'incomplete';
  readonly fileName: string;
  /** Of the whole file, SHA-256. */
  readonly fingerprint: string;
  readonly count: number;
  readonly missing: readonly number[];
  readonly damaged: readonly DamagedPart[];
}

export interface JoinError {
  /** NO_PARTS: none of the files is a part. MIXED_PARTS: parts of several files, or cut in different ways. */
  readonly code: 'NO_PARTS' | 'MIXED_PARTS' | 'WHOLE_DIFFERS';
}

/** Whether the first bytes of a file are those of a part. */
export function looksLikePart(firstBytes: Uint8Array): boolean {
  const magic = `${PART_MAGIC}\n`;
  return Buffer.from(firstBytes).subarray(0, magic.length).toString('latin1') === magic;
}

/** Reads the header of a part file; null where it has none that can be read. The bytes are not looked at. */
export async function readPartFile(path: string): Promise<PartFile | null> {
  const head = await readHead(path, MAX_PART_HEADER_BYTES);
  const parsed = parsePartHeader(head.toString('utf8'));
  if (!parsed.ok) return null;
  return { path, header: parsed.value, offset: Buffer.byteLength(formatPartHeader(parsed.value)) };
}

/** Whether the bytes of a part are those its header says. */
export async function isPartIntact({ path, header, offset }: PartFile): Promise<boolean> {
  const found = await sha256OfChunks(bytesOf(path, offset));
  return found.sha256 === header.partSha256 && found.size === header.partSize;
}

/**
 * Puts parts together, in whatever order and however often each is given. Nothing is written unless all are there and
 * whole. WHOLE_DIFFERS: every part is what it says and yet the whole is not; somebody made the headers up. Throws
 * where the disk fails.
 */
export async function joinParts(
  paths: readonly string[],
  outPath: string,
): Promise<Result<JoinedFile | IncompleteFile, JoinError>> {
  const files: PartFile[] = [];
  const damaged: DamagedPart[] = [];
  for (const path of paths) {
    const file = await readPartFile(path);
    if (file) files.push(file);
    else damaged.push({ path, part: null });
  }
  const [first] = files;
  if (!first) return fail({ code: 'NO_PARTS' });
  const { fileName, fingerprint, count, size } = first.header;
  if (files.some(({ header }) => !isSameWhole(header, first.header))) return fail({ code: 'MIXED_PARTS' });
  const whole = new Map<number, PartFile>();
  for (const file of files) {
    const { part } = file.header;
    if (whole.has(part)) continue;
    if (await isPartIntact(file)) whole.set(part, file);
    else damaged.push({ path: file.path, part });
  }
  // A part that came twice, once damaged and once whole, is there.
  const lasting = damaged.filter(({ part }) => part === null || !whole.has(part));
  const broken = new Set(lasting.map(({ part }) => part));
  const missing = missingParts(count, whole.keys()).filter((part) => !broken.has(part));
  if (whole.size < count) {
    return ok({ state: 'incomplete', fileName, fingerprint, count, missing, damaged: lasting });
  }
  const inOrder = [...whole.values()].sort((left, right) => left.header.part - right.header.part);
  const written = await writeDurably(allBytes(inOrder), outPath);
  if (written.fingerprint === fingerprint && written.size === size) {
    return ok({ state: 'joined', fileName, ...written });
  }
  await rm(outPath, { force: true });
  return fail({ code: 'WHOLE_DIFFERS' });
}

/** Whether two parts are of one file cut in one way. */
export function isSameWhole(left: PartHeader, right: PartHeader): boolean {
  return (
    left.fingerprint === right.fingerprint &&
    left.count === right.count &&
    left.size === right.size &&
    left.fileName === right.fileName
  );
}

function bytesOf(path: string, start: number): AsyncIterable<Uint8Array> {
  return createReadStream(path, { start, highWaterMark: 1 << 18 });
}

async function* allBytes(files: readonly PartFile[]): AsyncGenerator<Uint8Array> {
  for (const { path, offset } of files) yield* bytesOf(path, offset);
}
