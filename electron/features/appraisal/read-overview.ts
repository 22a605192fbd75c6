import type { z } from 'zod';
import type { wardProgressSchema } from '#shared/contract/channels/appraisal.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listOverview, type OverviewRow } from '#db/queries/appraisal.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { requireRound, toRound } from '#electron/features/rounds/rounds.ts';
import { dayInVietnam } from '#electron/services/clock/clock.ts';

type WardProgress = z.output<typeof wardProgressSchema>;

/** Who has sent, on time or late, and how far the appraisal is: one statement, no revision is opened. */
export function readOverview(
  db: ReadDb,
  roundId: string,
): Result<OutputOf<'appraisal.readOverview'>, AppError<'ROUND_NOT_FOUND'>> {
  const found = requireRound(db, roundId);
  if (!found.ok) return found;
  const round = found.value;
  const leafCount = listLeaves(loadRoundSet(db, round.criteriaSetHash).tree).length;
  const wards = listOverview(db, roundId).map((row) => toProgress(row, round.deadline, leafCount));
  return ok({ round: toRound(round), wards });
}

/** Where the appraisal of a ward stands. */
export function appraisalStateOf(
  row: Pick<OverviewRow, 'heldRevisionId' | 'appraisalFinishedAt' | 'appraisedLeaves'>,
): WardProgress['state'] {
  if (row.heldRevisionId === null) return 'notSent';
  if (row.appraisalFinishedAt !== null) return 'finished';
  return row.appraisedLeaves === 0 ? 'received' : 'appraising';
}

/** Micro-points of the database as points. */
export function pointsOrNull(micro: number | null): Points | null {
  return micro === null ? null : pointsFromMicro(micro);
}

function toProgress(row: OverviewRow, deadline: string, leafCount: number): WardProgress {
  const { unitId, code, name, type, active } = row;
  return {
    unit: { id: unitId, code, name, type: unitTypeSchema.parse(type), active: active === 1 },
    state: appraisalStateOf(row),
    revision: row.heldRevisionNumber,
    receivedAt: row.heldReceivedAt,
    late: row.heldSignedAt !== null && dayInVietnam(row.heldSignedAt) > deadline,
    selfTotal: pointsOrNull(row.heldSelfTotal),
    appraisedTotal: pointsOrNull(row.appraisedTotal),
    appraisedLeaves: row.appraisedLeaves,
    leafCount,
  };
}
