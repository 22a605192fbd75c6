import { and, desc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { revisionFiles, revisions } from '#db/schema/exchange.ts';
import { roundUnits } from '#db/schema/rounds.ts';

export type RevisionRow = typeof revisions.$inferSelect;

/** The sealed revision with this id, or null. */
export function findRevisionById(db: ReadDb, id: string): RevisionRow | null {
  return db.orm.select().from(revisions).where(eq(revisions.id, id)).get() ?? null;
}

/** A unit's sealed revision of this number in a round, or its newest where `number` is null; null where there is none. */
export function findRevision(
  db: ReadDb,
  roundId: string,
  unitId: string,
  number: number | null,
): RevisionRow | null {
  const numbered = number === null ? undefined : eq(revisions.number, number);
  const where = and(eq(revisions.roundId, roundId), eq(revisions.unitId, unitId), numbered);
  return db.orm.select().from(revisions).where(where).orderBy(desc(revisions.number)).limit(1).get() ?? null;
}

/** The sealed revisions of a unit in a round, newest first. */
export function listRevisions(db: ReadDb, roundId: string, unitId: string): readonly RevisionRow[] {
  const where = and(eq(revisions.roundId, roundId), eq(revisions.unitId, unitId));
  return db.orm.select().from(revisions).where(where).orderBy(desc(revisions.number)).all();
}

/** Every sealed revision, for checking. */
export function listAllRevisions(db: ReadDb): readonly RevisionRow[] {
  return db.orm.select().from(revisions).all();
}

/** Seals a revision: from then on the database itself refuses to change or delete it. */
export function insertRevision(db: WriteDb, row: RevisionRow): void {
  db.orm.insert(revisions).values(row).run();
}

/** Notes which files a received revision names, each under the first name it came with. */
export function insertRevisionFiles(
  db: WriteDb,
  revisionId: string,
  files: readonly { readonly sha256: string; readonly fileName: string }[],
): void {
  const insert = db.raw.prepare(
    'INSERT OR IGNORE INTO revision_files (revision_id, sha256, file_name) VALUES (?, ?, ?)',
  );
  for (const file of files) insert.run(revisionId, file.sha256, file.fileName);
}

/** The name under which a unit sent a file in any revision of a round; null where it never did. */
export function findSentFile(db: ReadDb, roundId: string, unitId: string, sha256: string): string | null {
  const row = db.orm
    .select({ fileName: revisionFiles.fileName })
    .from(revisionFiles)
    .innerJoin(revisions, eq(revisions.id, revisionFiles.revisionId))
    .where(
      and(eq(revisions.roundId, roundId), eq(revisions.unitId, unitId), eq(revisionFiles.sha256, sha256)),
    )
    .orderBy(desc(revisions.number))
    .limit(1)
    .get();
  return row?.fileName ?? null;
}

/** What the overview shows of the newest submission held of a unit. Total in micro-points. */
export interface HeldSubmission {
  readonly heldRevisionId: string;
  readonly heldRevisionNumber: number;
  readonly heldSelfTotal: number;
  readonly heldReceivedAt: string;
  readonly heldSignedAt: string;
}

/** Notes the newest submission of a unit; an appraisal that was finished is open again, its decisions stay. */
export function setHeldSubmission(db: WriteDb, roundId: string, unitId: string, held: HeldSubmission): void {
  const where = and(eq(roundUnits.roundId, roundId), eq(roundUnits.unitId, unitId));
  db.orm
    .update(roundUnits)
    .set({ ...held, appraisalFinishedAt: null })
    .where(where)
    .run();
}
