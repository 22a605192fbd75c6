import { subtractPoints, ZERO_POINTS, type Points } from '#shared/lib/points.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { rankUnits } from '#shared/domain/ranking/rank-units.ts';
import type { SetResult } from '#shared/domain/scoring/result-types.ts';

/** One ward of a round as it enters the ranking. `result` null: nothing is appraised yet. */
export interface WardToRank {
  readonly unitId: string;
  readonly code: string;
  readonly result: Pick<
    SetResult,
    'total' | 'exactTotal' | 'attainableMaximum' | 'indexPercent' | 'classification' | 'nodes'
  > | null;
  /** The declared baseline; null: there is none, which is not 0. */
  readonly previousPoints: Points | null;
}

/** "Xếp hạng" of one ward; every figure that cannot be known is null. Index in micro-percent. */
export interface RankedWard {
  readonly unitId: string;
  /** As printed: the total rounded as the set says. */
  readonly points: Points | null;
  readonly maximum: Points | null;
  readonly index: number | null;
  /** The label of the class reached. */
  readonly classification: string | null;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly previousPoints: Points | null;
  /** Printed points less the baseline, exactly. */
  readonly change: Points | null;
  /** From the baselines of all wards of the round, by the same tie rule. */
  readonly previousRank: number | null;
  /** Places gained (positive) or lost (negative). */
  readonly rankChange: number | null;
}

/**
 * Ranks the wards of a round by printed or exact points and by the tie rule, as the set says. Sorted by rank, wards on
 * one rank by code, those without a result last.
 */
export function rankWards(
  set: Pick<CriteriaSet, 'ranking' | 'classification'>,
  wards: readonly WardToRank[],
): readonly RankedWard[] {
  const { by, tie } = set.ranking;
  const entries = wards.map(({ unitId, result }) => ({
    unitId,
    points: result && (by === 'printed' ? result.total : result.exactTotal),
    tieKeys: tie.kind === 'ordered' ? tie.keys.map((key) => pointsOfRow(result, key)) : [],
  }));
  // Last year's rows are not known: where the rule would look at them, equal totals share the rank.
  const previous = wards.map(({ unitId, previousPoints }) => ({ unitId, points: previousPoints }));
  const now = new Map(rankUnits(entries, tie).map((unit) => [unit.unitId, unit]));
  const before = new Map(rankUnits(previous, tie).map((unit) => [unit.unitId, unit.rank]));
  const labels = new Map(set.classification.bands.map((band) => [band.code, band.label]));
  return wards
    .map((ward) => {
      const rank = now.get(ward.unitId)?.rank ?? null;
      const previousRank = before.get(ward.unitId) ?? null;
      const { unitId, code, result, previousPoints } = ward;
      const points = result?.total ?? null;
      const band = result?.classification ?? null;
      return {
        code,
        row: {
          unitId,
          points,
          maximum: result?.attainableMaximum ?? null,
          index: result?.indexPercent ?? null,
          classification: band === null ? null : (labels.get(band) ?? band),
          rank,
          tied: now.get(unitId)?.tied ?? false,
          previousPoints,
          change: points === null || previousPoints === null ? null : subtractPoints(points, previousPoints),
          previousRank,
          rankChange: rank === null || previousRank === null ? null : previousRank - rank,
        },
      };
    })
    .sort((a, b) => (a.row.rank ?? Infinity) - (b.row.rank ?? Infinity) || compareCodes(a.code, b.code))
    .map(({ row }) => row);
}

function pointsOfRow(result: WardToRank['result'], code: string): Points {
  return result?.nodes.get(code)?.points ?? ZERO_POINTS;
}

/** Codes are ASCII: no collation is needed, and the order is the same everywhere. */
function compareCodes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
