import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportResult } from '#shared/contract/channels/exchange.ts';
import { appError, type AppError, type ErrorCode } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { WatchedFolder } from '#shared/schemas/transport.ts';
import { markSeen, wasSeen } from '#db/queries/transport.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { toAppError } from '#electron/backend/unexpected.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { importOne, whomFor } from '#electron/features/transport/automatic.ts';
import { findBundles, type FoundBundle } from '#electron/features/transport/find-bundles.ts';
import type { OutgoingFile } from '#electron/features/transport/outgoing.ts';
import { dropAside, formOf, offerForImport, takeAside } from '#electron/features/transport/take-aside.ts';
import { noteTransport, type LogEntry } from '#electron/features/transport/transport-log.ts';
import { copyVerified } from '#electron/features/transport/verified-copy.ts';
import { momentOf } from '#electron/services/clock/clock.ts';

type Item = ImportResult['items'][number];

/** Where files go that were taken in, below the watched folder. Never deleted: whoever put them there may look. */
const DONE_FOLDER = 'da-nhan';

const VERDICT_WORDS = {
  accepted: 'da-nhan',
  alreadyHeld: 'da-co',
  keptAside: 'de-rieng',
  refused: 'tu-choi',
} as const satisfies Record<Item['verdict'], string>;

/** What a file looked like at the last look, by name: taken only when it no longer changes. */
export type LastLook = Map<string, string>;

/** What a look into the folder came to. `code`: why it cannot be looked into; null: it can. */
export interface LookOutcome {
  readonly taken: number;
  readonly code: ErrorCode | null;
}

/**
 * Looks into the watched folder and takes in what is for us and has not changed since the last look. Parts are left:
 * where a folder is shared, nothing needs to be cut.
 */
export async function lookIntoFolder(
  context: SignedInContext,
  inbox: string,
  lastLook: LastLook,
): Promise<LookOutcome> {
  const found = await findBundles(inbox, 0).catch(() => null);
  if (!found) return { taken: 0, code: 'PLACE_NOT_FOUND' };
  const before = new Map(lastLook);
  lastLook.clear();
  let taken = 0;
  for (const file of found.files) {
    const look = `${file.size}/${file.stamp}`;
    lastLook.set(file.name, look);
    if (before.get(file.name) !== look || isSeen(context, inbox, file)) continue;
    const outcome = await takeFile(context, inbox, file);
    if (!outcome.ok) return { taken, code: outcome.error.code };
    if (outcome.value) taken += 1;
  }
  return { taken, code: null };
}

/** true: it was taken in (whatever the verdict) and moved away. */
async function takeFile(
  context: SignedInContext,
  inbox: string,
  file: FoundBundle,
): Promise<Result<boolean, AppError>> {
  try {
    const aside = await takeAside(context, file.path);
    // Still being written, or held by another program: the next look may fare better.
    if (!aside.ok || aside.value.size !== file.size) return ok(false);
    const { path, fingerprint } = aside.value;
    const isForeign =
      (await formOf(path)) === 'part' ||
      (await whomFor(context, { path, fileName: file.name })) === 'foreign';
    if (isForeign) {
      await dropAside(aside.value);
      leaveAlone(context, inbox, file, 'foreign');
      return ok(false);
    }
    note(context, { way: 'folder', event: 'found', fileName: file.name, place: inbox, fingerprint });
    const item = await importOne(context, await offerForImport(context, aside.value, file.name));
    if (!item.ok) return item;
    await moveAway(context, inbox, file, item.value);
    return ok(true);
  } catch (error) {
    return fail(toAppError(error, context.services.logger));
  }
}

/** Moves a file that was taken in, its verdict before its name. One that cannot be moved is remembered instead. */
async function moveAway(
  context: SignedInContext,
  inbox: string,
  file: FoundBundle,
  { verdict, code, bundleId }: Item,
): Promise<void> {
  const time = momentOf(context.services.clock).replaceAll(/[-:]/g, '').replace(/\..*$/, 'Z');
  const word = code === null ? VERDICT_WORDS[verdict] : `${VERDICT_WORDS[verdict]}-${code}`;
  const home = join(inbox, DONE_FOLDER);
  const entry = { way: 'folder', bundleId, fileName: file.name, place: home, code } as const;
  try {
    const now = await stat(file.path);
    // Another file of that name came meanwhile: it stays for the next look.
    if (`${now.size}/${Math.floor(now.mtimeMs)}` !== `${file.size}/${file.stamp}`) return;
    await mkdir(home, { recursive: true });
    await rename(file.path, join(home, `${time}_${word}_${file.name}`));
    note(context, { ...entry, event: 'moved' });
  } catch (error) {
    leaveAlone(context, inbox, file, verdict);
    const failure = toAppError(error, context.services.logger).code;
    note(context, { ...entry, event: 'failed', code: failure });
  }
}

function isSeen({ folder }: SignedInContext, place: string, { name, stamp, size }: FoundBundle): boolean {
  return wasSeen(folder.db.read, { way: 'folder', place, name, stamp: `${stamp}/${size}` });
}

function leaveAlone(context: SignedInContext, place: string, file: FoundBundle, verdict: string): void {
  const { name, stamp, size } = file;
  runUseCase(context, context.actor.username, (writing) => {
    const seen = { way: 'folder', place, name, stamp: `${stamp}/${size}`, size, verdict } as const;
    markSeen(writing.db, { ...seen, at: writing.at });
    noteTransport(context, writing, { way: 'folder', event: 'leftAlone', fileName: name, place });
    return ok(null);
  });
}

function note(context: SignedInContext, entry: LogEntry): void {
  runUseCase(context, context.actor.username, (writing) => {
    noteTransport(context, writing, entry);
    return ok(null);
  });
}

/** Copies a bundle into the outgoing folder, compared after writing. */
export async function copyIntoFolder(
  { services }: SignedInContext,
  { outbox }: WatchedFolder,
  { path, fileName }: OutgoingFile,
): Promise<Result<{ readonly place: string; readonly fileName: string }, AppError>> {
  const { places, medium } = services.transport;
  if (outbox === null || !(await places.isFolder(outbox))) {
    return fail(appError('PLACE_NOT_FOUND', { path: outbox ?? '' }));
  }
  const copied = await copyVerified(medium, path, outbox, fileName);
  return copied.ok ? ok({ place: outbox, fileName: copied.value.fileName }) : copied;
}
