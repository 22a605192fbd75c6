import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { catchRefusal, type ZipError, type ZipErrorCode } from '#electron/services/archive/zip-error.ts';
import type { ZipLimits } from '#electron/services/archive/zip-limits.ts';
import { ok, type Result } from '#shared/lib/result.ts';

const MEBIBYTE = 1024 ** 2;

/** What a Word or Excel file from outside may ask of us. */
export const OFFICE_LIMITS: ZipLimits = {
  maxEntries: 2000,
  maxEntryBytes: 50 * MEBIBYTE,
  maxTotalBytes: 50 * MEBIBYTE,
  maxRatio: 500,
  ratioFloorBytes: MEBIBYTE,
  maxPathLength: 200,
  maxPathDepth: 8,
  folderEntries: true,
};

const TOO_LARGE_CODES: readonly ZipErrorCode[] = ['ZIP_TOO_LARGE', 'ZIP_BOMB', 'ZIP_TOO_MANY_ENTRIES'];

/** Whether a refusal says "too much" rather than "damaged". */
export function isTooLarge(code: ZipErrorCode): boolean {
  return TOO_LARGE_CODES.includes(code);
}

/**
 * Looks at an office file before anybody parses it: inflates everything once, keeping nothing; sizes are enforced as
 * the bytes flow. Gives the names inside.
 */
export async function guardOfficeFile(
  path: string,
  limits: ZipLimits = OFFICE_LIMITS,
): Promise<Result<ReadonlySet<string>, ZipError>> {
  const opened = await openGuardedZip(path, limits);
  if (!opened.ok) return opened;
  const zip = opened.value;
  try {
    const read = await catchRefusal(async () => {
      for (const name of zip.entries.keys()) for await (const chunk of zip.readChunks(name)) void chunk;
    });
    return read.ok ? ok(new Set(zip.entries.keys())) : read;
  } finally {
    zip.close();
  }
}
