import { appError, type AppError } from '#shared/contract/errors.ts';
import {
  evaluateAppraised,
  countDecided,
  hasClassVetoes,
} from '#shared/domain/appraisal/appraised-result.ts';
import { isDecided, type LeafDecision } from '#shared/domain/appraisal/decide-leaf.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { sealedRevisionSchema, type SealedRevision } from '#shared/schemas/bundle-submission.ts';
import { unitTypeSchema, type UnitType } from '#shared/schemas/common.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { listAppraisedLeaves, setAppraisedTotals, type AppraisedLeafRow } from '#db/queries/appraisal.ts';
import { findRevisionById, type RevisionRow } from '#db/queries/revisions.ts';
import {
  findRoundUnit,
  findUnit,
  type RoundRow,
  type RoundUnitRow,
  type UnitRow,
} from '#db/queries/rounds.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';

export type WardError = AppError<'ROUND_NOT_FOUND' | 'UNIT_NOT_FOUND' | 'NO_SUBMISSION'>;

/** A ward in a round with the newest submission held of it. */
export interface HeldWard {
  readonly round: RoundRow;
  readonly unit: UnitRow;
  readonly unitType: UnitType;
  readonly part: RoundUnitRow;
  readonly set: CriteriaSet;
  readonly row: RevisionRow;
  readonly revision: SealedRevision;
}

/** The ward of a round with its submission, or the error that there is none. */
export function requireHeldWard(db: ReadDb, roundId: string, unitId: string): Result<HeldWard, WardError> {
  const round = requireRound(db, roundId);
  if (!round.ok) return round;
  const unit = findUnit(db, unitId);
  const part = unit && findRoundUnit(db, roundId, unitId);
  if (!unit || !part) return fail(appError('UNIT_NOT_FOUND', { code: unit?.code ?? unitId }));
  const row = part.heldRevisionId === null ? null : findRevisionById(db, part.heldRevisionId);
  if (!row) return fail(appError('NO_SUBMISSION', { unitCode: unit.code }));
  const revision = parseRevision(row);
  // A correction of the set does not change what a sealed revision was scored with.
  const set = loadRoundSet(db, revision.criteriaSetHash);
  const unitType = unitTypeSchema.parse(unit.type);
  return ok({ round: round.value, unit, unitType, part, set, row, revision });
}

/** The sealed content of a revision row. */
export function parseRevision(row: Pick<RevisionRow, 'contentJson'>): SealedRevision {
  return sealedRevisionSchema.parse(JSON.parse(row.contentJson));
}

/** A ward whose appraisal may still change: the round is open, and the ward is not finished. */
export function requireOpenWard(
  db: ReadDb,
  roundId: string,
  unitId: string,
): Result<HeldWard, WardError | AppError<'APPRAISAL_CLOSED'>> {
  const ward = requireHeldWard(db, roundId, unitId);
  if (!ward.ok) return ward;
  const { round, part } = ward.value;
  const isOpen = round.state === 'open' && part.appraisalFinishedAt === null;
  return isOpen ? ward : fail(appError('APPRAISAL_CLOSED', {}));
}

/** What the city decided on one ward so far, by leaf code. */
export function readDecisions(db: ReadDb, roundId: string, unitId: string): Map<string, LeafDecision> {
  const rows = listAppraisedLeaves(db, roundId, unitId);
  return new Map(rows.map((row) => [row.leafCode, toDecision(row)]));
}

/** A stored decision as the domain knows it. */
export function toDecision(row: AppraisedLeafRow): LeafDecision {
  const { leafCode, raw, reason, request } = row;
  const points = row.points === null ? null : pointsFromMicro(row.points);
  return { leafCode, points, notApplicable: row.notApplicable === 1, raw, reason, request };
}

/** A decision as it is stored. */
export function toRow(
  ward: Pick<HeldWard, 'round' | 'unit'>,
  decision: LeafDecision,
  updated: { readonly at: string; readonly by: string },
): AppraisedLeafRow {
  return {
    ...decision,
    notApplicable: decision.notApplicable ? 1 : 0,
    roundId: ward.round.id,
    unitId: ward.unit.id,
    updatedAt: updated.at,
    updatedBy: updated.by,
  };
}

/** Brings the sums kept beside the ward up to date with its decisions, in the same transaction. */
export function refreshTotals(db: WriteDb, ward: HeldWard): void {
  const { round, unit, unitType, set, revision } = ward;
  const decisions = readDecisions(db, round.id, unit.id);
  const result = evaluateAppraised(set, decisions, unitType, hasClassVetoes(set) ? revision : null);
  const anyDecided = [...decisions.values()].some(isDecided);
  setAppraisedTotals(db, round.id, unit.id, {
    appraisedTotal: anyDecided ? result.total : null,
    appraisedLeaves: countDecided(set, decisions),
  });
}
