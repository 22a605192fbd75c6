import type { InboxItem } from '#shared/contract/channels/exchange.ts';
import { bundleKindSchema } from '#shared/schemas/bundle.ts';
import { appError } from '#shared/contract/errors.ts';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import type { BundleError } from '#shared/domain/bundle/errors.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import { insertInbox } from '#db/queries/exchange.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { checkNewFiles } from '#electron/features/evidence/check-new-files.ts';
import type { ImportRun, Judged, Judgement, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { keepAccepted, keepRefused } from '#electron/features/exchange/inbox-files.ts';
import { judgeAtCity } from '#electron/features/exchange/judge-at-city.ts';
import { judgeFromCity } from '#electron/features/exchange/judge-from-city.ts';
import { rememberPassed } from '#electron/features/exchange/judge-submission.ts';
import { withArrival, type Arrival, type OfferedFile } from '#electron/features/exchange/open-arrival.ts';
import { putPartsIntoOutbox } from '#electron/features/exchange/repair.ts';
import { resolveSender } from '#electron/features/exchange/resolve-sender.ts';
import { rememberReport } from '#electron/features/reports/take-report.ts';
import { rememberStatistics } from '#electron/features/statistics/take-statistics.ts';
import { judgePart } from '#electron/features/work/judge-part.ts';
import { noteKeyOffer } from '#electron/features/keys/key-offers.ts';
import { withBundle, type VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';
import { momentOf } from '#electron/services/clock/clock.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** What became of one file; `genuine`: whose signature was right, so that a receipt may be sent. */
export interface Received {
  readonly item: InboxItem;
  readonly genuine: BundleHeader | null;
}

/** Why a file is not taken in, or is kept aside. */
interface Refusal {
  readonly step: BundleError['step'];
  readonly code: string;
  readonly subject: string;
}

interface Outcome {
  readonly verdict: InboxItem['verdict'];
  readonly error: Refusal | null;
  readonly check: InboxItem['check'];
  readonly merge?: InboxItem['merge'];
}

/** What is known of a file so far; grows as the steps pass. */
interface Known {
  header: BundleHeader | null;
  bundle: VerifiedBundle | null;
}

/** Receives one file, encrypted or not; see `receiveArrival`. */
export function receiveBundle(
  context: SignedInContext,
  run: ImportRun,
  file: OfferedFile,
): Promise<Received> {
  return withArrival(context.folder.paths, file, run.dryRun, (arrival) =>
    receiveArrival(context, run, arrival),
  );
}

/** Sets a file aside that never became a bundle, with its reason. */
export async function refuseFile(
  context: SignedInContext,
  run: ImportRun,
  file: OfferedFile,
  error: BundleError,
): Promise<InboxItem> {
  const { sha256 } = await sha256OfFile(file.path);
  const arrival: Arrival = { file, path: file.path, sha256, isOurs: false, wasEncrypted: false, error: null };
  return (await settle(context, run, arrival, fail(error), { header: null, bundle: null })).item;
}

/**
 * Receives one file: parse, structure, signature, policy. A dry run checks all four and writes nothing. A real run
 * stores evidence first, then writes all rows and the verdict in one transaction; a refused file is set aside with
 * its reason. Throws only where the disk fails.
 */
async function receiveArrival(context: SignedInContext, run: ImportRun, arrival: Arrival): Promise<Received> {
  const { folder } = context;
  const scope: JudgeScope = { db: folder.db.read, run };
  const known: Known = { header: null, bundle: null };
  if (arrival.error) return settle(context, run, arrival, fail(arrival.error), known);
  const read = await withBundle(
    arrival.path,
    {
      stagingDir: run.dryRun ? null : folder.paths.staging,
      knownSha256: arrival.sha256,
      resolveSenderKey: (header, payload) => {
        known.header = header;
        return resolveSender(scope, header, payload);
      },
      onOtherKey: (header, payload) => {
        if (!run.dryRun) noteKeyOffer(context, header, payload, arrival.file.fileName);
      },
    },
    async (bundle): Promise<Result<Judgement, Refusal>> => {
      known.bundle = bundle;
      const judged = judge(scope, bundle);
      if (!judged.ok) return judged;
      if (run.dryRun) {
        if (judged.value.verdict !== 'alreadyHeld') remember(scope, bundle);
        return judged;
      }
      await keepFiles(context, bundle, judged.value, arrival);
      const taken = takeIn(context, run, bundle, arrival);
      if (taken.ok && bundle.payload.kind === 'part') await checkNewFiles(context, context.actor.username);
      return taken;
    },
  );
  return settle(context, run, arrival, read.ok ? read.value : read, known);
}

async function settle(
  context: SignedInContext,
  run: ImportRun,
  arrival: Arrival,
  judged: Result<Judgement, Refusal>,
  known: Known,
): Promise<Received> {
  const { file, sha256 } = arrival;
  const outcome = toOutcome(judged);
  const item = toItem(file, known, sha256, outcome, momentOf(context.services.clock));
  if (!run.dryRun && outcome.verdict === 'refused') await noteRefused(context, arrival, item, known);
  return { item, genuine: known.bundle?.header ?? null };
}

function judge(scope: JudgeScope, bundle: VerifiedBundle): Judged {
  const { payload } = bundle;
  if (scope.run.own.side === 'ward')
    return payload.kind === 'part' ? judgePart(scope, bundle, payload.part) : judgeFromCity(scope, bundle);
  return judgeAtCity(scope, bundle);
}

function remember(scope: JudgeScope, bundle: VerifiedBundle): void {
  if (bundle.payload.kind === 'part') scope.run.passed.set(bundle.header.bundleId, []);
  if (bundle.payload.kind === 'submission') rememberPassed(scope, bundle, bundle.payload);
  if (bundle.payload.kind === 'statistics') rememberStatistics(scope, bundle, bundle.payload);
  if (bundle.payload.kind === 'report') rememberReport(scope, bundle, bundle.payload);
}

/** Files before rows: a crash in between leaves files without rows, which harm nobody. */
async function keepFiles(
  { folder }: SignedInContext,
  bundle: VerifiedBundle,
  { verdict }: Judgement,
  arrival: Arrival,
): Promise<void> {
  if (verdict === 'alreadyHeld') return;
  if (bundle.payload.kind === 'repair')
    await putPartsIntoOutbox(folder, bundle.header, bundle.payload.repair);
  await keepAccepted(folder.paths, arrival, bundleFileName(bundle.header), bundle.staged);
}

/** One transaction per bundle. The policy is asked once more inside it: files were written since. */
function takeIn(
  context: SignedInContext,
  run: ImportRun,
  bundle: VerifiedBundle,
  { file, sha256 }: Arrival,
): Result<Judgement, Refusal> {
  const known: Known = { header: bundle.header, bundle };
  const taken = runUseCase(context, context.actor.username, (writing) => {
    const judged = judge({ db: writing.db, run }, bundle);
    if (!judged.ok) return fail(toRefusal(judged.error));
    const rows = judged.value.take(writing, context.services, context);
    if (!rows.ok) return rows;
    const item = toItem(file, known, sha256, toOutcome(judged), writing.at);
    writeInbox(context, writing, item, known, null);
    return ok(judged.value);
  });
  return taken.ok ? taken : fail(taken.error.details);
}

function toRefusal({ step, code, subject }: BundleError) {
  return appError('BUNDLE_REFUSED', { step, code, subject });
}

function toOutcome(judged: Result<Judgement, Refusal>): Outcome {
  if (!judged.ok) return { verdict: 'refused', error: judged.error, check: null };
  const { verdict, code, subject = '', check = null, merge } = judged.value;
  return {
    verdict,
    check,
    ...(merge && { merge }),
    error: code === null ? null : { step: 'policy', code, subject },
  };
}

function toItem(
  { fileName }: OfferedFile,
  { header, bundle }: Known,
  fingerprint: string,
  { verdict, error, check, merge }: Outcome,
  receivedAt: string,
): InboxItem {
  const kind = bundleKindSchema.safeParse(header?.kind);
  const payload = bundle?.payload;
  return {
    fileName,
    verdict,
    step: error?.step ?? null,
    code: error?.code ?? null,
    subject: error?.subject ?? '',
    kind: kind.success ? kind.data : null,
    bundleId: header?.bundleId ?? null,
    fingerprint,
    senderName: header?.sender.name ?? null,
    revision: header?.revision ?? null,
    total: payload?.kind === 'submission' ? payload.revision.totals.points : null,
    check,
    ...(merge && { merge: { ...merge } }),
    receivedAt,
  };
}

async function noteRefused(
  context: SignedInContext,
  arrival: Arrival,
  item: InboxItem,
  known: Known,
): Promise<void> {
  const keptName = await keepRefused(context.folder.paths, arrival, item.receivedAt);
  runUseCase(context, context.actor.username, (writing) => {
    writeInbox(context, writing, item, known, keptName);
    return ok(null);
  });
}

function writeInbox(
  { services }: SignedInContext,
  writing: Parameters<Parameters<typeof runUseCase>[2]>[0],
  item: InboxItem,
  { header }: Known,
  keptName: string | null,
): void {
  const { check, ...row } = item;
  const { step, code, verdict, fileName, fingerprint } = item;
  insertInbox(writing.db, {
    ...row,
    checkJson: check === null ? null : canonicalJson(check),
    id: newId(services.clock),
    senderId: header?.sender.unitId ?? null,
    roundId: header?.round?.id ?? null,
    keptName,
  });
  const subject = item.bundleId ?? fileName;
  writing.audit({
    action: 'exchange.importBundles',
    subject,
    details: { fileName, fingerprint, verdict, step, code },
  });
}
