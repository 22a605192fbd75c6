import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { numberedName } from '#shared/domain/transport/file-names.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { MediumIo } from '#electron/features/transport/medium-io.ts';

/** A file that lies on a medium and was compared with its source. */
export interface VerifiedCopy {
  readonly fileName: string;
  readonly wasThere: boolean;
  readonly comparedWith: 'disk' | 'cache';
  /** Everything is flushed, the name too. */
  readonly flushed: boolean;
}

/**
 * Copies a file to a medium: temporary name, flush, read back, compare byte by byte, rename, flush the folder. A file
 * of that name with the same bytes is taken as written; with other bytes it stays and the new one gets a number.
 * WRITE_CHECK_FAILED names the file. Throws what the medium throws; a half file is taken away again where it can be.
 */
export async function copyVerified(
  io: MediumIo,
  source: string,
  folder: string,
  wanted: string,
): Promise<Result<VerifiedCopy, AppError<'WRITE_CHECK_FAILED'>>> {
  for (let number = 1; ; number += 1) {
    const fileName = numberedName(wanted, number);
    const target = join(folder, fileName);
    if (!existsSync(target)) return writeNew(io, source, folder, fileName);
    const present = await compare(io, source, target);
    if (present.same) {
      const { comparedWith } = present;
      return ok({ fileName, wasThere: true, comparedWith, flushed: await io.syncFolder(folder) });
    }
  }
}

async function writeNew(
  io: MediumIo,
  source: string,
  folder: string,
  fileName: string,
): Promise<Result<VerifiedCopy, AppError<'WRITE_CHECK_FAILED'>>> {
  const target = join(folder, fileName);
  const temporary = `${target}.dang-ghi`;
  try {
    await io.remove(temporary);
    await io.write(source, temporary);
    const { same, comparedWith } = await compare(io, source, temporary);
    if (!same) {
      await io.remove(temporary);
      return fail(appError('WRITE_CHECK_FAILED', { path: target }));
    }
    await io.rename(temporary, target);
    const flushed = await io.syncFolder(folder);
    return ok({ fileName, wasThere: false, comparedWith, flushed });
  } catch (error) {
    // A medium that is gone cannot be cleaned either; the first error is the one that tells why.
    await io.remove(temporary).catch(() => undefined);
    // What was written well and cannot be read again is a failing medium, not a failing program.
    if (isMediumError(error)) return fail(appError('WRITE_CHECK_FAILED', { path: target }));
    throw error;
  }
}

function isMediumError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EIO';
}

/** Byte by byte; the chunks of the two sides need not be alike. */
async function compare(
  io: MediumIo,
  source: string,
  target: string,
): Promise<{ readonly same: boolean; readonly comparedWith: 'disk' | 'cache' }> {
  const back = await io.readBack(target);
  const wanted = chunkReader(source);
  try {
    for await (const chunk of back.chunks) {
      const expected = await wanted.take(chunk.byteLength);
      if (!expected || Buffer.compare(expected, chunk) !== 0) {
        return { same: false, comparedWith: back.comparedWith };
      }
    }
    return { same: await wanted.atEnd(), comparedWith: back.comparedWith };
  } finally {
    wanted.close();
  }
}

/** Reads a file in pieces of the length asked for. */
function chunkReader(path: string) {
  const stream = createReadStream(path, { highWaterMark: 1 << 20 });
  const iterator: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const fill = async (length: number): Promise<void> => {
    const pieces = [rest];
    let have = rest.byteLength;
    while (have < length) {
      const next = await iterator.next();
      if (next.done === true) break;
      pieces.push(next.value);
      have += next.value.byteLength;
    }
    if (pieces.length > 1) rest = Buffer.concat(pieces);
  };
  return {
    take: async (length: number): Promise<Buffer | null> => {
      await fill(length);
      if (rest.byteLength < length) return null;
      const taken = rest.subarray(0, length);
      rest = rest.subarray(length);
      return taken;
    },
    atEnd: async (): Promise<boolean> => {
      await fill(1);
      return rest.byteLength === 0;
    },
    close: () => stream.destroy(),
  };
}
