import { extname } from 'node:path';
import type { OutputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import {
  sealedRevisionSchema,
  type Enrolment,
  type SealedRevision,
} from '#shared/schemas/bundle-submission.ts';
import { listOutboxOf } from '#db/queries/exchange.ts';
import { findEnrolmentSecret, readInstallation, type Installation } from '#db/queries/installation.ts';
import { insertOutbox, type OutboxRow } from '#db/queries/outbox.ts';
import { findRevision, type RevisionRow } from '#db/queries/revisions.ts';
import type { RoundRow } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { inTurn } from '#electron/features/exchange/in-turn.ts';
import { isOutboxFileIntact } from '#electron/features/exchange/outbox-files.ts';
import { postBundle, type PostError } from '#electron/features/exchange/post-bundle.ts';
import { sealForTravel, travelFile } from '#electron/features/exchange/sealing.ts';
import { submissionSummary } from '#electron/features/exchange/summaries.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';
import { sendFile } from '#electron/features/send-file.ts';
import type { EvidenceFile } from '#electron/services/bundle/bundle-writer.ts';
import { makeEnrolment } from '#electron/services/bundle/enrolment.ts';
import { sizeOf } from '#electron/services/files/durable-file.ts';
import { storedFilePath, type FolderPaths } from '#electron/workspace/folder-paths.ts';

type ExportError = AppError<'ROUND_NOT_FOUND' | 'NOTHING_TO_EXPORT' | 'REVISION_NOT_FOUND'> | PostError;

interface Export {
  readonly own: Installation;
  readonly round: RoundRow;
  readonly row: RevisionRow;
}

/**
 * Writes a sealed revision (the newest, or the one named) as a submission bundle and offers it, encrypted to the city
 * unless that is not wanted. The same revision
 * again gives the same bundle, as long as its file is whole.
 */
export function exportSubmission(
  context: SignedInContext,
  roundId: string,
  revisionNumber: number | null,
  encrypt: boolean,
): Promise<Result<OutputOf<'exchange.exportSubmission'>, ExportError>> {
  return inTurn(context.folder, async () => {
    const found = findExport(context, roundId, revisionNumber);
    if (!found.ok) return found;
    const held = await findHeld(context, found.value);
    const row = held ? ok(held) : await makeBundle(context, found.value);
    if (!row.ok) return row;
    const sealed = await sealForTravel(context, row.value, encrypt);
    const { path, fileName, encrypted } = travelFile(context.folder, sealed);
    const file = await sendFile(context.services, path, fileName);
    return ok({ bundleId: sealed.bundleId, file, encryptedFor: encrypted ? sealed.receiverName : null });
  });
}

function findExport(
  { folder }: SignedInContext,
  roundId: string,
  revisionNumber: number | null,
): Result<Export, ExportError> {
  const db = folder.db.read;
  const round = requireRound(db, roundId);
  if (!round.ok) return round;
  const own = readInstallation(db);
  if (!findRevision(db, roundId, own.unitId, null)) return fail(appError('NOTHING_TO_EXPORT', {}));
  const row = findRevision(db, roundId, own.unitId, revisionNumber);
  return row ? ok({ own, round: round.value, row }) : fail(appError('REVISION_NOT_FOUND', {}));
}

/** The bundle made before of this revision, if its file is still byte for byte what was written. */
async function findHeld({ folder }: SignedInContext, wanted: Export): Promise<OutboxRow | null> {
  for (const row of sentBefore(folder.db.read, wanted)) {
    if (row.revision === wanted.row.number && (await isOutboxFileIntact(folder, row))) return row;
  }
  return null;
}

function sentBefore(db: Parameters<typeof listOutboxOf>[0], { own, round }: Export): readonly OutboxRow[] {
  return listOutboxOf(db, { kind: 'submission', roundId: round.id, receiverId: own.parentId ?? '' });
}

async function makeBundle(context: SignedInContext, wanted: Export): Promise<Result<OutboxRow, ExportError>> {
  const { folder } = context;
  const { own, round, row } = wanted;
  const { parentId, parentCode, parentName } = own;
  if (parentId === null || parentCode === null || parentName === null) {
    throw new Error('a ward without a city');
  }
  const revision = sealedRevisionSchema.parse(JSON.parse(row.contentJson));
  const files = await collectFiles(folder.paths, revision);
  if (!files.ok) return files;
  const replaces = sentBefore(folder.db.read, wanted).find((sent) => (sent.revision ?? 0) < row.number);
  const ward = { unitId: own.unitId, code: own.unitCode, name: own.unitName };
  const posted = await postBundle(context, {
    receiver: { unitId: parentId, code: parentCode, name: parentName },
    subject: ward,
    round: { id: round.id, code: round.code, year: round.year, title: round.title },
    revision: row.number,
    replaces: replaces?.bundleId ?? null,
    payload: {
      kind: 'submission',
      revision,
      revisionJws: row.signature,
      enrolment: enrol(context, own, row, revision),
    },
    files: files.value,
    summary: submissionSummary(
      { name: own.unitName, parentName },
      round,
      revision,
      row.fingerprint,
      loadRoundSet(folder.db.read, revision.criteriaSetHash),
    ),
  });
  if (!posted.ok) return posted;
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    insertOutbox(db, posted.value);
    const { bundleId, fingerprint, fileName } = posted.value;
    const details = { bundleId, fingerprint, fileName, revision: row.number };
    audit({ action: 'exchange.exportSubmission', subject: round.id, details });
    return ok(posted.value);
  });
}

/** Every file the revision names, once. One that is gone or has another size is named; contents are hashed on writing. */
async function collectFiles(
  paths: FolderPaths,
  revision: SealedRevision,
): Promise<Result<readonly EvidenceFile[], AppError<'FILE_NOT_READABLE'>>> {
  const files = new Map<string, EvidenceFile>();
  for (const { sha256, size, fileName } of Object.values(revision.answers).flatMap(
    ({ evidence }) => evidence,
  )) {
    const path = storedFilePath(paths, sha256);
    if (files.has(sha256)) continue;
    if ((await sizeOf(path)) !== size) return fail(appError('FILE_NOT_READABLE', { name: fileName }));
    files.set(sha256, { sha256, path, extension: extname(fileName) });
  }
  return ok([...files.values()]);
}

/** The ward's public keys, bound by the secret of its setup bundle: the city pins them at the first submission. */
function enrol(
  { folder }: SignedInContext,
  own: Installation,
  row: RevisionRow,
  revision: SealedRevision,
): Enrolment {
  const secret = findEnrolmentSecret(folder.db.read, own.unitId);
  if (secret === null) throw new Error('the enrolment secret is missing');
  const { sending, receiving } = readInstallationKeys(folder.paths);
  return makeEnrolment(secret, {
    schemaVersion: 1,
    unitId: own.unitId,
    sendingKey: sending.publicKey,
    receivingRecipient: receiving.recipient,
    leaderKey: row.signerKey,
    leader: revision.signedBy,
  });
}
