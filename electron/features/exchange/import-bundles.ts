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
import { sendReceipts, type Answerable } from '#electron/features/exchange/send-receipt.ts';
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
  const result: Gathered = { items: [], waiting: [], receiptBundleIds: [], unanswered: [] };
  const taken = await takeEach(context, run, files, job, result);
  // Whatever stopped the run: what was taken in is answered.
  const answered = await answer(context, result, 1);
  if (!taken.ok) return taken;
  if (!answered.ok) return answered;
  await job.progress(files.length, files.length, '');
  const { items, waiting, receiptBundleIds } = result;
  return ok({ dryRun: run.dryRun, items, waiting, receiptBundleIds });
}

async function takeEach(
  context: SignedInContext,
  run: ImportRun,
  files: readonly OfferedFile[],
  job: JobControl,
  result: Gathered,
): Promise<Result<null, AppError>> {
  const parts: RunParts = new Map();
  for (const [index, file] of files.entries()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    await job.progress(index, files.length, file.fileName);
    const taken = await inTurn(context.folder, () => takeOne(context, run, file, parts));
    if (!taken.ok) return taken;
    const gathered = await gather(context, result, taken.value);
    if (!gathered.ok) return gathered;
  }
  for (const group of parts.values()) {
    if (job.cancelled) return fail(appError('CANCELLED', {}));
    const taken = await inTurn(context.folder, () => takeGroup(context, run, group));
    if (!taken.ok) return taken;
    const gathered = await gather(context, result, taken.value);
    if (!gathered.ok) return gathered;
  }
  return ok(null);
}

/** Receipts made side by side: the disk flushes their files together. A crash leaves at most so many bundles unanswered, until they are offered again. */
const RECEIPTS_AT_ONCE = 16;

/** Answers what was taken in, once there is so much of it. */
async function answer(
  context: SignedInContext,
  result: Gathered,
  least: number,
): Promise<Result<null, AppError>> {
  if (result.unanswered.length < least) return ok(null);
  const answerables = result.unanswered.splice(0);
  try {
    const sent = await inTurn(context.folder, () => sendReceipts(context, answerables));
    if (!sent.ok) return sent;
    result.receiptBundleIds.push(...sent.value);
    return ok(null);
  } catch (error) {
    return fail(toAppError(error, context.services.logger));
  }
}

interface Gathered {
  readonly items: InboxItem[];
  readonly waiting: WaitingParts[];
  readonly receiptBundleIds: string[];
  /** Taken in, and not answered yet. */
  readonly unanswered: Answerable[];
}

/** What came of one file: a verdict, or a part that waits; `waiting` where a group is not complete. */
interface Taken {
  readonly item: InboxItem | null;
  readonly waiting: WaitingParts | null;
  readonly answerable: Answerable | null;
}

/** Adds what came of one file. A bundle that comes twice in one run waits for its receipt, which it gets again. */
async function gather(
  context: SignedInContext,
  result: Gathered,
  { item, waiting, answerable }: Taken,
): Promise<Result<null, AppError>> {
  if (item) result.items.push(item);
  if (waiting) result.waiting.push(waiting);
  if (!answerable) return ok(null);
  const { bundleId } = answerable.header;
  const isTwice = result.unanswered.some(({ header }) => header.bundleId === bundleId);
  const before = isTwice ? await answer(context, result, 1) : ok(null);
  result.unanswered.push(answerable);
  return before.ok ? answer(context, result, RECEIPTS_AT_ONCE) : before;
}

function takenItem(item: InboxItem, answerable: Answerable | null = null): Taken {
  return { item, waiting: null, answerable };
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
      if (joined.kind === 'waiting') return ok({ item: null, waiting: joined.waiting, answerable: null });
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
    if (!error) return ok({ item: null, waiting: null, answerable: null });
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
  return ok(takenItem(received.item, { header: received.genuine, item: received.item }));
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
