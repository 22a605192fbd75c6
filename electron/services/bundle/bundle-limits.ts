import { MAX_STORED_BYTES } from '#electron/services/archive/stored-zip.ts';
import { ZIP_LIMITS } from '#electron/services/archive/zip-limits.ts';

/** What a reader takes, so that nothing is made that nobody can read. */
export interface BundleLimits {
  /** Bytes of the bundle file. */
  readonly maxBytes: number;
  readonly maxEntries: number;
}

export const BUNDLE_LIMITS: BundleLimits = {
  maxBytes: MAX_STORED_BYTES,
  maxEntries: ZIP_LIMITS.maxEntries,
};

/** Texts of the bag and whatever the form grows by, kept free for the bundle of a sheet. Bytes. */
const TEXTS = 32 * 1024 ** 2;
/** Frame of one entry in the archive, its line in the packing list. Bytes. */
const FRAME = 512;
/** Entries of a bag that are no evidence. */
const TEXT_ENTRIES = 32;

/** Whether evidence is too much for one bundle, with room for everything else in it; null: it fits. */
export function findTooLarge(
  files: readonly { readonly sha256: string; readonly size: number }[],
  { maxBytes, maxEntries }: BundleLimits,
): {
  readonly bytes: number;
  readonly limitBytes: number;
  readonly files: number;
  readonly limitFiles: number;
} | null {
  const unique = new Map(files.map(({ sha256, size }) => [sha256, size]));
  const bytes = [...unique.values()].reduce((sum, size) => sum + size, 0);
  const limitBytes = Math.max(0, maxBytes - TEXTS - FRAME * unique.size);
  const limitFiles = maxEntries - TEXT_ENTRIES;
  return bytes > limitBytes || unique.size > limitFiles
    ? { bytes, limitBytes, files: unique.size, limitFiles }
    : null;
}
