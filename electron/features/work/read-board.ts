import type { WorkPart } from '#shared/contract/channels/work.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listAccounts } from '#db/queries/accounts.ts';
import { findOutbox } from '#db/queries/outbox.ts';
import { listAssignments, listConflicts, listWorkParts, type WorkPartRow } from '#db/queries/work.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';
import { listKeptReturns } from '#electron/features/work/kept-returns.ts';
import { partLeafCodes } from '#electron/features/work/part-rows.ts';

/** People, assignments, parts and kept returns of a round. */
export function readBoard(
  { folder }: SignedInContext,
  roundId: string,
): Result<OutputOf<'work.readBoard'>, AppError<'ROUND_NOT_FOUND'>> {
  const db = folder.db.read;
  const round = requireRound(db, roundId);
  if (!round.ok) return round;
  const people = listAccounts(db).map(({ id, username, fullName, position, role, disabled }) => ({
    accountId: id,
    username,
    fullName,
    position,
    role,
    disabled: disabled === 1,
  }));
  const assignments = listAssignments(db, roundId).map(({ leafCode, accountId, assignedAt, assignedBy }) => ({
    leafCode,
    accountId,
    assignedAt,
    assignedBy,
  }));
  return ok({
    people,
    assignments,
    parts: listWorkParts(db, roundId).map((row) => toPart(db, row)),
    kept: [...listKeptReturns(db, roundId)],
    openConflicts: listConflicts(db, roundId).filter(({ state }) => state === 'open').length,
  });
}

function toPart(db: ReadDb, row: WorkPartRow): WorkPart {
  const { id, direction, holder, state, createdAt, createdBy, stateAt, bundleId } = row;
  const isHere = direction === 'sent' && bundleId !== null && findOutbox(db, bundleId) !== null;
  return {
    id,
    direction,
    holder,
    leafCodes: [...partLeafCodes(row)],
    state,
    outBundleId: isHere ? bundleId : null,
    createdAt,
    createdBy,
    stateAt,
  };
}
