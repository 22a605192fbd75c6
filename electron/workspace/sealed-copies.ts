import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDb } from '#db/connection/handles.ts';
import { listAllOutbox } from '#db/queries/outbox.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

/** Where earlier versions kept one encrypted copy of a bundle for each key, with its SHA-256 noted beside it. */
const FORMER_PLACE = 'encrypted';
const ENDING = '.age';
const NOTE = '.sha256';

/** The name beside the bundle of an encrypted copy that no longer travels, but of which parts may be under way. */
export function olderCopyName(fileName: string, fingerprint: string): string {
  return `${fileName}.${fingerprint.slice(0, 16)}${ENDING}`;
}

/**
 * Moves encrypted copies from where earlier versions kept them to their one place, beside the bundle in outbox/: the
 * one that travels under the bundle's name, any other under the name of an older copy. Moves only; nothing is deleted,
 * and what cannot be told stays where it is. Done once, under the folder's lock; a crash in between changes nothing.
 */
export function gatherSealedCopies({ outbox }: FolderPaths, db: ReadDb): void {
  const home = join(outbox, FORMER_PLACE);
  if (!existsSync(home)) return;
  const rows = new Map(listAllOutbox(db).map((row) => [row.fileName, row]));
  for (const key of readdirSync(home)) {
    const folder = join(home, key);
    for (const name of namesIn(folder)) {
      const row = rows.get(name.slice(0, -ENDING.length));
      const fingerprint = readNote(join(folder, `${name}${NOTE}`));
      if (!row || fingerprint === null) continue;
      const travels = join(outbox, row.fileName + ENDING);
      const isMissing = row.sealedFingerprint === fingerprint && !existsSync(travels);
      const target = isMissing ? travels : join(outbox, olderCopyName(row.fileName, fingerprint));
      if (existsSync(target)) continue;
      renameSync(join(folder, name), target);
      rmSync(join(folder, `${name}${NOTE}`));
    }
    removeEmpty(folder);
  }
  removeEmpty(home);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(ENDING));
  } catch {
    // A file where a folder should be is none of ours.
    return [];
  }
}

function readNote(path: string): string | null {
  if (!existsSync(path)) return null;
  const [fingerprint] = /^[0-9a-f]{64}/.exec(readFileSync(path, 'utf8')) ?? [];
  return fingerprint ?? null;
}

/** Only an empty folder goes. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is left in it that could not be told; it stays.
  }
}
