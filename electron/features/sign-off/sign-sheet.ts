import type { z } from 'zod';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { revisionSummarySchema } from '#shared/contract/channels/sign-off.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findPinnedKey, pinKey } from '#db/queries/installation.ts';
import { listOutboxOfRound } from '#db/queries/outbox.ts';
import { findRevision, insertRevision, listRevisions, type RevisionRow } from '#db/queries/revisions.ts';
import { updateSheet } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { unlockLeaderKey } from '#electron/features/keys/leader-key.ts';
import { noteLook } from '#electron/features/leader-desk/note-look.ts';
import { evaluateSheet, requireSheet } from '#electron/features/scoring/sheet.ts';
import { sealedContent } from '#electron/features/sign-off/seal-sheet.ts';
import { incompleteness, tooMuchEvidence } from '#electron/features/sign-off/submit-sheet.ts';
import { revisionFingerprint, signRevision } from '#electron/services/bundle/revision-signature.ts';
import { newId } from '#electron/services/ids/ids.ts';

type Summary = z.infer<typeof revisionSummarySchema>;
type SignError = AppError<
  | 'ROUND_NOT_FOUND'
  | 'NOT_SUBMITTED'
  | 'NOT_COMPLETE'
  | 'BUNDLE_TOO_LARGE'
  | 'WRONG_PASSPHRASE'
  | 'PASSPHRASE_TOO_SHORT'
  | 'ROUND_CLOSED'
>;

/** The leader signs a submitted sheet: checked once more, sealed with the signature, closed to changes. */
export async function signSheet(
  context: SignedInContext,
  roundId: string,
  passphrase: string,
): Promise<Result<Summary, SignError>> {
  const { folder, services, actor } = context;
  const ready = requireSubmitted(folder.db.read, roundId);
  if (!ready.ok) return ready;
  const key = await unlockLeaderKey(services, folder.paths, actor.accountId, passphrase);
  if (!key.ok) return key;
  return runUseCase(context, actor.username, ({ db, at, audit }) => {
    // Unlocking took a while: what is signed is what stands in the database now.
    const current = requireSubmitted(db, roundId);
    if (!current.ok) return current;
    const sheet = evaluateSheet(db, current.value);
    const obstacle = incompleteness(sheet) ?? tooMuchEvidence(db, sheet, services.bundleLimits);
    if (obstacle) return fail(obstacle);
    const content = sealedContent(db, sheet, actor, newId(services.clock), at);
    const row: RevisionRow = {
      id: content.revisionId,
      roundId,
      unitId: content.unitId,
      number: content.number,
      contentJson: canonicalJson(content),
      fingerprint: revisionFingerprint(content),
      signature: signRevision(content, key.value),
      signerKey: key.value.publicKey,
      total: content.totals.points,
      maximum: content.totals.maximum,
      signedAt: at,
      signedBy: actor.fullName,
      correctionReason: content.correctionReason,
      sealedAt: at,
    };
    insertRevision(db, row);
    updateSheet(db, roundId, { state: 'signed', updatedAt: at });
    if (findPinnedKey(db, content.unitId, 'leader')?.publicKey !== row.signerKey) {
      pinKey(db, {
        id: newId(services.clock),
        unitId: content.unitId,
        purpose: 'leader',
        publicKey: row.signerKey,
        holder: actor.fullName,
        pinnedAt: at,
      });
    }
    audit({
      action: 'signOff.signSheet',
      subject: roundId,
      details: { number: row.number, fingerprint: row.fingerprint },
    });
    noteLook(db, actor.accountId, roundId, at);
    return ok(toSummary(row, false, false));
  });
}

function requireSubmitted(db: ReadDb, roundId: string) {
  const found = requireSheet(db, roundId);
  if (!found.ok) return found;
  if (found.value.round.state !== 'open') return fail(appError('ROUND_CLOSED', {}));
  return found.value.sheet.state === 'submitted' ? found : fail(appError('NOT_SUBMITTED', {}));
}

/** Opens "bổ sung lần n" on top of the sealed revision. Answers and evidence go on from where they stand. */
export function startCorrection(
  context: SignedInContext,
  roundId: string,
  reason: string,
): Result<{ revisionNumber: number }, AppError<'ROUND_NOT_FOUND' | 'NOTHING_TO_CORRECT' | 'ROUND_CLOSED'>> {
  return runUseCase(context, context.actor.username, (writing) => openCorrection(writing, roundId, reason));
}

/** The same inside the transaction of another use case. */
export function openCorrection(
  { db, at, audit }: Writing,
  roundId: string,
  reason: string,
): Result<{ revisionNumber: number }, AppError<'ROUND_NOT_FOUND' | 'NOTHING_TO_CORRECT' | 'ROUND_CLOSED'>> {
  const found = requireSheet(db, roundId);
  if (!found.ok) return found;
  const { sheet, own, round } = found.value;
  if (round.state !== 'open') return fail(appError('ROUND_CLOSED', {}));
  const last = findRevision(db, roundId, own.unitId, null);
  if (sheet.state !== 'signed' || !last) return fail(appError('NOTHING_TO_CORRECT', {}));
  const revisionNumber = last.number + 1;
  updateSheet(db, roundId, {
    state: 'draft',
    revisionNumber,
    correctionReason: reason,
    preparedBy: null,
    updatedAt: at,
  });
  audit({ action: 'signOff.startCorrection', subject: roundId, details: { revisionNumber, reason } });
  return ok({ revisionNumber });
}

/** The ward's sealed revisions with how far each has travelled. */
export function summarizeRevisions(db: ReadDb, roundId: string, unitId: string): Summary[] {
  const sent = listOutboxOfRound(db, roundId, 'submission');
  return listRevisions(db, roundId, unitId).map((row) => {
    const bundles = sent.filter(({ revision }) => revision === row.number);
    return toSummary(
      row,
      bundles.length > 0,
      bundles.some(({ state }) => state === 'acknowledged'),
    );
  });
}

function toSummary(row: RevisionRow, exported: boolean, received: boolean): Summary {
  const { id, number, signedAt, signedBy, fingerprint, correctionReason } = row;
  const total = pointsFromMicro(row.total);
  return {
    id,
    number,
    total,
    maximum: pointsFromMicro(row.maximum),
    signedAt,
    signedBy,
    fingerprint,
    correctionReason,
    exported,
    received,
  };
}
