import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { sha256OfFile, sha256OfChunks } from '#electron/services/crypto/hashing.ts';
import { writeDurably } from '#electron/services/files/write-durably.ts';
import { formatPartHeader, partFileName, planParts, type PartHeader } from '#shared/domain/bundle/parts.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

export interface SplitOptions {
  /** Bytes a part file may have at most, header included. */
  readonly partSize: number;
  /** A folder that exists. */
  readonly outFolder: string;
  /** The name the whole file travels under; the file's own where it is not said. */
  readonly fileName?: string;
  /** Only these parts (numbers from 1), to send again; all where it is not said. */
  readonly only?: readonly number[];
}

/** A part file as it was written. */
export interface WrittenPart {
  readonly header: PartHeader;
  readonly path: string;
  readonly fileName: string;
  /** Bytes of the part file, header included. */
  readonly size: number;
  /** SHA-256 of the part file, header included. */
  readonly fingerprint: string;
}

export interface SplitError {
  readonly code: 'PART_SIZE_TOO_SMALL' | 'TOO_MANY_PARTS';
}

/**
 * Cuts a bundle file (`.cchc` or `.cchc.age`) into part files that each say what they belong to. The same file and
 * size give the same parts. Throws where the disk fails.
 */
export async function splitFile(
  path: string,
  options: SplitOptions,
): Promise<Result<readonly WrittenPart[], SplitError>> {
  const fileName = options.fileName ?? basename(path);
  const whole = await sha256OfFile(path);
  const plan = planParts(whole.size, options.partSize);
  if (!plan.ok) return fail(plan.error);
  const { bytesPerPart, count } = plan.value;
  const parts: WrittenPart[] = [];
  for (let part = 1; part <= count; part++) {
    if (options.only && !options.only.includes(part)) continue;
    const start = (part - 1) * bytesPerPart;
    const open = () => readRange(path, start, Math.min(start + bytesPerPart, whole.size));
    const digest = await sha256OfChunks(open());
    const header: PartHeader = {
      fileName,
      fingerprint: whole.sha256,
      size: whole.size,
      part,
      count,
      partSha256: digest.sha256,
      partSize: digest.size,
    };
    const name = partFileName(fileName, part, count);
    const written = await writeDurably(withHeader(header, open()), join(options.outFolder, name));
    parts.push({ header, ...written, fileName: name });
  }
  return ok(parts);
}

function readRange(path: string, start: number, end: number): AsyncIterable<Uint8Array> {
  return createReadStream(path, { start, end: end - 1, highWaterMark: 1 << 18 });
}

async function* withHeader(header: PartHeader, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(formatPartHeader(header));
  yield* body;
}
