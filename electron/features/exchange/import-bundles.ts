import type { ImportResult, InboxItem, WaitingParts } from '#shared/contract/channels/exchange.ts';
import type { Side } from '#shared/contract/channel.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { BundleKind } from '#shared/schemas/bundle.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { listAllOutbox } from '#db/queries/outbox.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { JobControl } from '#electron/backend/jobs.ts';
import { toAppError } from '#electron/backend/unexpected.ts';
import { startRun, type ImportRun } from '#electron/features/exchange/bundle-verdict.ts';
import { inTurn } from '#electron/features/exchange/in-turn.ts';
import { isPart, takePart, withJoined, type RunParts } from '#electron/features/exchange/import-parts.ts';
import type { OfferedFile } from '#electron/features/exchange/open-arrival.ts';
import { receiveBundle, refuseFile, type Received } from '#electron/features/exchange/receive-bundle.ts';
import { sendReceipt } from '#electron/features/exchange/send-receipt.ts';
import { holdFolder } from '#electron/features/exchange/hold-folder.ts';
import type { PartFile } from '#electron/services/bundle/join-parts.ts';
import { momentOf } from '#electron/services/clock/clock.ts';

/** Kinds answered with a receipt, by side. */
const ANSWERED: Readonly<Record<Side, readonly BundleKind[]>> = {
  city: ['submission', 'statistics', 'report'],
  ward: ['feedback', 'results'],
};

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
  const run = startRun(readInstallation(folder.db.read), folder.paths, dryRun);
  const work = (job: JobControl) => holdFolder(context, () => takeAll(context, run, files, job));
  return ok({ jobId: services.jobs.start('importBundles', work) });
}

async function takeAll(
  context: SignedInContext,
  run: ImportRun,
  files: readonly OfferedFile[],
  job: JobControl,
): Promise<Result<ImportResult, AppError>> {
  const result: Gathered = { items: [], waiting: [], receiptBundleIds: [] };
  const parts: RunParts = new Map();
  for (const [index, file] of files.entries()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    await job.progress(index, files.length, file.fileName);
    const taken = await inTurn(context.folder, () => takeOne(context, run, file, parts));
    if (!taken.ok) return taken;
    gather(result, taken.value);
  }
  for (const group of parts.values()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    const taken = await inTurn(context.folder, () => takeGroup(context, run, group));
    if (!taken.ok) return taken;
    gather(result, taken.value);
  }
  await job.progress(files.length, files.length, '');
  return ok({ dryRun: run.dryRun, ...result });
}

interface Gathered {
  readonly items: InboxItem[];
  readonly waiting: WaitingParts[];
  readonly receiptBundleIds: string[];
}

/** What came of one file: a verdict, or a part that waits; `waiting` where a group is not complete. */
interface Taken {
  readonly item: InboxItem | null;
  readonly waiting: WaitingParts | null;
  readonly receiptId: string | null;
}

function gather(result: Gathered, { item, waiting, receiptId }: Taken): void {
  if (item) result.items.push(item);
  if (waiting) result.waiting.push(waiting);
  if (receiptId !== null) result.receiptBundleIds.push(receiptId);
}

function takenItem(item: InboxItem, receiptId: string | null = null): Taken {
  return { item, waiting: null, receiptId };
}

/** Joins parts where all are there, and takes in what comes out; otherwise says what is missing. */
function takeGroup(
  context: SignedInContext,
  run: ImportRun,
  group: ReadonlyMap<number, PartFile>,
): Promise<Result<Taken, AppError>> {
  const [first] = group.values();
  const named = { path: '', fileName: first?.header.fileName ?? '' };
  return guarded(context, named, () =>
    withJoined(context, group, run.dryRun, async (joined): Promise<Result<Taken, AppError>> => {
      if (joined.kind === 'waiting') return ok({ item: null, waiting: joined.waiting, receiptId: null });
      if (joined.kind === 'joined') return takeWhole(context, run, joined.file);
      return ok(takenItem(await refuseFile(context, run, joined.file, joined.error)));
    }),
  );
}

function takeOne(
  context: SignedInContext,
  run: ImportRun,
  file: OfferedFile,
  parts: RunParts,
): Promise<Result<Taken, AppError>> {
  return guarded(context, file, async () => {
    if (!(await isPart(file))) return takeWhole(context, run, file);
    const error = await takePart(context, file, run.dryRun, parts);
    if (!error) return ok({ item: null, waiting: null, receiptId: null });
    return ok(takenItem(await refuseFile(context, run, file, error)));
  });
}

/** Kinds that bring the city a ward's keys the first time. */
const INTRODUCING: ReadonlySet<string> = new Set<BundleKind>(['submission', 'statistics', 'report']);

/** A city knows its wards; a ward's key is known to the city once it sent something, its receipts are not before. */
function isKnownThere({ folder }: SignedInContext, { own }: ImportRun): boolean {
  return own.side === 'city' || listAllOutbox(folder.db.read).some(({ kind }) => INTRODUCING.has(kind));
}

async function takeWhole(
  context: SignedInContext,
  run: ImportRun,
  file: OfferedFile,
): Promise<Result<Taken, AppError>> {
  const received = await receiveBundle(context, run, file);
  if (run.dryRun || !deservesReceipt(run, received) || !isKnownThere(context, run))
    return ok(takenItem(received.item));
  const sent = await sendReceipt(context, received.genuine, received.item);
  return sent.ok ? ok(takenItem(received.item, sent.value)) : sent;
}

/** A full or read-only disk stops everything; whatever else is wrong with one file must not stop the others. */
async function guarded(
  context: SignedInContext,
  file: OfferedFile,
  work: () => Promise<Result<Taken, AppError>>,
): Promise<Result<Taken, AppError>> {
  try {
    return await work();
  } catch (error) {
    const failure = toAppError(error, context.services.logger);
    if (failure.code === 'DISK_FULL' || failure.code === 'FOLDER_NOT_WRITABLE') return fail(failure);
    return ok(takenItem(unreadable(context, file)));
  }
}

/**
 * What turns a record green or red gets an answer if it is genuine and meant for us, whatever the verdict: at the city
 * submissions, statistics and reports, at a ward feedback and results. Anything else gets none.
 */
function deservesReceipt(
  run: ImportRun,
  received: Received,
): received is Received & { readonly genuine: NonNullable<Received['genuine']> } {
  const { genuine } = received;
  return (
    genuine !== null &&
    ANSWERED[run.own.side].some((kind) => kind === genuine.kind) &&
    genuine.receiver.unitId === run.own.unitId
  );
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
    check: null,
    receivedAt: momentOf(services.clock),
  };
}
