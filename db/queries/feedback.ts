import { and, asc, desc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { feedbackItems } from '#db/schema/exchange.ts';

export type FeedbackItemRow = typeof feedbackItems.$inferSelect;

/** The items of the newest feedback bundle of a round (highest revision, then latest arrival), by leaf code. */
export function listNewestFeedback(db: ReadDb, roundId: string): readonly FeedbackItemRow[] {
  return db.raw
    .prepare(
      `SELECT bundle_id AS bundleId, round_id AS roundId, revision_number AS revisionNumber, leaf_code AS leafCode,
              appraised_points AS appraisedPoints, not_applicable AS notApplicable, reason, request, deadline,
              received_at AS receivedAt
       FROM feedback_items
       WHERE bundle_id = (SELECT bundle_id FROM feedback_items WHERE round_id = ?
                          ORDER BY revision_number DESC, received_at DESC, bundle_id DESC LIMIT 1)
       ORDER BY leaf_code`,
    )
    .all(roundId) as FeedbackItemRow[];
}

/** Writes the items of one feedback bundle; the same bundle again changes nothing. */
export function insertFeedback(db: WriteDb, rows: readonly FeedbackItemRow[]): void {
  for (const row of rows) db.orm.insert(feedbackItems).values(row).onConflictDoNothing().run();
}

/** The feedback bundles held for a round, with the revision each answers. */
export function listFeedbackBundles(
  db: ReadDb,
  roundId: string,
): readonly { readonly bundleId: string; readonly revisionNumber: number }[] {
  return db.raw
    .prepare(
      `SELECT DISTINCT bundle_id AS bundleId, revision_number AS revisionNumber
       FROM feedback_items WHERE round_id = ?`,
    )
    .all(roundId) as { bundleId: string; revisionNumber: number }[];
}

/** The items of the newest feedback bundle on one revision of a round, by leaf code; empty where none came. */
export function listFeedbackOf(
  db: ReadDb,
  roundId: string,
  revisionNumber: number,
): readonly FeedbackItemRow[] {
  const where = and(eq(feedbackItems.roundId, roundId), eq(feedbackItems.revisionNumber, revisionNumber));
  const newest = db.orm
    .select({ bundleId: feedbackItems.bundleId })
    .from(feedbackItems)
    .where(where)
    // A bundle id is a UUIDv7: in the order they were made.
    .orderBy(desc(feedbackItems.bundleId))
    .limit(1)
    .get();
  if (!newest) return [];
  return db.orm
    .select()
    .from(feedbackItems)
    .where(eq(feedbackItems.bundleId, newest.bundleId))
    .orderBy(asc(feedbackItems.leafCode))
    .all();
}
