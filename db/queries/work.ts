import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { leafAssignments, mergeConflicts, workParts } from '#db/schema/desk.ts';
import { inbox } from '#db/schema/exchange.ts';
import { accounts } from '#db/schema/installation.ts';

export type WorkPartRow = typeof workParts.$inferSelect;
export type MergeConflictRow = typeof mergeConflicts.$inferSelect;
export type InboxPartRow = typeof inbox.$inferSelect;

/** Who answers a leaf, with the full name of the account. */
export interface AssignmentRow {
  readonly leafCode: string;
  readonly accountId: string;
  readonly fullName: string;
  readonly assignedAt: string;
  readonly assignedBy: string;
}

/** The assignments in force in a round, by leaf code. */
export function listAssignments(db: ReadDb, roundId: string): readonly AssignmentRow[] {
  return db.orm
    .select({
      leafCode: leafAssignments.leafCode,
      accountId: accounts.id,
      fullName: accounts.fullName,
      assignedAt: leafAssignments.assignedAt,
      assignedBy: leafAssignments.assignedBy,
    })
    .from(leafAssignments)
    .innerJoin(accounts, eq(accounts.id, leafAssignments.accountId))
    .where(eq(leafAssignments.roundId, roundId))
    .orderBy(asc(leafAssignments.leafCode))
    .all();
}

/** Assigns a leaf, or takes the assignment back (`accountId` null). */
export function putAssignment(db: WriteDb, row: typeof leafAssignments.$inferSelect): void {
  const { accountId, assignedAt, assignedBy } = row;
  db.orm
    .insert(leafAssignments)
    .values(row)
    .onConflictDoUpdate({
      target: [leafAssignments.roundId, leafAssignments.leafCode],
      set: { accountId, assignedAt, assignedBy },
    })
    .run();
}

/** The parts of a round, newest first. */
export function listWorkParts(db: ReadDb, roundId: string): readonly WorkPartRow[] {
  return db.orm
    .select()
    .from(workParts)
    .where(eq(workParts.roundId, roundId))
    .orderBy(desc(workParts.createdAt), desc(workParts.id))
    .all();
}

/** The part of this id, or null. */
export function findWorkPart(db: ReadDb, id: string): WorkPartRow | null {
  return db.orm.select().from(workParts).where(eq(workParts.id, id)).get() ?? null;
}

/** Notes a part that went out, or that this folder was made for. */
export function insertWorkPart(db: WriteDb, row: WorkPartRow): void {
  db.orm.insert(workParts).values(row).run();
}

/** Changes where a part stands, or what its next return is compared with. */
export function updateWorkPart(
  db: WriteDb,
  id: string,
  change: Partial<Pick<WorkPartRow, 'state' | 'stateAt' | 'baseJson' | 'bundleId'>>,
): void {
  db.orm.update(workParts).set(change).where(eq(workParts.id, id)).run();
}

/** The conflicts of a round, the newest first. */
export function listConflicts(db: ReadDb, roundId: string): readonly MergeConflictRow[] {
  return db.orm
    .select()
    .from(mergeConflicts)
    .where(eq(mergeConflicts.roundId, roundId))
    .orderBy(desc(mergeConflicts.foundAt), asc(mergeConflicts.leafCode), asc(mergeConflicts.field))
    .all();
}

/** The codes of the leaves that have fields somebody must decide. */
export function listConflictLeaves(db: ReadDb, roundId: string): readonly string[] {
  const where = and(eq(mergeConflicts.roundId, roundId), eq(mergeConflicts.state, 'open'));
  return db.orm
    .selectDistinct({ leafCode: mergeConflicts.leafCode })
    .from(mergeConflicts)
    .where(where)
    .orderBy(asc(mergeConflicts.leafCode))
    .all()
    .map(({ leafCode }) => leafCode);
}

/** The conflict of this id, or null. */
export function findConflict(db: ReadDb, id: string): MergeConflictRow | null {
  return db.orm.select().from(mergeConflicts).where(eq(mergeConflicts.id, id)).get() ?? null;
}

/** The conflict of a field that waits for a decision with this value of the other side, or null. */
export function findOpenConflict(
  db: ReadDb,
  of: {
    readonly partId: string;
    readonly leafCode: string;
    readonly field: string;
    readonly theirsJson: string;
  },
): MergeConflictRow | null {
  const where = and(
    eq(mergeConflicts.partId, of.partId),
    eq(mergeConflicts.leafCode, of.leafCode),
    eq(mergeConflicts.field, of.field),
    eq(mergeConflicts.theirsJson, of.theirsJson),
    eq(mergeConflicts.state, 'open'),
  );
  return db.orm.select().from(mergeConflicts).where(where).get() ?? null;
}

/** Opens a conflict. */
export function insertConflict(db: WriteDb, row: MergeConflictRow): void {
  db.orm.insert(mergeConflicts).values(row).run();
}

/** Decides a conflict, or puts a newer value of the other side into one that is open. */
export function updateConflict(
  db: WriteDb,
  id: string,
  change: Partial<Pick<MergeConflictRow, 'state' | 'decidedAt' | 'decidedBy' | 'oursJson' | 'theirsJson'>>,
): void {
  db.orm.update(mergeConflicts).set(change).where(eq(mergeConflicts.id, id)).run();
}

/** Part bundles taken from the inbox (accepted or kept aside), newest first. */
export function listTakenParts(db: ReadDb): readonly InboxPartRow[] {
  const where = and(eq(inbox.kind, 'part'), inArray(inbox.verdict, ['accepted', 'keptAside']));
  return db.orm.select().from(inbox).where(where).orderBy(desc(inbox.receivedAt), desc(inbox.id)).all();
}

/**
 * Moves assignments and conflicts to the codes of a corrected set; what has no successor loses its assignment, and its
 * conflicts keep the code they were found under.
 */
export function recodeWork(db: WriteDb, roundId: string, successors: ReadonlyMap<string, string>): void {
  const held = db.orm.select().from(leafAssignments).where(eq(leafAssignments.roundId, roundId)).all();
  db.orm.delete(leafAssignments).where(eq(leafAssignments.roundId, roundId)).run();
  for (const row of held) {
    const leafCode = successors.get(row.leafCode);
    if (leafCode !== undefined) putAssignment(db, { ...row, leafCode });
  }
  for (const { id, leafCode } of listConflicts(db, roundId)) {
    const next = successors.get(leafCode);
    if (next !== undefined && next !== leafCode)
      db.orm.update(mergeConflicts).set({ leafCode: next }).where(eq(mergeConflicts.id, id)).run();
  }
}
