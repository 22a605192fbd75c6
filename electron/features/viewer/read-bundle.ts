import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import type { ViewedBundle } from '#shared/contract/channels/viewer.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { parseError, type BundleError } from '#shared/domain/bundle/errors.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { partFileName } from '#shared/domain/bundle/parts.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ResultsPayload } from '#shared/schemas/bundle-feedback.ts';
import type { ReportPayload } from '#shared/schemas/bundle-report.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { findPinnedKey } from '#db/queries/installation.ts';
import { findCriteriaSet, findRound } from '#db/queries/rounds.ts';
import { BUILTIN_SETS } from '#db/seed/builtin-sets.ts';
import type { CallContext } from '#electron/backend/context.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { hashCriteriaSet, loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { toDetails } from '#electron/features/viewer/viewed-details.ts';
import { toRows } from '#electron/features/viewer/viewed-rows.ts';
import { decryptBundle, looksEncrypted, readHead } from '#electron/services/bundle/encrypt-bundle.ts';
import {
  inspectBundle,
  withEvidence,
  type InspectedBundle,
} from '#electron/services/bundle/inspect-bundle.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { copyDurably } from '#electron/services/files/durable-file.ts';

type EvidenceError = AppError<'BUNDLE_REFUSED' | 'EVIDENCE_NOT_FOUND'>;
type ViewError = AppError<'FILE_NOT_FOUND' | 'BUNDLE_REFUSED'>;

/** What a bundle shows of itself, without taking anything in. */
export function viewBundle(
  context: CallContext,
  fileToken: string,
): Promise<Result<ViewedBundle, ViewError>> {
  return withReadable(context, fileToken, async (path, encrypted) => {
    const read = await inspectBundle(path);
    return read.ok ? ok(toView(context, read.value, encrypted)) : refused(read.error);
  });
}

/** One evidence file of a bundle, offered for opening. */
export async function openViewedEvidence(
  context: CallContext,
  fileToken: string,
  sha256: string,
): Promise<Result<SentFile, ViewError | AppError<'EVIDENCE_NOT_FOUND'>>> {
  const { services } = context;
  return withReadable(context, fileToken, (path, _encrypted, folder) =>
    withInspected(path, async (bundle): Promise<Result<SentFile, EvidenceError>> => {
      const fileName = toRows(bundle.payload, null).evidence.find((each) => each.sha256 === sha256)?.fileName;
      if (fileName === undefined) return fail(appError('EVIDENCE_NOT_FOUND', {}));
      const target = services.files.reserveFile(fileName);
      const taken = await withEvidence(path, sha256, join(folder, 'evidence'), (filePath) =>
        copyDurably(filePath, target),
      );
      if (!taken.ok) return refused(taken.error);
      if (taken.value === null) return fail(appError('EVIDENCE_NOT_FOUND', {}));
      return ok(await sendFile(services, target, fileName));
    }),
  );
}

