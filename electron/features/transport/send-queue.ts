import { bundleKindSchema } from '#shared/schemas/bundle.ts';
import { appError, type AppError, type ErrorCode } from '#shared/contract/errors.ts';
import { waitAfter } from '#shared/domain/transport/backoff.ts';
import { mayGoByItself } from '#shared/domain/transport/going-out.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { findOutbox } from '#db/queries/outbox.ts';
import {
  dequeueTransport,
  enqueueTransport,
  listDueTransport,
  listNeverSent,
  postponeTransport,
  type SelfWay,
  type TransportQueueRow,
} from '#db/queries/transport.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { toAppError } from '#electron/backend/unexpected.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import {
  markLeft,
  prepareOutgoing,
  requireOutbox,
  type OutgoingFile,
} from '#electron/features/transport/outgoing.ts';
import { readTransportSettings, sendsSince } from '#electron/features/transport/settings.ts';
import { noteTransport } from '#electron/features/transport/transport-log.ts';
import { momentOf } from '#electron/services/clock/clock.ts';

/** Brings one file out by a way; gives where it lies and under which name. */
export type SendFile = (
  file: OutgoingFile,
) => Promise<Result<{ readonly place: string; readonly fileName: string }, AppError>>;

/** While these last, no other file would fare better. */
const WAY_IS_DOWN: ReadonlySet<ErrorCode> = new Set([
  'PLACE_NOT_FOUND',
  'FOLDER_NOT_WRITABLE',
  'DISK_FULL',
  'SERVER_UNREACHABLE',
  'SERVER_REFUSED_PASSWORD',
  'SERVER_FOLDER_NOT_FOUND',
  'SERVER_NO_SPACE',
  'TLS_REQUIRED',
  'TLS_NOT_TRUSTED',
]);

/** What a look at the queue came to. `code`: why the way is down; null: it is not. */
export interface SendOutcome {
  readonly sent: number;
  readonly code: ErrorCode | null;
}

/**
 * Sends what is due by a way: new bundles since it was set up, and what failed before. A failed one waits longer each
 * time; nothing is ever given up. `atOnce`: whatever waits is due.
 */
export async function sendDue(
  context: SignedInContext,
  way: SelfWay,
  atOnce: boolean,
  send: SendFile,
): Promise<SendOutcome> {
  queueNew(context, way);
  const { services, folder } = context;
  const at = atOnce ? '9999' : momentOf(services.clock);
  let sent = 0;
  for (const item of listDueTransport(folder.db.read, way, at)) {
    const outcome = await sendOne(context, item, send);
    if (outcome.ok) sent += 1;
    else {
      postpone(context, item, outcome.error.code);
      if (WAY_IS_DOWN.has(outcome.error.code)) return { sent, code: outcome.error.code };
    }
  }
  return { sent, code: null };
}

function queueNew(context: SignedInContext, way: SelfWay): void {
  const db = context.folder.db.read;
  const since = sendsSince(db, way);
  const rows = since === null ? [] : listNeverSent(db, way, since);
  const going = rows.filter(({ kind }) => mayGoByItself(bundleKindSchema.parse(kind)));
  if (going.length > 0) queue(context, going, way);
}

async function sendOne(
  context: SignedInContext,
  { bundleId, way }: TransportQueueRow,
  send: SendFile,
): Promise<Result<null, AppError>> {
  try {
    const { encrypt } = readTransportSettings(context.folder.db.read);
    const row = findOutbox(context.folder.db.read, bundleId);
    if (!row) return fail(appError('FILE_NOT_FOUND', { name: bundleId }));
    const prepared = await prepareOutgoing(context, row, encrypt);
    if (!prepared.ok) return prepared;
    const sent = await send(prepared.value);
    if (!sent.ok) return sent;
    const { fingerprint, encrypted } = prepared.value;
    runUseCase(context, context.actor.username, (writing) => {
      dequeueTransport(writing.db, bundleId, way);
      markLeft(writing, bundleId);
      noteTransport(context, writing, { way, event: 'sent', bundleId, fingerprint, ...sent.value });
      const details = { way, fingerprint, encrypted, ...sent.value };
      writing.audit({ action: 'transport.send', subject: bundleId, details });
      return ok(null);
    });
    return ok(null);
  } catch (error) {
    return fail(toAppError(error, context.services.logger));
  }
}

function postpone(context: SignedInContext, item: TransportQueueRow, code: ErrorCode): void {
  const { bundleId, way, lastCode } = item;
  const attempts = item.attempts + 1;
  const next = context.services.clock.now().getTime() + waitAfter(attempts) * 1000;
  runUseCase(context, context.actor.username, (writing) => {
    const nextAttemptAt = new Date(next).toISOString();
    postponeTransport(writing.db, { bundleId, way, attempts, nextAttemptAt, lastCode: code });
    // The same failure again is no news: the log must not grow while nobody is there.
    if (code !== lastCode) {
      const fileName = findOutbox(writing.db, bundleId)?.fileName ?? '';
      noteTransport(context, writing, { way, event: 'failed', bundleId, fileName, place: '', code });
    }
    return ok(null);
  });
}

/** Queues bundles to go out by a way, also where they went before. A setup bundle goes by hand only. */
export function sendAgain(
  context: SignedInContext,
  bundleIds: readonly string[],
  way: SelfWay,
): Result<Record<string, never>, AppError<'FILE_NOT_FOUND' | 'WAY_NOT_SET_UP' | 'NOT_BY_THIS_WAY'>> {
  if (sendsSince(context.folder.db.read, way) === null) return fail(appError('WAY_NOT_SET_UP', {}));
  const rows = requireOutbox(context, bundleIds);
  if (!rows.ok) return rows;
  const byHand = rows.value.find(({ kind }) => !mayGoByItself(bundleKindSchema.parse(kind)));
  if (byHand) return fail(appError('NOT_BY_THIS_WAY', { name: byHand.fileName }));
  queue(context, rows.value, way);
  return ok({});
}

function queue(
  context: SignedInContext,
  rows: readonly { readonly bundleId: string; readonly fileName: string }[],
  way: SelfWay,
): void {
  runUseCase(context, context.actor.username, (writing) => {
    for (const { bundleId, fileName } of rows) {
      enqueueTransport(writing.db, { bundleId, way, queuedAt: writing.at });
      noteTransport(context, writing, { way, event: 'queued', bundleId, fileName, place: '' });
    }
    return ok(null);
  });
}
