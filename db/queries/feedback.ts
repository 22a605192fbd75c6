import { and, asc, desc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { feedbackDrafts, feedbackResponses } from '#db/schema/desk.ts';
import { feedbackItems } from '#db/schema/exchange.ts';

export type FeedbackItemRow = typeof feedbackItems.$inferSelect;

/** Everything the city ever said in a round, bundle by bundle as they were made, by leaf code. */
export function listFeedback(db: ReadDb, roundId: string): readonly FeedbackItemRow[] {
  return db.orm
    .select()
    .from(feedbackItems)
    .where(eq(feedbackItems.roundId, roundId))
    .orderBy(asc(feedbackItems.revisionNumber), asc(feedbackItems.bundleId), asc(feedbackItems.leafCode))
    .all();
}

export type FeedbackResponseRow = typeof feedbackResponses.$inferSelect;

/** The ward's answers in a round, sealed or not. */
export function listFeedbackResponses(db: ReadDb, roundId: string): readonly FeedbackResponseRow[] {
  return db.orm.select().from(feedbackResponses).where(eq(feedbackResponses.roundId, roundId)).all();
}

/** Writes an answer over the one before; a trigger refuses it while the sheet is submitted or signed. */
export function putFeedbackResponse(db: WriteDb, row: FeedbackResponseRow): void {
  const { kind, text, updatedAt, updatedBy } = row;
  const { roundId, bundleId, leafCode } = feedbackResponses;
  db.orm
    .insert(feedbackResponses)
    .values(row)
    .onConflictDoUpdate({
      target: [roundId, bundleId, leafCode],
      set: { kind, text, updatedAt, updatedBy },
    })
    .run();
}

/** Takes an answer back (what it was stands in the audit log). */
export function removeFeedbackResponse(
  db: WriteDb,
  roundId: string,
  bundleId: string,
  leafCode: string,
): void {
  const where = and(
    eq(feedbackResponses.roundId, roundId),
    eq(feedbackResponses.bundleId, bundleId),
    eq(feedbackResponses.leafCode, leafCode),
  );
  db.orm.delete(feedbackResponses).where(where).run();
}

export type FeedbackDraftRow = typeof feedbackDrafts.$inferSelect;

/** What is typed as answers in a round and not given yet. */
export function listFeedbackDrafts(db: ReadDb, roundId: string): readonly FeedbackDraftRow[] {
  return db.orm.select().from(feedbackDrafts).where(eq(feedbackDrafts.roundId, roundId)).all();
}

/** Writes a draft over the one before, whatever the state of the sheet. */
export function putFeedbackDraft(db: WriteDb, row: FeedbackDraftRow): void {
  const { roundId, bundleId, leafCode } = feedbackDrafts;
  db.orm
    .insert(feedbackDrafts)
    .values(row)
    .onConflictDoUpdate({
      target: [roundId, bundleId, leafCode],
      set: { kind: row.kind, text: row.text },
    })
    .run();
}

/** Forgets a draft: the answer was given, or nothing is typed any more. */
export function removeFeedbackDraft(db: WriteDb, roundId: string, bundleId: string, leafCode: string): void {
  const where = and(
    eq(feedbackDrafts.roundId, roundId),
    eq(feedbackDrafts.bundleId, bundleId),
    eq(feedbackDrafts.leafCode, leafCode),
  );
  db.orm.delete(feedbackDrafts).where(where).run();
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
