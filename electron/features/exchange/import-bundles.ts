import type { ImportResult, InboxItem } from '#shared/contract/channels/exchange.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { readInstallation } from '#db/queries/installation.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { toAppError } from '#electron/backend/unexpected.ts';
import { startRun, type ImportRun } from '#electron/features/exchange/bundle-verdict.ts';
import { inTurn } from '#electron/features/exchange/in-turn.ts';
import {
  receiveBundle,
  type OfferedFile,
  type Received,
} from '#electron/features/exchange/receive-bundle.ts';
import { sendReceipt } from '#electron/features/exchange/send-receipt.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import { momentOf } from '#electron/services/clock/clock.ts';

/** Starts the job that takes in uploaded bundle files; a dry run writes nothing and answers in the same shape. */
export function importBundles(
  context: SignedInContext,
  fileTokens: readonly string[],
  dryRun: boolean,
): Result<{ jobId: string }, AppError<'FILE_NOT_FOUND'>> {
  const { services, folder } = context;
  const files: OfferedFile[] = [];
  for (const token of fileTokens) {
    const upload = services.files.findUpload(token);
    if (!upload) return fail(appError('FILE_NOT_FOUND', { name: token }));
    files.push(upload);
  }
  const run = startRun(readInstallation(folder.db.read), dryRun);
  const work = (job: JobControl) => holdFolder(context, () => takeAll(context, run, files, job));
  return ok({ jobId: services.jobs.start('importBundles', work) });
}

async function takeAll(
  context: SignedInContext,
  run: ImportRun,
  files: readonly OfferedFile[],
  job: JobControl,
): Promise<Result<ImportResult, AppError>> {
  const items: InboxItem[] = [];
  const receiptBundleIds: string[] = [];
  for (const [index, file] of files.entries()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    await job.progress(index, files.length, file.fileName);
    const taken = await inTurn(context.folder, () => takeOne(context, run, file));
    if (!taken.ok) return taken;
    items.push(taken.value.item);
    if (taken.value.receiptId !== null) receiptBundleIds.push(taken.value.receiptId);
  }
  await job.progress(files.length, files.length, '');
  return ok({ dryRun: run.dryRun, items, receiptBundleIds });
}

interface Taken {
  readonly item: InboxItem;
  readonly receiptId: string | null;
}

async function takeOne(
  context: SignedInContext,
  run: ImportRun,
  file: OfferedFile,
): Promise<Result<Taken, AppError>> {
  try {
    const received = await receiveBundle(context, run, file);
    if (run.dryRun || !deservesReceipt(run, received)) return ok({ item: received.item, receiptId: null });
    const sent = await sendReceipt(context, received.genuine, received.item);
    return sent.ok ? ok({ item: received.item, receiptId: sent.value }) : sent;
  } catch (error) {
    const failure = toAppError(error, context.services.logger);
    // A full or read-only disk stops everything; whatever else is wrong with one file must not stop the others.
    if (failure.code === 'DISK_FULL' || failure.code === 'FOLDER_NOT_WRITABLE') return fail(failure);
    return ok({ item: unreadable(context, file), receiptId: null });
  }
}

/** A genuine submission meant for us gets an answer, whatever the verdict; anything else gets none. */
function deservesReceipt(
  run: ImportRun,
  received: Received,
): received is Received & { readonly genuine: NonNullable<Received['genuine']> } {
  const { genuine } = received;
  const isSubmission = run.own.side === 'city' && genuine?.kind === 'submission';
  return isSubmission && genuine.receiver.unitId === run.own.unitId;
}

function unreadable({ services }: SignedInContext, { fileName }: OfferedFile): InboxItem {
  return {
    fileName,
    verdict: 'refused',
    step: null,
    code: 'FILE_NOT_READABLE',
    subject: fileName,
    kind: null,
    bundleId: null,
    fingerprint: null,
    senderName: null,
    revision: null,
    total: null,
    receivedAt: momentOf(services.clock),
  };
}
