import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import type { OutboxRow } from '#db/queries/outbox.ts';
import { inbox, outbox, revisions } from '#db/schema/exchange.ts';
import { rounds } from '#db/schema/rounds.ts';

export type InboxRow = typeof inbox.$inferSelect;

/** Every bundle made here with the title of its round ('' where it has none), newest first. */
export function listOutbox(db: ReadDb): readonly (OutboxRow & { readonly roundTitle: string })[] {
  return db.orm
    .select({ row: outbox, title: rounds.title })
    .from(outbox)
    .leftJoin(rounds, eq(rounds.id, outbox.roundId))
    .orderBy(desc(outbox.createdAt), desc(outbox.bundleId))
    .all()
    .map(({ row, title }) => ({ ...row, roundTitle: title ?? '' }));
}

/** Bundles of a kind made here for a round, newest first; `receiverId` narrows it. */
export function listOutboxOf(
  db: ReadDb,
  of: { readonly kind: string; readonly roundId: string | null; readonly receiverId: string },
): readonly OutboxRow[] {
  const where = and(
    eq(outbox.kind, of.kind),
    of.roundId === null ? isNull(outbox.roundId) : eq(outbox.roundId, of.roundId),
    eq(outbox.receiverId, of.receiverId),
  );
  return db.orm
    .select()
    .from(outbox)
    .where(where)
    .orderBy(desc(outbox.createdAt), desc(outbox.bundleId))
    .all();
}

/** Every file ever offered in a real import, newest first. */
export function listInbox(db: ReadDb): readonly InboxRow[] {
  return db.orm.select().from(inbox).orderBy(desc(inbox.receivedAt), desc(inbox.id)).all();
}

/** Offered files by the ids of their rows, in the order they came. */
export function listInboxByIds(db: ReadDb, ids: readonly string[]): readonly InboxRow[] {
  return db.orm
    .select()
    .from(inbox)
    .where(inArray(inbox.id, [...ids]))
    .orderBy(inbox.receivedAt, inbox.id)
    .all();
}

/** Notes an offered file with its verdict. Triggers refuse any later change of it. */
export function insertInbox(db: WriteDb, row: InboxRow): void {
  db.orm.insert(inbox).values(row).run();
}

/** A bundle taken in before: what it is compared by. Fingerprints are SHA-256, hexadecimal. */
export interface TakenBundle {
  readonly bundleId: string;
  readonly fingerprint: string;
  readonly revision: number | null;
}

const TAKEN = ['accepted', 'keptAside'] as const;

/** A bundle of this id taken in before (accepted or kept aside), or null. */
export function findTaken(db: ReadDb, bundleId: string): TakenBundle | null {
  const where = and(eq(inbox.bundleId, bundleId), inArray(inbox.verdict, TAKEN));
  const row = db.orm.select().from(inbox).where(where).limit(1).get();
  return row ? { bundleId, fingerprint: row.fingerprint ?? '', revision: row.revision } : null;
}

/** Number and content fingerprint of every revision held of a unit in a round. */
export function listHeldRevisions(
  db: ReadDb,
  roundId: string,
  unitId: string,
): readonly { readonly id: string; readonly number: number; readonly fingerprint: string }[] {
  return db.orm
    .select({ id: revisions.id, number: revisions.number, fingerprint: revisions.fingerprint })
    .from(revisions)
    .where(and(eq(revisions.roundId, roundId), eq(revisions.unitId, unitId)))
    .all();
}
