import { and, asc, desc, eq, lte, ne } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import type { OutboxRow } from '#db/queries/outbox.ts';
import { inbox, outbox } from '#db/schema/exchange.ts';
import { transportLog, transportQueue, transportSeen, transportSettings } from '#db/schema/transport.ts';

export type TransportLogRow = typeof transportLog.$inferSelect;
export type TransportQueueRow = typeof transportQueue.$inferSelect;
export type TransportSeenRow = typeof transportSeen.$inferSelect;
export type TransportSettingsRow = typeof transportSettings.$inferSelect;

/** A way that works by itself. */
export type SelfWay = TransportQueueRow['way'];

/** The settings row, or null where nothing was ever set up. */
export function findTransportSettings(db: ReadDb): TransportSettingsRow | null {
  return db.orm.select().from(transportSettings).get() ?? null;
}

/** Replaces the settings. */
export function writeTransportSettings(db: WriteDb, row: Omit<TransportSettingsRow, 'id'>): void {
  db.orm
    .insert(transportSettings)
    .values({ ...row, id: 1 })
    .onConflictDoUpdate({ target: transportSettings.id, set: row })
    .run();
}

/** Notes what happened on the way of a file. Triggers refuse any later change of it. */
export function insertTransportLog(db: WriteDb, row: TransportLogRow): void {
  db.orm.insert(transportLog).values(row).run();
}

/** What happened last, newest first. */
export function listTransportLog(db: ReadDb, limit: number): readonly TransportLogRow[] {
  return db.orm
    .select()
    .from(transportLog)
    .orderBy(desc(transportLog.at), desc(transportLog.id))
    .limit(limit)
    .all();
}

/** What happened to bundles that are known by id, first to last. */
export function listBundleLog(db: ReadDb): readonly (TransportLogRow & { readonly bundleId: string })[] {
  const rows = db.orm.select().from(transportLog).orderBy(asc(transportLog.at), asc(transportLog.id)).all();
  return rows.flatMap((row) => (row.bundleId === null ? [] : [{ ...row, bundleId: row.bundleId }]));
}

/** Puts a bundle in the queue of a way; one that waits already tries again at once. */
export function enqueueTransport(
  db: WriteDb,
  item: Pick<TransportQueueRow, 'bundleId' | 'way' | 'queuedAt'>,
): void {
  const { queuedAt: nextAttemptAt } = item;
  db.orm
    .insert(transportQueue)
    .values({ ...item, attempts: 0, nextAttemptAt, lastCode: null })
    .onConflictDoUpdate({
      target: [transportQueue.bundleId, transportQueue.way],
      set: { nextAttemptAt },
    })
    .run();
}

/** Everything that waits, what is due first first. */
export function listTransportQueue(db: ReadDb): readonly TransportQueueRow[] {
  return db.orm
    .select()
    .from(transportQueue)
    .orderBy(asc(transportQueue.nextAttemptAt), asc(transportQueue.queuedAt), asc(transportQueue.bundleId))
    .all();
}

/** What waits for a way and is due at a moment (UTC ISO), in the order it was queued. */
export function listDueTransport(db: ReadDb, way: SelfWay, at: string): readonly TransportQueueRow[] {
  return db.orm
    .select()
    .from(transportQueue)
    .where(and(eq(transportQueue.way, way), lte(transportQueue.nextAttemptAt, at)))
    .orderBy(asc(transportQueue.queuedAt), asc(transportQueue.bundleId))
    .all();
}

/** Notes a failed attempt and when to try again. */
export function postponeTransport(
  db: WriteDb,
  { bundleId, way, attempts, nextAttemptAt, lastCode }: Omit<TransportQueueRow, 'queuedAt'>,
): void {
  db.orm
    .update(transportQueue)
    .set({ attempts, nextAttemptAt, lastCode })
    .where(and(eq(transportQueue.bundleId, bundleId), eq(transportQueue.way, way)))
    .run();
}

/** Takes a bundle out of a queue: it is out, or can never go. */
export function dequeueTransport(db: WriteDb, bundleId: string, way: SelfWay): void {
  db.orm
    .delete(transportQueue)
    .where(and(eq(transportQueue.bundleId, bundleId), eq(transportQueue.way, way)))
    .run();
}

/**
 * Bundles made since a moment (UTC ISO) that never went out by a way and do not wait for it. One the receiver
 * answered already has no need to.
 */
export function listNeverSent(db: ReadDb, way: SelfWay, since: string): readonly OutboxRow[] {
  return db.raw
    .prepare(
      `SELECT bundle_id AS bundleId, kind, file_name AS fileName, fingerprint, size, receiver_id AS receiverId,
              receiver_name AS receiverName, round_id AS roundId, revision, created_at AS createdAt, state,
              state_at AS stateAt, refusal_code AS refusalCode
       FROM outbox
       WHERE created_at >= ? AND state IN ('created', 'saved')
         AND NOT EXISTS (SELECT 1 FROM transport_queue q WHERE q.bundle_id = outbox.bundle_id AND q.way = ?)
         AND NOT EXISTS (SELECT 1 FROM transport_log l
                         WHERE l.bundle_id = outbox.bundle_id AND l.way = ? AND l.event = 'sent')
       ORDER BY created_at, bundle_id`,
    )
    .all(since, way, way) as OutboxRow[];
}

/** Whether a file of this name and stamp was looked at before in a place. */
export function wasSeen(
  db: ReadDb,
  { way, place, name, stamp }: Pick<TransportSeenRow, 'way' | 'place' | 'name' | 'stamp'>,
): boolean {
  const where = and(
    eq(transportSeen.way, way),
    eq(transportSeen.place, place),
    eq(transportSeen.name, name),
    eq(transportSeen.stamp, stamp),
  );
  return db.orm.select().from(transportSeen).where(where).get() !== undefined;
}

/** Remembers a file that was looked at. */
export function markSeen(db: WriteDb, row: TransportSeenRow): void {
  db.orm.insert(transportSeen).values(row).onConflictDoNothing().run();
}

/** Whether a file with this SHA-256 was taken in before (accepted, held already or kept aside). */
export function wasTakenIn(db: ReadDb, fingerprint: string): boolean {
  const where = and(eq(inbox.fingerprint, fingerprint), ne(inbox.verdict, 'refused'));
  return db.orm.select({ id: inbox.id }).from(inbox).where(where).limit(1).get() !== undefined;
}

/** Whether a bundle made here has this SHA-256: it came back to us and is not for us. */
export function isOwnBundle(db: ReadDb, fingerprint: string): boolean {
  const row = db.orm.select({ id: outbox.bundleId }).from(outbox).where(eq(outbox.fingerprint, fingerprint));
  return row.limit(1).get() !== undefined;
}
