import { z } from 'zod';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { PublishedLeaf, WardResults } from '#shared/contract/channels/publication.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { findNode } from '#shared/domain/criteria/tree.ts';
import { pointsFromMicro, pointsSchema, subtractPoints, sumPoints, type Points } from '#shared/lib/points.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import {
  resultsPayloadSchema,
  type ResultsLeaf,
  type ResultsPayload,
} from '#shared/schemas/bundle-feedback.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listFeedback, type FeedbackItemRow } from '#db/queries/feedback.ts';
import { listReceivedOfRound, type ReceivedPayloadRow } from '#db/queries/publication.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { parseRevision } from '#electron/features/appraisal/ward.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { toRound } from '#electron/features/rounds/rounds.ts';
import { requireSheet, type Sheet } from '#electron/features/scoring/sheet.ts';

const leafPointsSchema = z.record(z.string(), pointsSchema);

/** The published result of a round as this ward holds it, beside what it claimed and last year's. */
export function readResults(
  db: ReadDb,
  roundId: string,
): Result<OutputOf<'publication.readResults'>, AppError<'ROUND_NOT_FOUND'>> {
  const sheet = requireSheet(db, roundId);
  if (!sheet.ok) return sheet;
  const [newest] = listReceivedOfRound(db, 'results', roundId);
  const results = newest ? toResults(db, sheet.value, newest) : null;
  return ok({ round: toRound(sheet.value.round), results });
}

/** The payload a row brought. */
export function parseResults(row: Pick<ReceivedPayloadRow, 'contentJson'>): ResultsPayload {
  return resultsPayloadSchema.parse(JSON.parse(row.contentJson));
}

function toResults(db: ReadDb, held: Sheet, row: ReceivedPayloadRow): WardResults {
  const { own, round, sheet } = held;
  const payload = parseResults(row);
  const { publishedAt, decision, revisionNumber, ranking, groups } = payload;
  const sealed = revisionNumber === null ? null : findRevision(db, round.id, own.unitId, revisionNumber);
  const set = sealed ? loadRoundSet(db, parseRevision(sealed).criteriaSetHash) : held.set;
  const lastYear = leafPointsSchema.parse(JSON.parse(sheet.lastYearLeafPoints));
  // In the order they were made: the newest word on a leaf stands.
  const said = new Map(listFeedback(db, round.id).map((item) => [item.leafCode, item]));
  const leaves = payload.leaves.map((leaf) => toLeaf(set, leaf, said.get(leaf.leafCode), lastYear));
  const line = ranking.find(({ unitCode }) => unitCode === own.unitCode) ?? null;
  return {
    publishedAt,
    receivedAt: row.receivedAt,
    cityName: own.parentName ?? '',
    decision,
    revisionNumber,
    own: line,
    unitCount: ranking.filter(({ rank }) => rank !== null).length,
    totals: {
      self: sealed ? pointsFromMicro(sealed.total) : null,
      ofSelf: sealed
        ? sumOf(leaves.map((leaf) => (leaf.selfPoints === null ? null : leaf.finalPoints)))
        : null,
      appraised: said.size === 0 ? null : sumOf(leaves.map(({ appraisedPoints }) => appraisedPoints)),
      final: line?.points ?? null,
      maximum: set.declared.maximum,
    },
    lastYear: {
      points: sheet.lastYearPoints === null ? null : pointsFromMicro(sheet.lastYearPoints),
      rank: sheet.lastYearRank,
      unitCount: sheet.lastYearUnitCount,
    },
    ranking,
    groups,
    leaves,
  };
}

function toLeaf(
  set: CriteriaSet,
  leaf: ResultsLeaf,
  said: FeedbackItemRow | undefined,
  lastYear: Readonly<Record<string, Points>>,
): PublishedLeaf {
  const { leafCode, selfPoints, finalPoints, notApplicable, reason } = leaf;
  const node = findNode(set.tree, leafCode);
  const maximum = node?.maximum ?? null;
  const isLost = maximum !== null && finalPoints !== null && !notApplicable && finalPoints < maximum;
  return {
    leafCode,
    title: node?.title ?? leafCode,
    maximum,
    selfPoints,
    appraisedPoints:
      said === undefined
        ? leaf.appraisedPoints
        : said.appraisedPoints === null
          ? null
          : pointsFromMicro(said.appraisedPoints),
    finalPoints,
    notApplicable,
    lost: isLost ? subtractPoints(maximum, finalPoints) : null,
    reason,
    lastYearPoints: Object.hasOwn(lastYear, leafCode) ? (lastYear[leafCode] ?? null) : null,
  };
}

function sumOf(values: readonly (Points | null)[]): Points {
  return sumPoints(values.filter((value) => value !== null));
}
