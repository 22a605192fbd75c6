import { and, asc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { evidenceLinks } from '#db/schema/evidence.ts';
import { feedbackDrafts, feedbackResponses } from '#db/schema/desk.ts';
import { feedbackItems } from '#db/schema/exchange.ts';
import { answers, returnComments, rounds, sheets, warningExplanations } from '#db/schema/rounds.ts';

/** Everything of a ward's sheet that hangs on the codes of its criteria set. */
export interface SheetRows {
  readonly answers: readonly (typeof answers.$inferSelect)[];
  readonly explanations: readonly (typeof warningExplanations.$inferSelect)[];
  readonly links: readonly (typeof evidenceLinks.$inferSelect)[];
  readonly comments: readonly (typeof returnComments.$inferSelect)[];
  readonly feedback: readonly (typeof feedbackItems.$inferSelect)[];
  readonly responses: readonly (typeof feedbackResponses.$inferSelect)[];
  readonly drafts: readonly (typeof feedbackDrafts.$inferSelect)[];
}

/** The rows of a sheet as they are. */
export function readSheetRows(db: ReadDb, roundId: string): SheetRows {
  const { orm } = db;
  return {
    answers: orm
      .select()
      .from(answers)
      .where(eq(answers.roundId, roundId))
      .orderBy(asc(answers.leafCode))
      .all(),
    explanations: orm
      .select()
      .from(warningExplanations)
      .where(eq(warningExplanations.roundId, roundId))
      .all(),
    links: orm.select().from(evidenceLinks).where(eq(evidenceLinks.roundId, roundId)).all(),
    comments: orm.select().from(returnComments).where(eq(returnComments.roundId, roundId)).all(),
    feedback: orm.select().from(feedbackItems).where(eq(feedbackItems.roundId, roundId)).all(),
    responses: orm.select().from(feedbackResponses).where(eq(feedbackResponses.roundId, roundId)).all(),
    drafts: orm.select().from(feedbackDrafts).where(eq(feedbackDrafts.roundId, roundId)).all(),
  };
}

/** Puts other rows in the place of those of a sheet; triggers refuse it while the sheet is submitted or signed. */
export function replaceSheetRows(db: WriteDb, roundId: string, rows: SheetRows): void {
  const { orm } = db;
  orm.delete(answers).where(eq(answers.roundId, roundId)).run();
  orm.delete(warningExplanations).where(eq(warningExplanations.roundId, roundId)).run();
  orm.delete(evidenceLinks).where(eq(evidenceLinks.roundId, roundId)).run();
  orm.delete(feedbackItems).where(eq(feedbackItems.roundId, roundId)).run();
  orm.delete(feedbackResponses).where(eq(feedbackResponses.roundId, roundId)).run();
  orm.delete(feedbackDrafts).where(eq(feedbackDrafts.roundId, roundId)).run();
  for (const row of rows.answers) orm.insert(answers).values(row).run();
  for (const row of rows.explanations) orm.insert(warningExplanations).values(row).run();
  for (const row of rows.links) orm.insert(evidenceLinks).values(row).run();
  for (const row of rows.feedback) orm.insert(feedbackItems).values(row).run();
  for (const row of rows.responses) orm.insert(feedbackResponses).values(row).run();
  for (const row of rows.drafts) orm.insert(feedbackDrafts).values(row).run();
  for (const { id, leafCode } of rows.comments) {
    const where = and(eq(returnComments.roundId, roundId), eq(returnComments.id, id));
    orm.update(returnComments).set({ leafCode }).where(where).run();
  }
}

/** Puts a round on another version of its criteria set. */
export function setRoundCriteriaSet(db: WriteDb, roundId: string, criteriaSetHash: string): void {
  db.orm.update(rounds).set({ criteriaSetHash }).where(eq(rounds.id, roundId)).run();
}

/** Writes last year's points by leaf (JSON) of a sheet. */
export function setLastYearLeafPoints(db: WriteDb, roundId: string, lastYearLeafPoints: string): void {
  db.orm.update(sheets).set({ lastYearLeafPoints }).where(eq(sheets.roundId, roundId)).run();
}
