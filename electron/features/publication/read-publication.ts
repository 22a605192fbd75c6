import type { OutputOf } from '#shared/contract/contract.ts';
import type { Unit } from '#shared/contract/channels/rounds.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import { listOverview, type OverviewRow } from '#db/queries/appraisal.ts';
import { listOutboxOfRound } from '#db/queries/outbox.ts';
import { findPublication, type PublicationRow } from '#db/queries/publication.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { readRanking } from '#electron/features/appraisal/read-ranking.ts';
import { listOutbox } from '#electron/features/exchange/list-boxes.ts';
import { parseFrozen } from '#electron/features/publication/frozen-ranking.ts';
import { openWards, parseDecision } from '#electron/features/publication/publish-round.ts';

type Publication = OutputOf<'publication.readPublication'>;

/** Where the publication of a round stands. */
export function readPublication(
  db: ReadDb,
  roundId: string,
): Result<Publication, AppError<'ROUND_NOT_FOUND'>> {
  const ranking = readRanking(db, roundId);
  if (!ranking.ok) return ranking;
  const { round, rows } = ranking.value;
  const wards = listOverview(db, roundId);
  const { notSent, unfinished } = openWards(wards);
  const row = findPublication(db, roundId);
  return ok({
    round,
    published: row && toPublished(row),
    rankedCount: rows.filter(({ rank }) => rank !== null).length,
    notSent: notSent.map(toUnit),
    unfinished: unfinished.map(toUnit),
    bundles: bundlesOf(db, roundId, wards),
  });
}

function toPublished(row: PublicationRow): NonNullable<Publication['published']> {
  const { publishedAt, publishedBy } = row;
  const { incompleteReason } = parseFrozen(row);
  return { publishedAt, publishedBy, decision: parseDecision(row), incompleteReason };
}

function toUnit({ unitId, code, name, type, active }: OverviewRow): Unit {
  return { id: unitId, code, name, type: unitTypeSchema.parse(type), active: active === 1 };
}

/** Units with the newest results bundle made for each: rows come newest first. */
function bundlesOf(db: ReadDb, roundId: string, wards: readonly OverviewRow[]): Publication['bundles'] {
  const newest = new Map<string, string>();
  for (const { receiverId, bundleId } of listOutboxOfRound(db, roundId, 'results')) {
    if (!newest.has(receiverId)) newest.set(receiverId, bundleId);
  }
  const items = new Map(listOutbox(db).map((item) => [item.bundleId, item]));
  return wards.map((ward) => ({
    unit: toUnit(ward),
    bundle: items.get(newest.get(ward.unitId) ?? '') ?? null,
  }));
}
