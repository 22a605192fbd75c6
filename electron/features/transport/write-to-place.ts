import { join } from 'node:path';
import type { z } from 'zod';
import type { writePlanSchema, WriteResult } from '#shared/contract/channels/transport-results.ts';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { OutboxRow } from '#db/queries/outbox.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { listPlaces, requirePlace } from '#electron/features/transport/list-places.ts';
import {
  markLeft,
  prepareOutgoing,
  isEncryptable,
  requireOutbox,
  type OutgoingFile,
} from '#electron/features/transport/outgoing.ts';
import { noteTransport } from '#electron/features/transport/transport-log.ts';
import { copyVerified, type VerifiedCopy } from '#electron/features/transport/verified-copy.ts';

type WritePlan = z.infer<typeof writePlanSchema>;
type WrittenFile = WriteResult['files'][number];

/** Encryption adds a header and a little per 64 kB; a file system rounds up to whole blocks. */
const ROOM_PER_FILE = 64 * 1024;

/** What writing would take and whether it fits. Writes nothing. */
export async function planWrite(
  context: SignedInContext,
  bundleIds: readonly string[],
  path: string,
): Promise<Result<WritePlan, AppError<'FILE_NOT_FOUND' | 'PLACE_NOT_FOUND'>>> {
  const rows = requireOutbox(context, bundleIds);
  if (!rows.ok) return rows;
  const place = await requirePlace(context, path);
  if (!place.ok) return place;
  const { freeBytes, writable } = place.value;
  const neededBytes = rows.value.reduce((sum, { size }) => sum + neededFor(size), 0);
  const files = rows.value.map((row) => {
    const { bundleId, fileName, size, receiverName } = row;
    return { bundleId, fileName, size, receiverName, encryptable: isEncryptable(context, row) };
  });
  const enough = freeBytes === null || freeBytes >= neededBytes;
  return ok({ files, neededBytes, freeBytes, enough, writable });
}

function neededFor(size: number): number {
  return size + Math.ceil(size / 4096) + ROOM_PER_FILE;
}

/** Starts the job that writes bundles to a stick or folder. It does not start where they would not fit. */
export async function writeToPlace(
  context: SignedInContext,
  input: ParsedInputOf<'transport.writeToPlace'>,
): Promise<Result<{ jobId: string }, AppError<'FILE_NOT_FOUND' | 'PLACE_NOT_FOUND' | 'NOT_ENOUGH_SPACE'>>> {
  const { bundleIds, place, folderName, encrypt } = input;
  const plan = await planWrite(context, bundleIds, place);
  if (!plan.ok) return plan;
  const { neededBytes, freeBytes, enough } = plan.value;
  if (!enough) {
    return fail(appError('NOT_ENOUGH_SPACE', { path: place, neededBytes, freeBytes: freeBytes ?? 0 }));
  }
  const rows = requireOutbox(context, bundleIds);
  if (!rows.ok) return rows;
  const order: Order = { rows: rows.value, place, folder: join(place, folderName ?? ''), encrypt };
  const work = (job: JobControl) => holdFolder(context, () => writeAll(context, order, job));
  return ok({ jobId: context.services.jobs.start('writeToPlace', work) });
}

interface Order {
  readonly rows: readonly OutboxRow[];
  readonly place: string;
  readonly folder: string;
  readonly encrypt: boolean;
}

async function writeAll(
  context: SignedInContext,
  { rows, place, folder, encrypt }: Order,
  job: JobControl,
): Promise<Result<WriteResult, AppError>> {
  const { medium } = context.services.transport;
  const before = await medium.space(place);
  const files: WrittenFile[] = [];
  let safeToRemove = true;
  for (const [index, row] of rows.entries()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    await job.progress(index, rows.length, row.fileName);
    const prepared = await prepareOutgoing(context, row, encrypt);
    if (!prepared.ok) return prepared;
    const copied = await copyOut(context, prepared.value, place, folder);
    if (!copied.ok) return copied;
    safeToRemove &&= copied.value.flushed;
    files.push(noteWritten(context, prepared.value, folder, copied.value));
  }
  // The folder's own name may be new on the medium.
  if (folder !== place) safeToRemove = (await medium.syncFolder(place)) && safeToRemove;
  await job.progress(rows.length, rows.length, '');
  const after = await medium.space(place);
  const freeBytesBefore = before?.free ?? null;
  return ok({ place, folder, files, freeBytesBefore, freeBytesAfter: after?.free ?? null, safeToRemove });
}

/** A stick pulled out in between leaves a folder of the system's own disk: each file asks again. */
async function copyOut(
  context: SignedInContext,
  { path, fileName }: OutgoingFile,
  place: string,
  folder: string,
): Promise<Result<VerifiedCopy, AppError<'PLACE_NOT_FOUND' | 'WRITE_CHECK_FAILED'>>> {
  const gone = fail(appError('PLACE_NOT_FOUND', { path: place }));
  if (!(await isOffered(context, place))) return gone;
  const { medium } = context.services.transport;
  try {
    if (folder !== place) await medium.makeFolder(folder);
    return await copyVerified(medium, path, folder, fileName);
  } catch (error) {
    if (!(await isOffered(context, place))) return gone;
    throw error;
  }
}

async function isOffered(context: SignedInContext, place: string): Promise<boolean> {
  return (await listPlaces(context)).some(({ path }) => path === place);
}

function noteWritten(
  context: SignedInContext,
  { row, size, fingerprint, encrypted }: OutgoingFile,
  folder: string,
  { fileName, wasThere, comparedWith }: VerifiedCopy,
): WrittenFile {
  const { bundleId } = row;
  runUseCase(context, context.actor.username, (writing) => {
    markLeft(writing, bundleId);
    noteTransport(context, writing, {
      way: 'usb',
      event: 'written',
      bundleId,
      fileName,
      place: folder,
      fingerprint,
    });
    const details = { fileName, folder, fingerprint, encrypted, comparedWith };
    writing.audit({ action: 'transport.writeToPlace', subject: bundleId, details });
    return ok(null);
  });
  return { bundleId, fileName, size, fingerprint, encrypted, wasThere, comparedWith };
}
