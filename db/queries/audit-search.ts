import type { ReadDb } from '#db/connection/handles.ts';
import type { AuditRecord } from '#db/queries/audit.ts';

/** Which records of the log; null is no limit. `from` and `before` are UTC moments, `before` not included. */
export interface AuditFilter {
  readonly actor: string | null;
  readonly action: string | null;
  readonly leafCode: string | null;
  readonly from: string | null;
  readonly before: string | null;
}

const WHERE = `(@actor IS NULL OR actor = @actor) AND (@action IS NULL OR action = @action)
  AND (@from IS NULL OR at >= @from) AND (@before IS NULL OR at < @before)
  AND (@leafCode IS NULL OR substr(subject, -length(@leafCode) - 1) = '/' || @leafCode)`;

/** Records that fit, newest first, before `beforeSeq` where given. */
export function searchAudit(
  db: ReadDb,
  filter: AuditFilter,
  page: { readonly beforeSeq: number | null; readonly limit: number },
): readonly AuditRecord[] {
  return db.raw
    .prepare(
      `SELECT seq, at, actor, action, subject, details, previous_hash AS previousHash, hash FROM audit_log
       WHERE ${WHERE} AND (@beforeSeq IS NULL OR seq < @beforeSeq) ORDER BY seq DESC LIMIT @limit`,
    )
    .all({ ...filter, ...page }) as AuditRecord[];
}

/** The newest 200 records of one subject, newest first, whatever was done. */
export function listAuditAt(db: ReadDb, subject: string): readonly AuditRecord[] {
  return db.raw
    .prepare(
      `SELECT seq, at, actor, action, subject, details, previous_hash AS previousHash, hash FROM audit_log
       WHERE subject = ? ORDER BY seq DESC LIMIT 200`,
    )
    .all(subject) as AuditRecord[];
}

/** How many records fit. */
export function countAuditOf(db: ReadDb, filter: AuditFilter): number {
  const row = db.raw.prepare(`SELECT count(*) AS total FROM audit_log WHERE ${WHERE}`).get({ ...filter });
  return (row as { total: number }).total;
}

/** Who stands in the log and what was done, each once and in order. */
export function listAuditFacets(db: ReadDb): {
  readonly actors: readonly string[];
  readonly actions: readonly string[];
} {
  const pluck = (column: 'actor' | 'action'): string[] =>
    (
      db.raw.prepare(`SELECT DISTINCT ${column} AS value FROM audit_log ORDER BY 1`).all() as {
        value: string;
      }[]
    ).map(({ value }) => value);
  return { actors: pluck('actor'), actions: pluck('action') };
}
