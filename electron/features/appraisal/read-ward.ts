import type { AppraisedLeaf } from '#shared/contract/channels/appraisal.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listAppraisedLeaves, type AppraisedLeafRow } from '#db/queries/appraisal.ts';
import { appraisalStateOf, pointsOrNull } from '#electron/features/appraisal/read-overview.ts';
import { requireHeldWard, type WardError } from '#electron/features/appraisal/ward.ts';
import { toRound } from '#electron/features/rounds/rounds.ts';
import { toUnit } from '#electron/features/rounds/units.ts';

/** One ward's claims beside the city's decisions. */
export function readWard(
  db: ReadDb,
  roundId: string,
  unitId: string,
): Result<OutputOf<'appraisal.readWard'>, WardError> {
  const found = requireHeldWard(db, roundId, unitId);
  if (!found.ok) return found;
  const { round, unit, part, set, row, revision } = found.value;
  return ok({
    round: toRound(round),
    unit: toUnit(unit),
    set,
    state: appraisalStateOf(part),
    revision,
    fingerprint: row.fingerprint,
    receivedAt: part.heldReceivedAt ?? row.sealedAt,
    appraised: listAppraisedLeaves(db, roundId, unitId).map(toAppraisedLeaf),
    previousPoints: pointsOrNull(part.baselinePoints),
  });
}

/** A stored decision as callers see it. */
export function toAppraisedLeaf(row: AppraisedLeafRow): AppraisedLeaf {
  const { leafCode, raw, reason, request, updatedAt, updatedBy } = row;
  const points = pointsOrNull(row.points);
  return {
    leafCode,
    points,
    notApplicable: row.notApplicable === 1,
    raw,
    reason,
    request,
    updatedAt,
    updatedBy,
  };
}
