import type { RankingRow } from '#shared/contract/channels/appraisal.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { evaluateAppraised, hasClassVetoes } from '#shared/domain/appraisal/appraised-result.ts';
import { rankWards } from '#shared/domain/appraisal/rank-wards.ts';
import { unitsOfGroup } from '#shared/domain/ranking/rank-units.ts';
import type { SetResult } from '#shared/domain/scoring/result-types.ts';
import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { eachDecision, listOverview, type OverviewRow } from '#db/queries/appraisal.ts';
import { findPublication } from '#db/queries/publication.ts';
import { findRevisionById } from '#db/queries/revisions.ts';
import { pointsOrNull } from '#electron/features/appraisal/read-overview.ts';
import { parseRevision } from '#electron/features/appraisal/ward.ts';
import { frozenRanking, parseFrozen } from '#electron/features/publication/frozen-ranking.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { requireRound, toRound } from '#electron/features/rounds/rounds.ts';

type Decision = { readonly points: Points | null; readonly notApplicable: boolean };

/** The ranking of a round: as it was published, or by what is appraised so far. */
export function readRanking(
  db: ReadDb,
  roundId: string,
  group: string | null = null,
): Result<OutputOf<'ranking.readRanking'>, AppError<'ROUND_NOT_FOUND'>> {
  const round = requireRound(db, roundId);
  if (!round.ok) return round;
  const published = findPublication(db, roundId);
  return published
    ? ok(frozenRanking(parseFrozen(published), toRound(round.value), group))
    : computeRanking(db, roundId, group);
}

/** The ranking of a round by what is appraised so far; `finished` tells which wards are settled. */
export function computeRanking(
  db: ReadDb,
  roundId: string,
  group: string | null,
): Result<OutputOf<'ranking.readRanking'>, AppError<'ROUND_NOT_FOUND'>> {
  const found = requireRound(db, roundId);
  if (!found.ok) return found;
  const set = loadRoundSet(db, found.value.criteriaSetHash);
  const typed = listOverview(db, roundId).map((row) => ({ row, type: unitTypeSchema.parse(row.type) }));
  const members = unitsOfGroup(set.ranking.groups, group, typed);
  const wards = new Map(members.map(({ row }) => [row.unitId, row]));
  const results = evaluateWards(db, roundId, set, wards);
  const ranked = rankWards(
    set,
    [...wards.values()].map((row) => ({
      unitId: row.unitId,
      code: row.code,
      result: results.get(row.unitId) ?? null,
      previousPoints: pointsOrNull(row.baselinePoints),
    })),
  );
  const rows = ranked.flatMap(({ unitId, ...figures }): RankingRow[] => {
    const row = wards.get(unitId);
    if (!row) return [];
    const { code, name, type, active } = row;
    const unit = { id: unitId, code, name, type: unitTypeSchema.parse(type), active: active === 1 };
    const finished = row.appraisalFinishedAt !== null;
    return [{ unit, ...figures, selfTotal: pointsOrNull(row.heldSelfTotal), finished }];
  });
  const groups = set.ranking.groups.flatMap(({ key, label }) => {
    const size = unitsOfGroup(set.ranking.groups, key, typed).length;
    return size > 0 && size < typed.length ? [{ key, label }] : [];
  });
  return ok({ round: toRound(found.value), rows, previousYear: found.value.year - 1, groups });
}

function evaluateWards(
  db: ReadDb,
  roundId: string,
  set: CriteriaSet,
  wards: ReadonlyMap<string, OverviewRow>,
): ReadonlyMap<string, SetResult> {
  const results = new Map<string, SetResult>();
  for (const [unitId, decisions] of decisionsByWard(db, roundId)) {
    const ward = wards.get(unitId);
    if (!ward || ward.appraisedLeaves === 0) continue;
    const revision = hasClassVetoes(set) ? readHeldRevision(db, ward) : null;
    results.set(unitId, evaluateAppraised(set, decisions, unitTypeSchema.parse(ward.type), revision));
  }
  return results;
}

function readHeldRevision(db: ReadDb, ward: OverviewRow) {
  const row = ward.heldRevisionId === null ? null : findRevisionById(db, ward.heldRevisionId);
  return row && parseRevision(row);
}

/** Groups the decisions of a round, which come ward by ward; one ward at a time stands in memory. */
function* decisionsByWard(db: ReadDb, roundId: string): Generator<[unitId: string, Map<string, Decision>]> {
  let current: [string, Map<string, Decision>] | null = null;
  for (const row of eachDecision(db, roundId)) {
    if (current?.[0] !== row.unitId) {
      if (current) yield current;
      current = [row.unitId, new Map()];
    }
    const points = row.points === null ? null : pointsFromMicro(row.points);
    current[1].set(row.leafCode, { points, notApplicable: row.notApplicable === 1 });
  }
  if (current) yield current;
}
