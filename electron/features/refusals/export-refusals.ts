import { join } from 'node:path';
import type { ExportedRefusals } from '#shared/contract/channels/refusals.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { isBundleFileName } from '#shared/domain/transport/file-names.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { listInboxByIds, type InboxRow } from '#db/queries/exchange.ts';
import { readInstallation } from '#db/queries/installation.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { refusedFolder } from '#electron/features/exchange/inbox-files.ts';
import { safeName } from '#electron/services/files/safe-name.ts';
import { refusalLetter, type RefusedFile } from '#electron/features/refusals/refusal-letter.ts';
import { sendFile } from '#electron/features/send-file.ts';
import { requirePlace } from '#electron/features/transport/list-places.ts';
import { copyVerified } from '#electron/features/transport/verified-copy.ts';
import { bytesEntry, fileEntry, writeZip } from '#electron/services/archive/zip-writer.ts';
import { looksEncrypted, readHead } from '#electron/services/bundle/encrypt-bundle.ts';
import { todayOf } from '#electron/services/clock/clock.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { sizeOf } from '#electron/services/files/durable-file.ts';

const LETTER_NAME = 'ly-do.html';

/** Starts the job that puts refused files and the reasons into one file, offered here or written to a place. */
export async function exportRefusals(
  context: SignedInContext,
  inboxIds: readonly string[],
  place: string | null,
): Promise<Result<{ jobId: string }, AppError<'FILE_NOT_FOUND' | 'PLACE_NOT_FOUND'>>> {
  const { services, folder } = context;
  const ids = [...new Set(inboxIds)];
  const rows = listInboxByIds(folder.db.read, ids);
  const missing = ids.find((id) => !rows.some((row) => row.id === id && row.keptName !== null));
  if (missing !== undefined) return fail(appError('FILE_NOT_FOUND', { name: missing }));
  if (place !== null) {
    const offered = await requirePlace(context, place);
    if (!offered.ok) return offered;
  }
  const work = (job: JobControl) => holdFolder(context, () => exportAll(context, rows, place, job));
  return ok({ jobId: services.jobs.start('exportRefusals', work) });
}

async function exportAll(
  context: SignedInContext,
  rows: readonly InboxRow[],
  place: string | null,
  job: JobControl,
): Promise<Result<ExportedRefusals, AppError>> {
  const { folder, services } = context;
  const files: RefusedFile[] = [];
  for (const [index, row] of rows.entries()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    await job.progress(index, rows.length, row.fileName);
    const file = await findKept(refusedFolder(folder.paths), row, index + 1);
    if (!file) return fail(appError('FILE_NOT_READABLE', { name: row.fileName }));
    files.push(file);
  }
  const fileName = `tep-khong-nhan_${todayOf(services.clock)}_${files.length}-tep.zip`;
  const path = services.files.reserveFile(fileName);
  const { unitName } = readInstallation(folder.db.read);
  const letter = bytesEntry(LETTER_NAME, refusalLetter(unitName, files));
  const sources = files.map((file) => fileEntry(file.entryName, file.path));
  const { size, fingerprint } = await writeZip([letter, ...sources], path);
  const made = { count: files.length, fileName, size, fingerprint };
  const handed =
    place === null
      ? ok({ ...made, file: await sendFile(services, path, fileName), written: null })
      : await writeTo(context, path, made, place);
  if (!handed.ok) return handed;
  await job.progress(rows.length, rows.length, '');
  runUseCase(context, context.actor.username, ({ audit }) => {
    audit({
      action: 'refusals.exportFiles',
      subject: handed.value.fileName,
      details: { inboxIds: rows.map(({ id }) => id).join(','), fingerprint, place },
    });
    return ok(null);
  });
  return handed;
}

type Made = Pick<ExportedRefusals, 'count' | 'fileName' | 'size' | 'fingerprint'>;

async function writeTo(
  context: SignedInContext,
  path: string,
  made: Made,
  place: string,
): Promise<Result<ExportedRefusals, AppError>> {
  const { medium } = context.services.transport;
  const offered = await requirePlace(context, place);
  if (!offered.ok) return offered;
  const copied = await copyVerified(medium, path, place, made.fileName);
  if (!copied.ok) return copied;
  const { fileName, comparedWith, flushed } = copied.value;
  return ok({ ...made, fileName, file: null, written: { place, comparedWith, safeToRemove: flushed } });
}

/** The kept copy of a refused file; null where it is gone or is not what was refused. */
async function findKept(folder: string, row: InboxRow, number: number): Promise<RefusedFile | null> {
  const path = join(folder, row.keptName ?? '');
  if ((await sizeOf(path)) === null) return null;
  const { sha256, size } = await sha256OfFile(path);
  // An encrypted file is kept as it came; what is noted then is the fingerprint of what was in it.
  const isNoted = sha256 === row.fingerprint || looksEncrypted(await readHead(path, 64));
  return isNoted ? { row, path, entryName: entryNameOf(row, number), sha256, size } : null;
}

/** A name that starts nothing when it is clicked, collides with no other and is no device: a number, and an ending we know. */
function entryNameOf({ fileName }: InboxRow, number: number): string {
  const name = safeName(fileName);
  return `tep/${String(number).padStart(4, '0')}_${isBundleFileName(name) ? name : `${name}.khong-nhan`}`;
}
