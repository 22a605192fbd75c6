import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import type { backupSchema } from '#shared/contract/channels/safekeeping.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { openReadOnly } from '#db/connection/open-database.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { ZIP_LIMITS } from '#electron/services/archive/zip-limits.ts';
import { fileEntry, writeZip } from '#electron/services/archive/zip-writer.ts';
import { sha256OfChunks, sha256OfFile } from '#electron/services/crypto/hashing.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

type Backup = z.infer<typeof backupSchema>;

interface Member {
  readonly name: string;
  readonly path: string;
}

/** Our own archive may be as large as the data folder is. */
const OWN_LIMITS = {
  ...ZIP_LIMITS,
  maxEntries: 1_000_000,
  maxEntryBytes: 2 ** 40,
  maxTotalBytes: 2 ** 42,
  maxRatio: 1e6,
};

/**
 * "Sao lưu": one plain ZIP of the whole data folder: a consistent copy of the database, evidence, keys, bundles. Read
 * back entry by entry and compared before it is called a backup. Unpacked as a folder under the data root it opens as is.
 */
export async function createBackup(
  context: SignedInContext,
  job: JobControl,
): Promise<Result<{ backup: Backup }, AppError>> {
  const { folder, services } = context;
  const { paths } = folder;
  await mkdir(paths.backups, { recursive: true });
  const createdAt = services.clock.now().toISOString();
  const fileName = `${folder.id}_${createdAt.replaceAll(/[-:]/g, '').slice(0, 15)}.zip`;
  const snapshot = join(paths.backups, `.snapshot-${process.pid}.sqlite`);
  try {
    await job.progress(0, 3, 'data.sqlite');
    await folder.db.read.raw.backup(snapshot);
    if (!isSound(snapshot)) return fail(appError('BACKUP_NOT_VALID', { name: fileName }));
    const members = [{ name: 'data.sqlite', path: snapshot }, ...(await listMembers(paths))];
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    await job.progress(1, 3, fileName);
    const path = join(paths.backups, fileName);
    const inFolder = members.map(({ name, path: source }) => fileEntry(`${folder.id}/${name}`, source));
    const written = await writeZip(inFolder, path, { compress: true });
    await job.progress(2, 3, fileName);
    if (!(await holdsAll(path, folder.id, members)))
      return fail(appError('BACKUP_NOT_VALID', { name: fileName }));
    runUseCase(context, context.actor.username, ({ audit }) => {
      audit({
        action: 'safekeeping.createBackup',
        subject: fileName,
        details: { fingerprint: written.fingerprint, size: written.size },
      });
      return ok(null);
    });
    await job.progress(3, 3, '');
    return ok({ backup: { fileName, path, size: written.size, createdAt } });
  } finally {
    await rm(snapshot, { force: true });
  }
}

/** The backups of this folder, newest first. */
export async function listBackups(paths: FolderPaths): Promise<Backup[]> {
  if (!existsSync(paths.backups)) return [];
  const names = readdirSync(paths.backups).filter((name) => name.endsWith('.zip'));
  const found = await Promise.all(
    names.map(async (fileName) => {
      const path = join(paths.backups, fileName);
      const { size, mtime } = await stat(path);
      return { fileName, path, size, createdAt: mtime.toISOString() };
    }),
  );
  return found.sort((left, right) => right.createdAt.localeCompare(left.createdAt));
}

function isSound(file: string): boolean {
  const copy = openReadOnly(file);
  try {
    return copy.read.raw.pragma('integrity_check', { simple: true }) === 'ok';
  } finally {
    copy.close();
  }
}

async function listMembers(paths: FolderPaths): Promise<Member[]> {
  const members: Member[] = [{ name: 'folder.json', path: paths.description }];
  for (const place of [paths.files, paths.keys, paths.outbox, paths.inbox]) {
    if (!existsSync(place)) continue;
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || entry.name.endsWith('.part') || entry.name.startsWith('incoming-')) continue;
      const path = join(entry.parentPath, entry.name);
      members.push({ name: relative(paths.root, path).replaceAll('\\', '/'), path });
    }
  }
  return members;
}

async function holdsAll(path: string, folderId: string, members: readonly Member[]): Promise<boolean> {
  const opened = await openGuardedZip(path, OWN_LIMITS);
  if (!opened.ok) return false;
  const zip = opened.value;
  try {
    for (const member of members) {
      const name = `${folderId}/${member.name}`;
      if (!zip.entries.has(name)) return false;
      const [packed, source] = [await sha256OfChunks(zip.readChunks(name)), await sha256OfFile(member.path)];
      if (packed.sha256 !== source.sha256) return false;
    }
    return zip.entries.size === members.length;
  } finally {
    zip.close();
  }
}
