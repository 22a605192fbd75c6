import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { ScannedFile } from '#shared/contract/channels/evidence-desk.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { deskSettingsSchema, NO_DESK_SETTINGS, type DeskSettings } from '#shared/schemas/desk-settings.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findDeskSettings, writeDeskSettings } from '#db/queries/scan-folder.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';

/** A file as it lay in the scan folder at one look. */
export type SeenFile = Pick<ScannedFile, 'name' | 'size' | 'stamp' | 'modifiedAt'>;

/** More files than this are not listed: the folder is then something else than a scanner's. */
const MAX_FILES = 500;

/** Left by programs that are still writing, or by systems for themselves. */
const PASSING =
  /^[.~]|\.(?:tmp|temp|part|partial|crdownload|download|lock|lnk)$|^(?:thumbs\.db|desktop\.ini)$/i;

/** "Cài đặt bàn làm việc" in force. */
export function readDeskSettings(db: ReadDb): DeskSettings {
  const json = findDeskSettings(db);
  return json === null ? NO_DESK_SETTINGS : deskSettingsSchema.parse(JSON.parse(json));
}

/** Sets the scan folder, or none. It must be a folder that can be read, and not one of the program's own. */
export async function saveScanFolder(
  context: SignedInContext,
  path: string | null,
): Promise<Result<Record<string, never>, AppError<'PLACE_NOT_FOUND'>>> {
  const wanted = path?.trim() ?? '';
  if (wanted !== '' && !(await isUsable(context, wanted)))
    return fail(appError('PLACE_NOT_FOUND', { path: wanted }));
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const before = readDeskSettings(db);
    const after: DeskSettings = { ...before, scanFolder: wanted === '' ? null : wanted };
    const updatedBy = context.actor.username;
    writeDeskSettings(db, { contentJson: JSON.stringify(after), updatedAt: at, updatedBy });
    const details = { before: before.scanFolder, after: after.scanFolder };
    audit({ action: 'evidence.saveScanFolder', subject: 'scanFolder', details });
    return ok({});
  });
}

async function isUsable({ services }: SignedInContext, path: string): Promise<boolean> {
  if (!isAbsolute(path) || !(await services.transport.places.isFolder(path))) return false;
  try {
    const [real, own] = await Promise.all([realpath(path), realpath(services.dataRoot)]);
    return !isWithin(own, real);
  } catch {
    return false;
  }
}

function isWithin(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
}

/** Plain files directly in the folder: no links, no folders, nothing half named. null: it cannot be looked into. */
export async function lookIntoScanFolder(folder: string): Promise<readonly SeenFile[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile() && !PASSING.test(entry.name))
      .map(({ name }) => name)
      .toSorted()
      .slice(0, MAX_FILES);
    const seen = await Promise.all(names.map((name) => lookAt(folder, name)));
    return seen.filter((file) => file !== null);
  } catch {
    return null;
  }
}

async function lookAt(folder: string, name: string): Promise<SeenFile | null> {
  try {
    const entry = await lstat(join(folder, name));
    return entry.isFile() ? { name, size: entry.size, ...stampOf(entry) } : null;
  } catch {
    // Gone since the folder was read.
    return null;
  }
}

function stampOf({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }): {
  readonly stamp: string;
  readonly modifiedAt: string;
} {
  const at = Math.floor(mtimeMs);
  return { stamp: `${size}/${at}`, modifiedAt: new Date(at).toISOString() };
}

/**
 * Copies a file of the scan folder aside, if it is still what was listed. The copy is of the very file that was looked
 * at: a link put in its place meanwhile is not followed. The folder is only read. null: it is another file now.
 */
export async function copyScanned(
  folder: string,
  { name, stamp }: { readonly name: string; readonly stamp: string },
  target: string,
): Promise<{ readonly size: number } | null> {
  if (/[/\\\0]/.test(name) || name === '.' || name === '..' || PASSING.test(name)) return null;
  const before = await lookAt(folder, name);
  if (before?.stamp !== stamp) return null;
  const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW);
  const source = await open(join(folder, name), flags).catch(() => null);
  if (!source) return null;
  try {
    const stat = await source.stat();
    if (!stat.isFile() || stampOf(stat).stamp !== stamp) return null;
    const copy = await open(target, 'wx');
    try {
      for await (const chunk of source.createReadStream({ autoClose: false, start: 0 })) {
        await copy.write(chunk as Uint8Array);
      }
      return stampOf(await source.stat()).stamp === stamp ? { size: stat.size } : null;
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
}
