import { and, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import type { AuditRecord } from '#db/queries/audit.ts';
import { leaderLooks } from '#db/schema/desk.ts';

export type LookRow = typeof leaderLooks.$inferSelect;

/** When an account last looked at a round's sign-off page, or null. */
export function findLook(db: ReadDb, accountId: string, roundId: string): LookRow | null {
  const where = and(eq(leaderLooks.accountId, accountId), eq(leaderLooks.roundId, roundId));
  return db.orm.select().from(leaderLooks).where(where).get() ?? null;
}

/** Moves the mark of a look; it never goes back in the log. */
export function putLook(db: WriteDb, row: LookRow): void {
  db.raw
    .prepare(
      `INSERT INTO leader_looks (account_id, round_id, looked_at, audit_seq)
       VALUES (@accountId, @roundId, @lookedAt, @auditSeq)
       ON CONFLICT (account_id, round_id) DO UPDATE SET
         looked_at = excluded.looked_at, audit_seq = max(audit_seq, excluded.audit_seq)`,
    )
    .run(row);
}

/** The number of the newest record of the log; 0 while it is empty. */
export function lastAuditSeq(db: ReadDb): number {
  const row = db.raw.prepare('SELECT max(seq) AS seq FROM audit_log').get() as { seq: number | null };
  return row.seq ?? 0;
}

/**
 * Records after `afterSeq` that can change what a round's sheet says, oldest first: those whose subject is the round or
 * something inside it (`round/…`), and those that describe a document anew, whatever leaves it stands under.
 */
export function listAuditOfRound(db: ReadDb, roundId: string, afterSeq: number): readonly AuditRecord[] {
  return db.raw
    .prepare(
      `SELECT seq, at, actor, action, subject, details, previous_hash AS previousHash, hash
       FROM audit_log
       WHERE seq > ? AND (subject = ? OR substr(subject, 1, ?) = ? OR action = 'evidence.updateDocument')
       ORDER BY seq`,
    )
    .all(afterSeq, roundId, roundId.length + 1, `${roundId}/`) as AuditRecord[];
}
