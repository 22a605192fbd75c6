import type { RankingRow } from '#shared/contract/channels/appraisal.ts';

/** How a unit moved: the line is drawn solid, dashed or thin, so that print without colour tells it too. */
export type Movement = 'up' | 'down' | 'same' | 'new';

/** One line of the slope chart: the slots (0 = top) its two ends stand in; null where there is no rank that year. */
export interface SlopeLine {
  readonly unitId: string;
  readonly name: string;
  readonly rank: number;
  readonly previousRank: number | null;
  readonly slot: number;
  readonly previousSlot: number | null;
  readonly movement: Movement;
}

function movementOf(rank: number, previousRank: number | null): Movement {
  if (previousRank === null) return 'new';
  if (previousRank === rank) return 'same';
  return previousRank > rank ? 'up' : 'down';
}

/** Every unit its own slot in the order of rank, so that tied units do not cover each other. */
function slotsBy(
  rows: readonly RankingRow[],
  rankOf: (row: RankingRow) => number | null,
): ReadonlyMap<string, number> {
  const collator = new Intl.Collator('vi');
  const ranked = rows.filter((row) => rankOf(row) !== null);
  ranked.sort((a, b) => (rankOf(a) ?? 0) - (rankOf(b) ?? 0) || collator.compare(a.unit.name, b.unit.name));
  return new Map(ranked.map((row, index) => [row.unit.id, index]));
}

/** The lines of the slope chart, best rank of this year first. Units without a rank this year are left out. */
export function slopeLines(rows: readonly RankingRow[]): readonly SlopeLine[] {
  const slots = slotsBy(rows, (row) => row.rank);
  const ranked = rows.filter((row) => row.rank !== null);
  const previousSlots = slotsBy(ranked, (row) => row.previousRank);
  const lines = ranked.map((row): SlopeLine => {
    const rank = row.rank ?? 0;
    return {
      unitId: row.unit.id,
      name: row.unit.name,
      rank,
      previousRank: row.previousRank,
      slot: slots.get(row.unit.id) ?? 0,
      previousSlot: previousSlots.get(row.unit.id) ?? null,
      movement: movementOf(rank, row.previousRank),
    };
  });
  return lines.toSorted((a, b) => a.slot - b.slot);
}
