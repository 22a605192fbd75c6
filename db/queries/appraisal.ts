import { and, asc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { appraisedLeaves } from '#db/schema/exchange.ts';
import { roundUnits } from '#db/schema/rounds.ts';

export type AppraisedLeafRow = typeof appraisedLeaves.$inferSelect;

/** A ward in a round as the overview needs it; points in micro-points, flags as 0 or 1. */
export interface OverviewRow {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly active: number;
  readonly baselinePoints: number | null;
  readonly heldRevisionId: string | null;
  readonly heldRevisionNumber: number | null;
  readonly heldSelfTotal: number | null;
  readonly heldReceivedAt: string | null;
  readonly heldSignedAt: string | null;
  readonly appraisalFinishedAt: string | null;
  readonly appraisedTotal: number | null;
  readonly appraisedLeaves: number;
}

/** Every ward of a round with where it stands, by unit code. One statement over two tables, whatever was handed in. */
export function listOverview(db: ReadDb, roundId: string): readonly OverviewRow[] {
  return db.raw
    .prepare(
      `SELECT u.id AS unitId, u.code, u.name, u.type, u.active, p.baseline_points AS baselinePoints,
              p.held_revision_id AS heldRevisionId, p.held_revision_number AS heldRevisionNumber,
              p.held_self_total AS heldSelfTotal, p.held_received_at AS heldReceivedAt,
              p.held_signed_at AS heldSignedAt, p.appraisal_finished_at AS appraisalFinishedAt,
              p.appraised_total AS appraisedTotal, p.appraised_leaves AS appraisedLeaves
       FROM round_units p JOIN units u ON u.id = p.unit_id
       WHERE p.round_id = ? ORDER BY u.code`,
    )
    .all(roundId) as OverviewRow[];
}

/** The city's decisions on one ward, by leaf code. */
export function listAppraisedLeaves(
  db: ReadDb,
  roundId: string,
  unitId: string,
): readonly AppraisedLeafRow[] {
  const where = and(eq(appraisedLeaves.roundId, roundId), eq(appraisedLeaves.unitId, unitId));
  return db.orm.select().from(appraisedLeaves).where(where).orderBy(asc(appraisedLeaves.leafCode)).all();
}

/** One decision of a whole round, as the ranking reads it. */
export interface DecisionRow {
  readonly unitId: string;
  readonly leafCode: string;
  readonly points: number | null;
  readonly notApplicable: number;
}

/** Every decision of a round, ward by ward, row by row: half a million of them never stand in memory at once. */
export function eachDecision(db: ReadDb, roundId: string): IterableIterator<DecisionRow> {
  return db.raw
    .prepare(
      `SELECT unit_id AS unitId, leaf_code AS leafCode, points, not_applicable AS notApplicable
       FROM appraised_leaves WHERE round_id = ? ORDER BY unit_id`,
    )
    .iterate(roundId) as IterableIterator<DecisionRow>;
}

/** Writes decisions; one already there is replaced (its earlier state stands in the audit log). */
export function putAppraisedLeaves(db: WriteDb, rows: readonly AppraisedLeafRow[]): void {
  const put = db.raw.prepare(
    `INSERT INTO appraised_leaves
       (round_id, unit_id, leaf_code, points, not_applicable, raw, reason, request, updated_at, updated_by)
     VALUES (@roundId, @unitId, @leafCode, @points, @notApplicable, @raw, @reason, @request, @updatedAt, @updatedBy)
     ON CONFLICT (round_id, unit_id, leaf_code) DO UPDATE SET
       points = excluded.points, not_applicable = excluded.not_applicable, raw = excluded.raw,
       reason = excluded.reason, request = excluded.request,
       updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
  );
  for (const row of rows) put.run(row);
}

/** Takes one decision back (its earlier state stands in the audit log). */
export function removeAppraisedLeaf(db: WriteDb, roundId: string, unitId: string, leafCode: string): void {
  const where = and(
    eq(appraisedLeaves.roundId, roundId),
    eq(appraisedLeaves.unitId, unitId),
    eq(appraisedLeaves.leafCode, leafCode),
  );
  db.orm.delete(appraisedLeaves).where(where).run();
}

/** Keeps the sums of a ward's decisions beside it: printed total in micro-points (null: nothing decided), leaves decided. */
export function setAppraisedTotals(
  db: WriteDb,
  roundId: string,
  unitId: string,
  totals: { readonly appraisedTotal: number | null; readonly appraisedLeaves: number },
): void {
  const where = and(eq(roundUnits.roundId, roundId), eq(roundUnits.unitId, unitId));
  db.orm.update(roundUnits).set(totals).where(where).run();
}

/** Notes when the appraisal of a ward was finished; null opens it again. */
export function setAppraisalFinished(
  db: WriteDb,
  roundId: string,
  unitId: string,
  finishedAt: string | null,
): void {
  const where = and(eq(roundUnits.roundId, roundId), eq(roundUnits.unitId, unitId));
  db.orm.update(roundUnits).set({ appraisalFinishedAt: finishedAt }).where(where).run();
}
