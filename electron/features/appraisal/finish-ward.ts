import { appError, type AppError } from '#shared/contract/errors.ts';
import { listUndecided } from '#shared/domain/appraisal/accept-claims.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { setAppraisalFinished } from '#db/queries/appraisal.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import {
  readDecisions,
  requireHeldWard,
  requireOpenWard,
  type WardError,
} from '#electron/features/appraisal/ward.ts';

type Nothing = Record<string, never>;

/** Closes the appraisal of a ward once every leaf is decided. */
export function finishWard(
  context: SignedInContext,
  roundId: string,
  unitId: string,
): Result<Nothing, WardError | AppError<'NOT_COMPLETE' | 'APPRAISAL_CLOSED'>> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const ward = requireOpenWard(db, roundId, unitId);
    if (!ward.ok) return ward;
    const open = listUndecided(ward.value.set, readDecisions(db, roundId, unitId));
    if (open.length > 0) {
      const blockers = open.map(({ code }) => ({ leafCode: code, code: 'NOT_SCORED' }));
      return fail(appError('NOT_COMPLETE', { blockers }));
    }
    setAppraisalFinished(db, roundId, unitId, at);
    audit({ action: 'appraisal.finishWard', subject: `${roundId}/${unitId}`, details: {} });
    return ok({});
  });
}

/** Opens a finished appraisal again; its decisions stay. Not after the results are published. */
export function reopenWard(
  context: SignedInContext,
  roundId: string,
  unitId: string,
): Result<Nothing, WardError | AppError<'ROUND_CLOSED'>> {
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    const ward = requireHeldWard(db, roundId, unitId);
    if (!ward.ok) return ward;
    if (ward.value.round.state !== 'open') return fail(appError('ROUND_CLOSED', {}));
    setAppraisalFinished(db, roundId, unitId, null);
    const { appraisalFinishedAt } = ward.value.part;
    audit({
      action: 'appraisal.reopenWard',
      subject: `${roundId}/${unitId}`,
      details: { appraisalFinishedAt },
    });
    return ok({});
  });
}
