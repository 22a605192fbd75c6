import { createHash } from 'node:crypto';
import { count, desc, lt } from 'drizzle-orm';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { auditLog } from '#db/schema/installation.ts';

/** One audit record before it is chained. `details` is JSON-safe data: what changed, from what to what. */
export interface AuditEntry {
  readonly at: string;
  readonly actor: string;
  /** `prefix.verbNoun` of the use case. */
  readonly action: string;
  /** What it was done to: an id, a code, `round/leaf`. */
  readonly subject: string;
  readonly details: unknown;
}

export type AuditRecord = typeof auditLog.$inferSelect;

/** The hash before the first record. */
export const AUDIT_ROOT = '0'.repeat(64);

/** Appends a record, chained by SHA-256 over its canonical JSON and the hash of the one before. */
export function appendAudit(db: WriteDb, entry: AuditEntry): void {
  const last = db.raw.prepare('SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1').get() as
    { seq: number; hash: string } | undefined;
  const record = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject,
    details: canonicalJson(entry.details),
    previousHash: last?.hash ?? AUDIT_ROOT,
  };
  db.raw
    .prepare(
      'INSERT INTO audit_log (seq, at, actor, action, subject, details, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      record.seq,
      record.at,
      record.actor,
      record.action,
      record.subject,
      record.details,
      record.previousHash,
      auditHash(record),
    );
}

/** The hash of one record: SHA-256 of its canonical JSON without the hash itself, hexadecimal. */
export function auditHash(record: Omit<AuditRecord, 'hash'>): string {
  const { seq, at, actor, action, subject, details, previousHash } = record;
  return createHash('sha256')
    .update(canonicalJson({ seq, at, actor, action, subject, details, previousHash }))
    .digest('hex');
}

/** Records from the newest down, before `beforeSeq` where given. */
export function listAudit(db: ReadDb, beforeSeq: number | null, limit: number): readonly AuditRecord[] {
  return db.orm
    .select()
    .from(auditLog)
    .where(beforeSeq === null ? undefined : lt(auditLog.seq, beforeSeq))
    .orderBy(desc(auditLog.seq))
    .limit(limit)
    .all();
}

/** How many records there are. */
export function countAudit(db: ReadDb): number {
  return db.orm.select({ total: count() }).from(auditLog).get()?.total ?? 0;
}

/** Subject and details (JSON) of every record of one action, oldest first. */
export function listAuditDetails(
  db: ReadDb,
  action: string,
): readonly Pick<AuditRecord, 'subject' | 'details'>[] {
  return db.raw
    .prepare('SELECT subject, details FROM audit_log WHERE action = ? ORDER BY seq')
    .all(action) as Pick<AuditRecord, 'subject' | 'details'>[];
}

/** Records of one action on one subject, newest first. */
export function listAuditOf(db: ReadDb, action: string, subject: string): readonly AuditRecord[] {
  return db.raw
    .prepare(
      `SELECT seq, at, actor, action, subject, details, previous_hash AS previousHash, hash
       FROM audit_log WHERE action = ? AND subject = ? ORDER BY seq DESC LIMIT 200`,
    )
    .all(action, subject) as AuditRecord[];
}

/** The first record whose hash or link is wrong, or null where the whole chain holds. Reads record by record. */
export function findBrokenAudit(db: ReadDb): number | null {
  let expected = AUDIT_ROOT;
  let seq = 0;
  const all = db.raw.prepare(
    'SELECT seq, at, actor, action, subject, details, previous_hash AS previousHash, hash FROM audit_log ORDER BY seq',
  );
  for (const row of all.iterate() as Iterable<AuditRecord>) {
    seq += 1;
    if (row.seq !== seq || row.previousHash !== expected || auditHash(row) !== row.hash) return row.seq;
    expected = row.hash;
  }
  return null;
}
