/** What an archive from outside may ask of us. Sizes in bytes. */
export interface ZipLimits {
  readonly maxEntries: number;
  /** Inflated size of one entry. */
  readonly maxEntryBytes: number;
  /** Inflated size of all entries. */
  readonly maxTotalBytes: number;
  /** Inflated to deflated, of an entry and of the whole; not asked below `ratioFloorBytes`. */
  readonly maxRatio: number;
  readonly ratioFloorBytes: number;
  /** UTF-16 units of an entry's name. */
  readonly maxPathLength: number;
  /** Parts of an entry's name. */
  readonly maxPathDepth: number;
  /** Takes empty entries named `folder/`: some writers of office files make them. Not where it does not stand. */
  readonly folderEntries?: true;
}

/** Enough for a ward's year with every paper scanned. */
export const ZIP_LIMITS: ZipLimits = {
  maxEntries: 20_000,
  maxEntryBytes: 1024 ** 3,
  maxTotalBytes: 4 * 1024 ** 3,
  maxRatio: 200,
  ratioFloorBytes: 1024 ** 2,
  maxPathLength: 200,
  maxPathDepth: 8,
};
