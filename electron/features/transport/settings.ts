import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { readAuthority } from '#electron/features/transport/authority.ts';
import { davFolder } from '#electron/features/transport/dav-address.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { NO_TRANSPORT, transportSettingsSchema, type TransportSettings } from '#shared/schemas/transport.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findTransportSettings, writeTransportSettings, type SelfWay } from '#db/queries/transport.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { saveAppPassword } from '#electron/features/transport/app-password.ts';

/** "Cài đặt gửi nhận" in force. */
export function readTransportSettings(db: ReadDb): TransportSettings {
  const row = findTransportSettings(db);
  return row ? transportSettingsSchema.parse(JSON.parse(row.contentJson)) : NO_TRANSPORT;
}

/** Since when bundles go out by themselves on a way; null: they do not. */
export function sendsSince(db: ReadDb, way: SelfWay): string | null {
  const row = findTransportSettings(db);
  return (way === 'folder' ? row?.folderSince : row?.webdavSince) ?? null;
}

type SettingsError = AppError<
  'PLACE_NOT_FOUND' | 'SAME_FOLDER_TWICE' | 'TLS_REQUIRED' | 'CERTIFICATE_NOT_VALID'
>;

/** Keeps the settings; the password goes to its own file and never into the database or the log. */
export async function saveTransportSettings(
  context: SignedInContext,
  { password, ...settings }: ParsedInputOf<'transport.saveSettings'>,
): Promise<Result<Record<string, never>, SettingsError>> {
  const checked = await checkSettings(context, settings);
  if (!checked.ok) return checked;
  saveAppPassword(context.folder.paths, password);
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const before = findTransportSettings(db);
    const { folder, webdav, places } = settings;
    const sendsByFolder = folder.enabled && folder.outbox !== null;
    const sendsByDav = webdav !== null && webdav.enabled && webdav.outbox !== null;
    writeTransportSettings(db, {
      contentJson: JSON.stringify(settings),
      folderSince: sendsByFolder ? (before?.folderSince ?? at) : null,
      webdavSince: sendsByDav ? (before?.webdavSince ?? at) : null,
      updatedAt: at,
      updatedBy: context.actor.username,
    });
    const details = { folder: folder.enabled, webdav: webdav?.url ?? null, places: places.length };
    audit({ action: 'transport.saveSettings', subject: 'transport', details });
    return ok({});
  });
}

async function checkSettings(
  { services }: SignedInContext,
  { folder, webdav, places }: TransportSettings,
): Promise<Result<null, SettingsError>> {
  const system = services.transport.places;
  const watched = folder.enabled ? [folder.inbox, folder.outbox] : [];
  for (const path of [...places, ...watched]) {
    if (path !== null && !(await system.isFolder(path))) return fail(appError('PLACE_NOT_FOUND', { path }));
  }
  if (folder.inbox !== null && folder.inbox === folder.outbox) {
    return fail(appError('SAME_FOLDER_TWICE', { path: folder.inbox }));
  }
  if (webdav === null) return ok(null);
  if (webdav.authority) {
    const read = readAuthority(webdav.authority);
    if (!read.ok) return read;
  }
  const inbox = davFolder(webdav.url, webdav.inbox ?? '');
  const outbox = davFolder(webdav.url, webdav.outbox ?? '');
  if (!inbox.ok) return fail(appError('TLS_REQUIRED', { url: webdav.url }));
  if (webdav.inbox !== null && webdav.outbox !== null && outbox.ok && inbox.value === outbox.value) {
    return fail(appError('SAME_FOLDER_TWICE', { path: inbox.value }));
  }
  return ok(null);
}
