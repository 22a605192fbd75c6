import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isBundleFileName } from '#shared/domain/transport/file-names.ts';

/** A bundle file as it lies on a medium. */
export interface FoundBundle {
  readonly path: string;
  /** Relative to where the search began, with "/". */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Changes when the file is written to again. */
  readonly stamp: string;
}

/** How deep and how much is looked at: a stick may hold anything. */
const MAX_DEPTH = 3;
const MAX_FOLDERS = 2000;
const MAX_FILES = 5000;

/**
 * The bundle files of a folder and the folders in it, by name. Links are not followed; folders that cannot be read are
 * passed over. `complete` false: there was more than anyone looks through.
 */
export async function findBundles(
  root: string,
  maxDepth = MAX_DEPTH,
): Promise<{ readonly files: readonly FoundBundle[]; readonly complete: boolean }> {
  const files: FoundBundle[] = [];
  const waiting = [{ path: root, name: '', depth: 0 }];
  let looked = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    looked += 1;
    if (looked > MAX_FOLDERS) return { files, complete: false };
    for (const entry of await entriesOf(next.path, next.depth)) {
      const path = join(next.path, entry.name);
      const name = next.name === '' ? entry.name : `${next.name}/${entry.name}`;
      if (entry.isDirectory() && next.depth < maxDepth) waiting.push({ path, name, depth: next.depth + 1 });
      if (!entry.isFile() || !isBundleFileName(entry.name)) continue;
      if (files.length >= MAX_FILES) return { files, complete: false };
      const { size, mtimeMs } = await stat(path);
      files.push({ path, name, size, stamp: String(Math.floor(mtimeMs)) });
    }
  }
  return { files, complete: true };
}

/** A place that is not there is an error; a folder in it that cannot be read is none. */
async function entriesOf(path: string, depth: number) {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch (error) {
    if (depth === 0) throw error;
    return [];
  }
}
