import type { AppError } from '#shared/contract/errors.ts';
import { acceptClaims } from '#shared/domain/appraisal/accept-claims.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { putAppraisedLeaves } from '#db/queries/appraisal.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import {
  readDecisions,
  refreshTotals,
  requireOpenWard,
  toRow,
  type WardError,
} from '#electron/features/appraisal/ward.ts';

/** Gives every leaf not decided yet what the ward claims; what the city supplies itself stays open. */
export function acceptRemaining(
  context: SignedInContext,
  roundId: string,
  unitId: string,
): Result<{ accepted: number }, WardError | AppError<'APPRAISAL_CLOSED'>> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const ward = requireOpenWard(db, roundId, unitId);
    if (!ward.ok) return ward;
    const { set, revision } = ward.value;
    const accepted = acceptClaims(set, revision.answers, readDecisions(db, roundId, unitId));
    const updated = { at, by: context.actor.fullName };
    putAppraisedLeaves(
      db,
      accepted.map((decision) => toRow(ward.value, decision, updated)),
    );
    refreshTotals(db, ward.value);
    audit({
      action: 'appraisal.acceptRemaining',
      subject: `${roundId}/${unitId}`,
      details: { leafCodes: accepted.map(({ leafCode }) => leafCode) },
    });
    return ok({ accepted: accepted.length });
  });
}
