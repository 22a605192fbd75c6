import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { compareRevisions, type ComparedRevision } from '#shared/domain/sign-off/compare-revisions.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listAppraisedLeaves } from '#db/queries/appraisal.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { findRevision, listRevisions, type RevisionRow } from '#db/queries/revisions.ts';
import { findUnit, type RoundRow } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { parseRevision } from '#electron/features/appraisal/ward.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';
import { evaluateSheet, requireSheet } from '#electron/features/scoring/sheet.ts';
import { sealedContent } from '#electron/features/sign-off/seal-sheet.ts';
import { revisionFingerprint } from '#electron/services/bundle/revision-signature.ts';
import { momentOf } from '#electron/services/clock/clock.ts';

interface Whose {
  readonly round: RoundRow;
  readonly unit: { readonly id: string; readonly code: string; readonly name: string };
}
type WhoseError = AppError<'ROUND_NOT_FOUND' | 'UNIT_NOT_FOUND'>;
type RevisionError = WhoseError | AppError<'REVISION_NOT_FOUND'>;

function requireWhose(db: ReadDb, roundId: string, unitId: string | null): Result<Whose, WhoseError> {
  const round = requireRound(db, roundId);
  if (!round.ok) return round;
  const own = readInstallation(db);
  if (unitId === null || unitId === own.unitId) {
    const unit = { id: own.unitId, code: own.unitCode, name: own.unitName };
    return ok({ round: round.value, unit });
  }
  const row = findUnit(db, unitId);
  if (!row) return fail(appError('UNIT_NOT_FOUND', { code: unitId }));
  return ok({ round: round.value, unit: { id: row.id, code: row.code, name: row.name } });
}

function namesOf({ round, unit }: Whose): Pick<OutputOf<'revisions.listHeld'>, 'unit' | 'round'> {
  return { unit, round: { id: round.id, code: round.code, title: round.title } };
}

/** The revisions held of a unit, newest first. */
export function listHeld(
  { folder }: SignedInContext,
  { roundId, unitId }: ParsedInputOf<'revisions.listHeld'>,
): Result<OutputOf<'revisions.listHeld'>, WhoseError> {
  const db = folder.db.read;
  const whose = requireWhose(db, roundId, unitId);
  if (!whose.ok) return whose;
  const rows = listRevisions(db, roundId, whose.value.unit.id);
  return ok({
    ...namesOf(whose.value),
    revisions: rows.map(
      ({ number, total, maximum, signedAt, signedBy, sealedAt, correctionReason, fingerprint }) => ({
        number,
        total: pointsFromMicro(total),
        maximum: pointsFromMicro(maximum),
        signedAt,
        signedBy,
        heldSince: sealedAt,
        correctionReason,
        fingerprint,
      }),
    ),
    appraisedBefore: appraisedBefore(db, whose.value, rows),
  });
}

/**
 * The revision the city's last decisions before the newest one were made on: the newest that was held at that moment;
 * null where nothing was decided before the newest came.
 */
function appraisedBefore(db: ReadDb, { round, unit }: Whose, rows: readonly RevisionRow[]): number | null {
  const [newest, ...earlier] = rows;
  if (!newest) return null;
  const decided = listAppraisedLeaves(db, round.id, unit.id)
    .map(({ updatedAt }) => updatedAt)
    .filter((at) => at < newest.sealedAt);
  const held = earlier.find(({ sealedAt }) => decided.some((at) => at >= sealedAt));
  return held?.number ?? null;
}

/** One sealed revision with its set. */
export function readRevision(
  { folder }: SignedInContext,
  { roundId, unitId, number }: ParsedInputOf<'revisions.readRevision'>,
): Result<OutputOf<'revisions.readRevision'>, RevisionError> {
  const db = folder.db.read;
  const whose = requireWhose(db, roundId, unitId);
  if (!whose.ok) return whose;
  const row = findRevision(db, roundId, whose.value.unit.id, number);
  if (!row) return fail(appError('REVISION_NOT_FOUND', {}));
  const revision = parseRevision(row);
  return ok({
    ...namesOf(whose.value),
    set: loadRoundSet(db, revision.criteriaSetHash),
    revision,
    fingerprint: row.fingerprint,
    intact: revisionFingerprint(revision) === row.fingerprint,
  });
}

/** Two revisions field by field, or a revision with the ward's sheet as it stands. */
export function compareHeld(
  context: SignedInContext,
  { roundId, unitId, from, to }: ParsedInputOf<'revisions.compare'>,
): Result<OutputOf<'revisions.compare'>, RevisionError> {
  const db = context.folder.db.read;
  const whose = requireWhose(db, roundId, unitId);
  if (!whose.ok) return whose;
  const before = sealedSide(db, whose.value, from);
  if (!before.ok) return before;
  const after = to === null ? presentSide(context, whose.value) : sealedSide(db, whose.value, to);
  if (!after.ok) return after;
  const { totalsBefore, totalsAfter, leaves } = compareRevisions(before.value, after.value);
  return ok({
    ...namesOf(whose.value),
    before: toSide(before.value, from),
    after: toSide(after.value, to),
    totalsBefore,
    totalsAfter,
    leaves: leaves.map((leaf) => ({ ...leaf, fields: [...leaf.fields] })),
  });
}

interface Side extends ComparedRevision {
  readonly content: SealedRevision;
}

function sealedSide(
  db: ReadDb,
  { round, unit }: Whose,
  number: number,
): Result<Side, AppError<'REVISION_NOT_FOUND'>> {
  const row = findRevision(db, round.id, unit.id, number);
  if (!row) return fail(appError('REVISION_NOT_FOUND', {}));
  const content = parseRevision(row);
  return ok({ content, set: loadRoundSet(db, content.criteriaSetHash) });
}

/** The sheet as it would be sealed now. Only a ward has one, and only its own. */
function presentSide(
  { folder, actor, services }: SignedInContext,
  { round, unit }: Whose,
): Result<Side, AppError<'REVISION_NOT_FOUND'>> {
  const db = folder.db.read;
  const sheet = requireSheet(db, round.id);
  if (!sheet.ok || unit.id !== sheet.value.own.unitId) return fail(appError('REVISION_NOT_FOUND', {}));
  const at = momentOf(services.clock);
  const content = sealedContent(db, evaluateSheet(db, sheet.value), actor, '', at);
  return ok({ content, set: sheet.value.set });
}

function toSide({ content }: Side, number: number | null): OutputOf<'revisions.compare'>['before'] {
  const { criteriaSetHash, signedAt, signedBy } = content;
  return number === null
    ? { number, signedAt: null, signedBy: '', criteriaSetHash }
    : { number, signedAt, signedBy: signedBy.fullName, criteriaSetHash };
}
