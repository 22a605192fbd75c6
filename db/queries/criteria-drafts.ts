import { desc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { criteriaCorrections, criteriaDrafts, sheetArchives } from '#db/schema/criteria.ts';

export type DraftRow = typeof criteriaDrafts.$inferSelect;
export type CorrectionRow = typeof criteriaCorrections.$inferSelect;
export type SheetArchiveRow = typeof sheetArchives.$inferSelect;

/** Every draft, the one changed last first. */
export function listDrafts(db: ReadDb): readonly DraftRow[] {
  return db.orm.select().from(criteriaDrafts).orderBy(desc(criteriaDrafts.updatedAt)).all();
}

/** The draft with this id, or null. */
export function findDraft(db: ReadDb, id: string): DraftRow | null {
  return db.orm.select().from(criteriaDrafts).where(eq(criteriaDrafts.id, id)).get() ?? null;
}

/** Keeps a new draft. */
export function insertDraft(db: WriteDb, row: DraftRow): void {
  db.orm.insert(criteriaDrafts).values(row).run();
}

/** Changes a draft; a trigger refuses it where the draft is published (DRAFT_PUBLISHED). */
export function updateDraft(db: WriteDb, id: string, change: Partial<Omit<DraftRow, 'id'>>): void {
  db.orm.update(criteriaDrafts).set(change).where(eq(criteriaDrafts.id, id)).run();
}

/** Notes that a round was put on another version of its set. */
export function insertCorrection(db: WriteDb, row: CorrectionRow): void {
  db.orm.insert(criteriaCorrections).values(row).run();
}

/** The corrections of a round, the one made last first: ids are UUIDv7 of the city. */
export function listCorrections(db: ReadDb, roundId: string): readonly CorrectionRow[] {
  return db.orm
    .select()
    .from(criteriaCorrections)
    .where(eq(criteriaCorrections.roundId, roundId))
    .orderBy(desc(criteriaCorrections.id))
    .all();
}

/** Keeps a sheet as it was before its answers moved. */
export function insertSheetArchive(db: WriteDb, row: SheetArchiveRow): void {
  db.orm.insert(sheetArchives).values(row).run();
}

/** The archived sheets of a round, newest first. */
export function listSheetArchives(db: ReadDb, roundId: string): readonly SheetArchiveRow[] {
  return db.orm
    .select()
    .from(sheetArchives)
    .where(eq(sheetArchives.roundId, roundId))
    .orderBy(desc(sheetArchives.archivedAt))
    .all();
}

/** The archived sheet with this id, or null. */
export function findSheetArchive(db: ReadDb, id: string): SheetArchiveRow | null {
  return db.orm.select().from(sheetArchives).where(eq(sheetArchives.id, id)).get() ?? null;
}
