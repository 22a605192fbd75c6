import { and, desc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { outbox } from '#db/schema/exchange.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/** Notes a bundle whose file lies checked in outbox/. */
export function insertOutbox(db: WriteDb, row: OutboxRow): void {
  db.orm.insert(outbox).values(row).run();
}

/** The bundle of this id made here, or null. */
export function findOutbox(db: ReadDb, bundleId: string): OutboxRow | null {
  return db.orm.select().from(outbox).where(eq(outbox.bundleId, bundleId)).get() ?? null;
}

/** Moves a bundle made here to another state. */
export function setOutboxState(
  db: WriteDb,
  bundleId: string,
  state: OutboxRow['state'],
  at: string,
  refusalCode: string | null = null,
): void {
  db.orm.update(outbox).set({ state, stateAt: at, refusalCode }).where(eq(outbox.bundleId, bundleId)).run();
}

/** The bundles of one kind made here for a round, newest first. */
export function listOutboxOfRound(db: ReadDb, roundId: string, kind: string): readonly OutboxRow[] {
  const where = and(eq(outbox.roundId, roundId), eq(outbox.kind, kind));
  return db.orm
    .select()
    .from(outbox)
    .where(where)
    .orderBy(desc(outbox.createdAt), desc(outbox.bundleId))
    .all();
}

/** Every bundle made here, newest first. */
export function listAllOutbox(db: ReadDb): readonly OutboxRow[] {
  return db.orm.select().from(outbox).orderBy(desc(outbox.createdAt), desc(outbox.bundleId)).all();
}

/** Notes the SHA-256 of the encrypted file a bundle travels as, and the key it opens with; nulls: it travels readable. */
export function setSealed(
  db: WriteDb,
  bundleId: string,
  sealed: Pick<OutboxRow, 'sealedFingerprint' | 'sealedFor'>,
): void {
  const { sealedFingerprint, sealedFor } = sealed;
  db.orm.update(outbox).set({ sealedFingerprint, sealedFor }).where(eq(outbox.bundleId, bundleId)).run();
}
