import type { WriteDb } from '#db/connection/handles.ts';
import { lastAuditSeq, putLook } from '#db/queries/looks.ts';

/** Writes the mark; a number beyond the end of the log is the end. Signing and returning are looks, too. */
export function noteLook(
  db: WriteDb,
  accountId: string,
  roundId: string,
  at: string,
  auditSeq: number = Number.MAX_SAFE_INTEGER,
): void {
  const seen = Math.min(auditSeq, lastAuditSeq(db));
  putLook(db, { accountId, roundId, lookedAt: at, auditSeq: seen });
}
