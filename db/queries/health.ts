import type { ReadDb } from '#db/connection/handles.ts';

/** Where text in a fixed form is kept, and how it is asked for: which record, and the text. */
const STORED_TEXTS = {
  answer: 'SELECT leaf_code AS id, answer_json AS text FROM answers',
  criteriaSet: 'SELECT hash AS id, package_json AS text FROM criteria_sets',
  results: "SELECT bundle_id AS id, content_json AS text FROM received_payloads WHERE kind = 'results'",
  statistics: "SELECT bundle_id AS id, content_json AS text FROM received_payloads WHERE kind = 'statistics'",
  report: "SELECT bundle_id AS id, content_json AS text FROM received_payloads WHERE kind = 'report'",
  decision: 'SELECT round_id AS id, decision_json AS text FROM round_publications',
  ranking: 'SELECT round_id AS id, ranking_json AS text FROM round_publications',
  partLeaves: 'SELECT id, leaf_codes_json AS text FROM work_parts',
  partBase: 'SELECT id, base_json AS text FROM work_parts',
  conflict: `SELECT id, '[' || base_json || ',' || ours_json || ',' || theirs_json || ']' AS text FROM merge_conflicts`,
} as const;

export type StoredTextKind = keyof typeof STORED_TEXTS;
export const STORED_TEXT_KINDS = Object.keys(STORED_TEXTS) as readonly StoredTextKind[];

/** Every text of a kind with the record it belongs to, one after the other: none is held longer than it is looked at. */
export function eachStoredText(
  db: ReadDb,
  kind: StoredTextKind,
): IterableIterator<{ readonly id: string; readonly text: string }> {
  return db.raw.prepare(STORED_TEXTS[kind]).iterate() as IterableIterator<{ id: string; text: string }>;
}
