import { and, desc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { revisions } from '#db/schema/exchange.ts';

export type RevisionRow = typeof revisions.$inferSelect;

/** Seals a revision: from then on the database itself refuses to change or delete it. */
export function insertRevision(db: WriteDb, row: RevisionRow): void {
  db.orm.insert(revisions).values(row).run();
}

/** The sealed revisions of a unit in a round, newest first. */
export function listRevisions(db: ReadDb, roundId: string, unitId: string): readonly RevisionRow[] {
  const where = and(eq(revisions.roundId, roundId), eq(revisions.unitId, unitId));
  return db.orm.select().from(revisions).where(where).orderBy(desc(revisions.number)).all();
}

/** One sealed revision by number, or the newest where `number` is null; null where there is none. */
export function findRevision(
  db: ReadDb,
  roundId: string,
  unitId: string,
  number: number | null,
): RevisionRow | null {
  return listRevisions(db, roundId, unitId).find((row) => number === null || row.number === number) ?? null;
}

/** Every sealed revision, for checking. */
export function listAllRevisions(db: ReadDb): readonly RevisionRow[] {
  return db.orm.select().from(revisions).all();
}