async function withInspected<Value, Failure>(
  path: string,
  use: (bundle: InspectedBundle) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | AppError<'BUNDLE_REFUSED'>>> {
  const read = await inspectBundle(path);
  return read.ok ? use(read.value) : refused(read.error);
}

/** The bundle inside of an upload; an encrypted one is opened for whoever is signed in where the key lies. */
async function withReadable<Value, Failure>(
  { services, connection }: CallContext,
  fileToken: string,
  use: (path: string, encrypted: boolean, folder: string) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | ViewError>> {
  const upload = services.files.findUpload(fileToken);
  if (!upload) return fail(appError('FILE_NOT_FOUND', { name: '' }));
  const folder = await mkdtemp(`${services.files.reserveFile('view')}-`);
  try {
    if (!looksEncrypted(await readHead(upload.path, 64))) return await use(upload.path, false, folder);
    const open = connection.actor && !connection.locked ? connection.folder : null;
    if (!open) return refused(parseError('AGE_NEEDS_FOLDER', upload.fileName));
    const { identity } = readInstallationKeys(open.paths).receiving;
    const path = join(folder, 'bundle.cchc');
    const opened = await decryptBundle(upload.path, identity, path);
    return opened.ok ? await use(path, true, folder) : refused(opened.error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refused({ step, code, subject }: BundleError) {
  return fail(appError('BUNDLE_REFUSED', { step, code, subject }));
}

function toView(context: CallContext, bundle: InspectedBundle, encrypted: boolean): ViewedBundle {
  const { header, payload, fingerprint, size, leader } = bundle;
  const { kind, bundleId, createdAt, sender, receiver, subject, round, revision } = header;
  const party = ({ code, name }: { code: string; name: string }) => ({ code, name });
  const repair = payload.kind === 'repair' ? payload.repair : null;
  return {
    kind: payload.kind,
    bundleId,
    encrypted,
    createdAt,
    sender: party(sender),
    receiver: party(receiver),
    subject: party(subject),
    round: round && { code: round.code, title: round.title, year: round.year },
    revision,
    size,
    fingerprint,
    fingerprintText: formatFingerprint(fingerprint),
    signature: toSignature(context, bundle),
    leader:
      payload.kind === 'submission' && leader
        ? { ...payload.revision.signedBy, signedAt: payload.revision.signedAt, ...leader }
        : null,
    details: toDetails(payload),
    ...toRows(payload, kind === 'setup' ? null : findSet(context, bundle)),
    receipt: payload.kind === 'receipt' ? toReceipt(payload.receipt) : null,
    results: payload.kind === 'results' ? toResults(payload.results, subject.code) : null,
    report: payload.kind === 'report' ? toReport(payload.report) : null,
    wantedParts: (repair?.wanted ?? []).map((part) =>
      partFileName(repair?.fileName ?? '', part, repair?.count ?? part),
    ),
  };
}

function toReceipt(receipt: Extract<InspectedBundle['payload'], { kind: 'receipt' }>['receipt']) {
  const { verdict, reasonCode, receivedFingerprint, receivedAt } = receipt;
  return { verdict, reasonCode, receivedFingerprint, receivedAt };
}

function toResults({ publishedAt, decision, ranking, groups }: ResultsPayload, ownCode: string) {
  return { publishedAt, decision, ranking, groups, ownCode };
}

function toReport({ title, number, date }: ReportPayload) {
  return { title, number, date };
}

function toSignature({ connection }: CallContext, bundle: InspectedBundle): ViewedBundle['signature'] {
  const own = bundle.keyFingerprint;
  if (!bundle.isSignatureValid) return { state: 'invalid', keyFingerprint: own, knownFingerprint: null };
  const db = connection.folder?.db.read;
  const { unitId, publicKey } = bundle.header.sender;
  const known = db ? findPinnedKey(db, unitId, 'sending')?.publicKey : undefined;
  if (known === undefined) return { state: 'firstSeen', keyFingerprint: own, knownFingerprint: null };
  return known === publicKey
    ? { state: 'known', keyFingerprint: own, knownFingerprint: null }
    : { state: 'keyChanged', keyFingerprint: own, knownFingerprint: keyFingerprint(known) };
}

/** The criteria a bundle speaks of, where this folder or the application itself knows them. */
function findSet({ connection }: CallContext, { header, payload }: InspectedBundle): CriteriaSet | null {
  const db = connection.folder?.db.read;
  if (payload.kind === 'submission') {
    const hash = payload.revision.criteriaSetHash;
    if (db && findCriteriaSet(db, hash)) return loadRoundSet(db, hash);
    return BUILTIN_SETS.find((set) => hashCriteriaSet(set) === hash) ?? null;
  }
  const round = db && header.round ? findRound(db, header.round.id) : null;
  return db && round ? loadRoundSet(db, round.criteriaSetHash) : null;
}
