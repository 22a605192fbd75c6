import type { ReadDb } from '#db/connection/handles.ts';

/** A sealed revision as a printed code is checked against it; points in micro-points. */
export interface PrintedRevisionRow {
  readonly revisionId: string;
  readonly roundId: string;
  readonly roundCode: string;
  readonly roundTitle: string;
  readonly unitId: string;
  readonly number: number;
  readonly newestNumber: number;
  readonly total: number;
  readonly maximum: number;
  readonly signedBy: string;
  readonly signedAt: string;
  readonly fingerprint: string;
}

/**
 * The sealed revisions whose fingerprint starts with these hexadecimal digits (lower case), newest first; at most two:
 * a second one says that the digits are too few to tell.
 */
export function findRevisionsByFingerprint(db: ReadDb, digits: string): readonly PrintedRevisionRow[] {
  if (!/^[0-9a-f]{1,64}$/.test(digits)) return [];
  return db.raw
    .prepare(
      `SELECT v.id AS revisionId, v.round_id AS roundId, r.code AS roundCode, r.title AS roundTitle,
              v.unit_id AS unitId, v.number, v.total, v.maximum, v.signed_by AS signedBy, v.signed_at AS signedAt,
              v.fingerprint,
              (SELECT max(n.number) FROM revisions n
               WHERE n.round_id = v.round_id AND n.unit_id = v.unit_id) AS newestNumber
       FROM revisions v JOIN rounds r ON r.id = v.round_id
       WHERE substr(v.fingerprint, 1, length(?)) = ? ORDER BY v.signed_at DESC LIMIT 2`,
    )
    .all(digits, digits) as PrintedRevisionRow[];
}
