import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { openDatabase, type OpenDatabase } from '#db/connection/open-database.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { acquireFolderLock, type FolderLock } from '#electron/workspace/folder-lock.ts';
import { folderPaths, type FolderPaths } from '#electron/workspace/folder-paths.ts';
import { gatherSealedCopies } from '#electron/workspace/sealed-copies.ts';

/** What the first screen lists of a folder without opening its database. */
export const folderDescriptionSchema = z.strictObject({
  side: z.enum(['ward', 'city']),
  unitName: z.string(),
  unitCode: z.string(),
  demo: z.boolean(),
});
export type FolderDescription = z.infer<typeof folderDescriptionSchema>;

/** An open data folder: one unit's database and files. */
export interface OpenFolder {
  readonly id: string;
  readonly description: FolderDescription;
  readonly paths: FolderPaths;
  readonly db: OpenDatabase;
  close(): void;
}

export type OpenFolderError = AppError<
  'FOLDER_NOT_FOUND' | 'FOLDER_IN_USE' | 'DATABASE_FROM_FUTURE' | 'DATABASE_DAMAGED'
>;

/** The data folders below a root, by id; folders without a readable description are left alone and not listed. */
export function listFolders(root: string): ReadonlyMap<string, FolderDescription> {
  const found = new Map<string, FolderDescription>();
  if (!existsSync(root)) return found;
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const description = readDescription(folderPaths(join(root, entry.name)));
    if (description) found.set(entry.name, description);
  }
  return found;
}

/** Makes the folder's places and its description; the database comes with the first opening. */
export function createFolder(root: string, id: string, description: FolderDescription): FolderPaths {
  const paths = folderPaths(join(root, id));
  for (const place of [paths.root, paths.files, paths.backups, paths.outbox, paths.inbox, paths.keys]) {
    mkdirSync(place, { recursive: true });
  }
  writeFileSync(paths.description, `${JSON.stringify(description, null, 2)}\n`);
  return paths;
}

/** Opens a data folder under its single-instance lock. Nothing is changed where it cannot be opened. */
export function openFolder(root: string, id: string): Result<OpenFolder, OpenFolderError> {
  const paths = folderPaths(join(root, id));
  const description = readDescription(paths);
  if (!description || id !== join(id).split(/[\\/]/).pop()) return fail(appError('FOLDER_NOT_FOUND', { id }));
  let lock: FolderLock | null = null;
  try {
    lock = acquireFolderLock(paths.lock);
    if (!lock) return fail(appError('FOLDER_IN_USE', { path: paths.root }));
    clearLeftovers(paths);
    return openLocked(id, description, paths, lock);
  } catch (error) {
    lock?.release();
    throw withPath(error, paths.root);
  }
}

/** The database driver does not say which folder it failed in. */
function withPath(error: unknown, path: string): unknown {
  return error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error;
}

function openLocked(
  id: string,
  description: FolderDescription,
  paths: FolderPaths,
  lock: FolderLock,
): Result<OpenFolder, OpenFolderError> {
  const db = openDatabase(paths.database, {
    migrationsFolder: resourcePath('migrations'),
    backupFolder: paths.backups,
  });
  if ('code' in db) {
    lock.release();
    return fail(
      db.code === 'DATABASE_FROM_FUTURE'
        ? appError('DATABASE_FROM_FUTURE', { found: db.found, known: db.known })
        : appError('DATABASE_DAMAGED', { path: paths.database, emergencyCopy: null }),
    );
  }
  gatherSealedCopies(paths, db.read);
  const close = (): void => {
    db.close();
    lock.release();
  };
  return ok({ id, description, paths, db, close });
}

/** What a crash left half written: nobody was ever told of it, and under the lock nobody else is writing. */
function clearLeftovers(paths: FolderPaths): void {
  rmSync(paths.staging, { recursive: true, force: true });
  const halves = [
    { place: paths.files, isHalf: (name: string) => name.startsWith('incoming-') },
    { place: paths.outbox, isHalf: (name: string) => name.endsWith('.part') },
    {
      place: paths.backups,
      isHalf: (name: string) => name.startsWith('.snapshot-') || name.endsWith('.part'),
    },
  ];
  for (const { place, isHalf } of halves) {
    if (!existsSync(place)) continue;
    for (const name of readdirSync(place).filter(isHalf)) rmSync(join(place, name), { force: true });
  }
}

function readDescription(paths: FolderPaths): FolderDescription | null {
  if (!existsSync(paths.description)) return null;
  try {
    const parsed = folderDescriptionSchema.safeParse(JSON.parse(readFileSync(paths.description, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
