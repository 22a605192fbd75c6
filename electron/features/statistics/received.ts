import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { listStatistics } from '#shared/domain/statistics/list-statistics.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { listReceivedOfRound } from '#db/queries/publication.ts';
import { listRoundUnits } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';
import { parseStatistics } from '#electron/features/statistics/take-statistics.ts';

type Received = OutputOf<'statistics.listReceived'>;
type ReceivedOne = NonNullable<Received['units'][number]['received']>;

/** What the wards of a round sent: of each the newest statistics, whichever came last. `unitId` narrows it. */
export function listReceivedStatistics(
  { folder }: SignedInContext,
  roundId: string,
  unitId: string | null,
): Result<Received, AppError<'ROUND_NOT_FOUND'>> {
  const db = folder.db.read;
  const round = requireRound(db, roundId);
  if (!round.ok) return round;
  const newest = new Map<string, ReceivedOne>();
  for (const row of listReceivedOfRound(db, 'statistics', roundId)) {
    if (unitId !== null && row.unitId !== unitId) continue;
    const { revision, values } = parseStatistics(row);
    if (revision <= (newest.get(row.unitId)?.revision ?? 0)) continue;
    newest.set(row.unitId, { revision, receivedAt: row.receivedAt, values });
  }
  const wards = listRoundUnits(db, roundId).filter(({ unit }) => unitId === null || unit.id === unitId);
  const set = loadRoundSet(db, round.value.criteriaSetHash);
  return ok({
    statistics: listStatistics(set).map(({ code, label, unit }) => ({ code, label, unit })),
    units: wards.map(({ unit }) => ({
      unitId: unit.id,
      unitCode: unit.code,
      unitName: unit.name,
      received: newest.get(unit.id) ?? null,
    })),
  });
}
