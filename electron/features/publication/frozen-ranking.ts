import { frozenRankingSchema, type FrozenRanking } from '#shared/contract/channels/publication.ts';
import type { RankingRow } from '#shared/contract/channels/appraisal.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ResultsRow } from '#shared/schemas/bundle-feedback.ts';
import type { PublicationRow } from '#db/queries/publication.ts';

type Ranking = OutputOf<'ranking.readRanking'>;

/** The tables of a publication. */
export function parseFrozen({ rankingJson }: Pick<PublicationRow, 'rankingJson'>): FrozenRanking {
  return frozenRankingSchema.parse(JSON.parse(rankingJson));
}

/** The table of a published round as the ranking screen has it; a group the publication does not know is empty. */
export function frozenRanking(frozen: FrozenRanking, round: Ranking['round'], group: string | null): Ranking {
  const rows = group === null ? frozen.rows : frozen.groups.find(({ key }) => key === group)?.rows;
  return {
    round,
    rows: rows ?? [],
    previousYear: round.year - 1,
    groups: frozen.groups.map(({ key, label }) => ({ key, label })),
  };
}

/** A line of the ranking as it is published. */
export function toResultsRow({ unit, points, index, rank, classification }: RankingRow): ResultsRow {
  return {
    unitCode: unit.code,
    unitName: unit.name,
    points,
    index,
    rank,
    classification: classification ?? '',
  };
}
