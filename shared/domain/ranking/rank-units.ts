import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import type { UnitType } from '#shared/schemas/common.ts';
import type { CriteriaSet, TieRule } from '#shared/schemas/criteria-set.ts';

type RankingGroup = CriteriaSet['ranking']['groups'][number];

/** One unit to be ranked. `points` null: no result, no rank. `tieKeys`: points of the tie-break rows, in their order. */
export interface RankEntry {
  readonly unitId: string;
  readonly points: Points | null;
  readonly tieKeys?: readonly Points[];
}

/** "Xếp hạng": the rank of one unit. `tied`: others stand on the same rank ("đồng điểm", always shown). */
export interface RankedUnit {
  readonly unitId: string;
  readonly points: Points | null;
  readonly rank: number | null;
  readonly tied: boolean;
}

type Scored = RankEntry & { readonly points: Points };

function hasPoints(entry: RankEntry): entry is Scored {
  return entry.points !== null;
}

/** Above zero where `b` stands before `a`. Missing tie-break keys count as equal: nothing is decided by absence. */
function compareEntries(a: Scored, b: Scored, tieRule: TieRule): number {
  if (a.points !== b.points) return b.points - a.points;
  if (tieRule.kind !== 'ordered') return 0;
  for (const [index] of tieRule.keys.entries()) {
    const left = a.tieKeys?.[index];
    const right = b.tieKeys?.[index];
    if (left !== undefined && right !== undefined && left !== right) return right - left;
  }
  return 0;
}

/**
 * Ranks units by points, highest first: competition 1-2-2-4, dense 1-2-2-3, or by ordered tie-break keys (what is
 * still equal ranks as in competition). The answer keeps the order of `entries`. Units without points get no rank.
 */
export function rankUnits(entries: readonly RankEntry[], tieRule: TieRule): readonly RankedUnit[] {
  const sorted = entries.filter(hasPoints).sort((a, b) => compareEntries(a, b, tieRule));
  const ranks = new Map<RankEntry, number>();
  const sharing = new Map<number, number>();
  let rank = 0;
  for (const [index, entry] of sorted.entries()) {
    const before = sorted[index - 1];
    const isNew = before === undefined || compareEntries(before, entry, tieRule) !== 0;
    if (isNew) rank = tieRule.kind === 'dense' ? rank + 1 : index + 1;
    ranks.set(entry, rank);
    sharing.set(rank, (sharing.get(rank) ?? 0) + 1);
  }
  return entries.map((entry) => {
    const own = ranks.get(entry) ?? null;
    return {
      unitId: entry.unitId,
      points: entry.points,
      rank: own,
      tied: own !== null && (sharing.get(own) ?? 0) > 1,
    };
  });
}

/** "Nhóm xếp hạng": the units of one ranking group, by their type. null: all of them; a group the set does not know: none. */
export function unitsOfGroup<Unit extends { readonly type: UnitType }>(
  groups: readonly RankingGroup[],
  key: string | null,
  units: readonly Unit[],
): readonly Unit[] {
  if (key === null) return units;
  const types = groups.find((group) => group.key === key)?.unitTypes ?? [];
  return units.filter(({ type }) => types.includes(type));
}

/** One unit of the period before. */
export interface PreviousEntry {
  readonly unitId: string;
  readonly points: Points | null;
  readonly tieKeys?: readonly Points[];
}

/** "So với năm trước" of one unit. Every comparison with a missing baseline is null, never 0. */
export interface Comparison {
  readonly unitId: string;
  readonly points: Points | null;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly previousPoints: Points | null;
  /** Worked out from the previous points of all units, by the same tie rule. */
  readonly previousRank: number | null;
  readonly pointsChange: Points | null;
  /** Above zero: places gained (from rank 15 to 5 is +10). */
  readonly rankChange: number | null;
}

/**
 * Sets this period's ranking beside the one before. Units only in `previous` (merged away) take part in the previous
 * ranking and are not listed; new units have no baseline.
 */
export function compareWithPrevious(
  current: readonly RankEntry[],
  previous: readonly PreviousEntry[],
  tieRule: TieRule,
): readonly Comparison[] {
  const before = new Map(rankUnits(previous, tieRule).map((unit) => [unit.unitId, unit]));
  return rankUnits(current, tieRule).map((unit) => {
    const old = before.get(unit.unitId);
    const previousPoints = old?.points ?? null;
    const previousRank = old?.rank ?? null;
    return {
      ...unit,
      previousPoints,
      previousRank,
      pointsChange:
        unit.points === null || previousPoints === null
          ? null
          : pointsFromMicro(unit.points - previousPoints),
      rankChange: unit.rank === null || previousRank === null ? null : previousRank - unit.rank,
    };
  });
}
