import { and, asc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { answers, returnComments, sheets, warningExplanations } from '#db/schema/rounds.ts';

export type SheetRow = typeof sheets.$inferSelect;
export type AnswerRow = typeof answers.$inferSelect;
export type ReturnCommentRow = typeof returnComments.$inferSelect;

/** The ward's sheet in a round, or null. */
export function findSheet(db: ReadDb, roundId: string): SheetRow | null {
  return db.orm.select().from(sheets).where(eq(sheets.roundId, roundId)).get() ?? null;
}

/** Starts the sheet of a round that has just been opened. */
export function insertSheet(db: WriteDb, row: SheetRow): void {
  db.orm.insert(sheets).values(row).run();
}

/** Changes the state of a sheet. */
export function updateSheet(db: WriteDb, roundId: string, change: Partial<Omit<SheetRow, 'roundId'>>): void {
  db.orm.update(sheets).set(change).where(eq(sheets.roundId, roundId)).run();
}

/** Every saved answer of a round. */
export function listAnswers(db: ReadDb, roundId: string): readonly AnswerRow[] {
  return db.orm
    .select()
    .from(answers)
    .where(eq(answers.roundId, roundId))
    .orderBy(asc(answers.leafCode))
    .all();
}

/** The saved answer of a leaf, or null where nobody has typed. */
export function findAnswer(db: ReadDb, roundId: string, leafCode: string): AnswerRow | null {
  const where = and(eq(answers.roundId, roundId), eq(answers.leafCode, leafCode));
  return db.orm.select().from(answers).where(where).get() ?? null;
}

/** Writes an answer over the one before; the caller has checked its version. */
export function putAnswer(db: WriteDb, row: AnswerRow): void {
  const { answerJson, version, updatedAt, updatedBy } = row;
  db.orm
    .insert(answers)
    .values(row)
    .onConflictDoUpdate({
      target: [answers.roundId, answers.leafCode],
      set: { answerJson, version, updatedAt, updatedBy },
    })
    .run();
}

/** The explanations of warnings, by leaf code. */
export function readWarningExplanations(db: ReadDb, roundId: string): Readonly<Record<string, string>> {
  const rows = db.orm
    .select()
    .from(warningExplanations)
    .where(eq(warningExplanations.roundId, roundId))
    .all();
  return Object.fromEntries(
    rows.filter(({ text }) => text !== '').map(({ leafCode, text }) => [leafCode, text]),
  );
}

/** Writes the explanation of a leaf's warnings; '' takes it back. */
export function putWarningExplanation(db: WriteDb, row: typeof warningExplanations.$inferSelect): void {
  const { text, updatedAt, updatedBy } = row;
  db.orm
    .insert(warningExplanations)
    .values(row)
    .onConflictDoUpdate({
      target: [warningExplanations.roundId, warningExplanations.leafCode],
      set: { text, updatedAt, updatedBy },
    })
    .run();
}

/** The leader's comments on the sheet as it is numbered now, oldest first. */
export function listReturnComments(
  db: ReadDb,
  roundId: string,
  revisionNumber: number,
): readonly ReturnCommentRow[] {
  const where = and(eq(returnComments.roundId, roundId), eq(returnComments.revisionNumber, revisionNumber));
  return db.orm.select().from(returnComments).where(where).orderBy(asc(returnComments.at)).all();
}

/** Adds comments of one return. */
export function insertReturnComments(db: WriteDb, rows: readonly ReturnCommentRow[]): void {
  for (const row of rows) db.orm.insert(returnComments).values(row).run();
}
