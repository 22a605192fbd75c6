import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '#db/connection/open-database.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

/** What the database itself refuses, whatever the code above it does. Every guard it has is tried here. */
const folder = tempFolder('guards');
const options = { migrationsFolder: resourcePath('migrations'), backupFolder: join(folder, 'backups') };

const HASH = 'a'.repeat(64);
const SIGNED = "UPDATE sheets SET state = 'signed'";
const SUBMITTED = "UPDATE sheets SET state = 'submitted'";
const PUBLISHED = "UPDATE rounds SET state = 'published'";
const IN_PART = "UPDATE installation SET part_id = 'p'";

type Values = Readonly<Record<string, string | number | null>>;

/** One row of every guarded table; columns that are not named get something that fits their type. */
const ROWS: readonly (readonly [table: string, values: Values])[] = [
  ['installation', { id: 1, side: 'ward', demo: 0, part_id: null }],
  ['criteria_sets', { hash: HASH }],
  ['rounds', { id: 'r', criteria_set_hash: HASH, state: 'open' }],
  ['sheets', { round_id: 'r', state: 'draft' }],
  ['units', { id: 'u' }],
  ['answers', { round_id: 'r', leaf_code: '1.1', answer_json: '{}' }],
  ['stored_files', { sha256: HASH }],
  ['evidence_documents', { id: 'd', sha256: HASH }],
  ['evidence_links', { id: 'l', round_id: 'r', document_id: 'd' }],
  ['warning_explanations', { round_id: 'r' }],
  ['appraised_leaves', { round_id: 'r', unit_id: 'u', not_applicable: 0 }],
  ['revisions', { id: 'v', round_id: 'r', unit_id: 'u', fingerprint: HASH }],
  ['revision_files', { revision_id: 'v', sha256: HASH }],
  ['inbox', { bundle_id: 'b', verdict: 'accepted' }],
  ['outbox', { bundle_id: 'b', state: 'created' }],
  ['audit_log', { seq: 1, hash: HASH }],
  ['criteria_drafts', { id: 'p', state: 'published', source: 'empty', published_hash: HASH }],
  ['criteria_corrections', { id: 'k', round_id: 'r' }],
  ['sheet_archives', { id: 's', round_id: 'r' }],
  ['key_offers', { id: 'o', enrolled: 0, state: 'open' }],
  ['revoked_keys', { public_key: 'k' }],
  ['transport_log', { id: 't', way: 'usb' }],
  ['round_publications', { round_id: 'r', decision_json: '{}' }],
  ['received_payloads', { bundle_id: 'b', kind: 'results', round_id: 'r' }],
  ['work_parts', { id: 'w', direction: 'sent', round_id: 'r', state: 'out' }],
  ['merge_conflicts', { id: 'm', part_id: 'w', round_id: 'r', state: 'open' }],
  ['reports', { id: 'e', round_id: 'r', sha256: HASH }],
  ['feedback_responses', { round_id: 'r', bundle_id: 'b', leaf_code: '1.1', kind: 'accept' }],
];

interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}

function insert({ read }: OpenDatabase, table: string, values: Values): void {
  const columns = read.raw.pragma(`table_info(${table})`) as readonly ColumnInfo[];
  const filled = columns.flatMap(({ name, type, notnull }) => {
    if (Object.hasOwn(values, name)) return [[name, values[name] ?? null] as const];
    return notnull === 0 ? [] : [[name, type === 'INTEGER' ? 1 : 'x'] as const];
  });
  const marks = filled.map(() => '?').join(', ');
  read.raw
    .prepare(`INSERT INTO ${table} (${filled.map(([name]) => name).join(', ')}) VALUES (${marks})`)
    .run(...filled.map(([, value]) => value));
}

let opened = 0;
function filledDatabase(): OpenDatabase {
  opened += 1;
  const db = openDatabase(join(folder, `guards-${opened}.sqlite`), options);
  if ('code' in db) throw new Error(db.code);
  db.read.raw.pragma('foreign_keys = OFF');
  for (const [table, values] of ROWS) insert(db, table, values);
  return db;
}

interface Guard {
  readonly trigger: string;
  readonly sql: string;
  readonly word: string;
  /** What has happened before; without it the same statement passes. */
  readonly once?: string;
}

/** A table nothing of which is ever changed or deleted. */
function sealed(table: string, column: string, word: string): readonly Guard[] {
  return [
    { trigger: `${table}_no_update`, sql: `UPDATE ${table} SET ${column} = ${column}`, word },
    { trigger: `${table}_no_delete`, sql: `DELETE FROM ${table}`, word },
  ];
}

/** A table that stands still once something has happened. */
function stands(
  table: string,
  names: string,
  word: string,
  once: string,
  insertion: string,
): readonly Guard[] {
  return [
    { trigger: names.replace('*', 'insert'), sql: insertion, word, once },
    { trigger: names.replace('*', 'update'), sql: `UPDATE ${table} SET round_id = round_id`, word, once },
    { trigger: names.replace('*', 'delete'), sql: `DELETE FROM ${table}`, word, once },
  ];
}

const NEW_ANSWER = "INSERT INTO answers VALUES ('r', '1.2', '{}', 1, 'now', 'a')";
const NEW_APPRAISAL = `INSERT INTO appraised_leaves (round_id, unit_id, leaf_code, points, not_applicable, raw, reason, request, updated_at, updated_by)
  SELECT round_id, unit_id, 'other', points, not_applicable, raw, reason, request, updated_at, updated_by FROM appraised_leaves`;
const NEW_REVISION = `INSERT INTO revisions (id, round_id, unit_id, number, content_json, fingerprint, signature, signer_key, total, maximum, signed_at, signed_by, correction_reason, sealed_at)
  SELECT 'w', round_id, unit_id, 2, content_json, fingerprint, signature, signer_key, total, maximum, signed_at, signed_by, correction_reason, sealed_at FROM revisions`;
const NEW_RESPONSE = "INSERT INTO feedback_responses VALUES ('r', 'b', 1, '1.2', 'accept', '', 'now', 'a')";
const NEW_LINK = "INSERT INTO evidence_links VALUES ('other', 'r', '1.2', 'd', '', '', '')";
const NEW_EXPLANATION = `INSERT INTO warning_explanations (round_id, leaf_code, text, updated_at, updated_by)
  VALUES ('r', '1.2', '', 'now', 'a')`;

const GUARDS: readonly Guard[] = [
  ...sealed('audit_log', 'actor', 'AUDIT_LOG_SEALED'),
  ...sealed('revisions', 'total', 'REVISION_SEALED'),
  ...sealed('revision_files', 'sha256', 'REVISION_SEALED'),
  ...sealed('criteria_sets', 'title', 'CRITERIA_SET_SEALED'),
  ...sealed('stored_files', 'size', 'STORED_FILE_SEALED'),
  ...sealed('inbox', 'verdict', 'INBOX_SEALED'),
  ...sealed('criteria_corrections', 'id', 'CORRECTION_SEALED'),
  ...sealed('sheet_archives', 'id', 'SHEET_ARCHIVE_SEALED'),
  ...sealed('revoked_keys', 'reason', 'REVOCATION_SEALED'),
  ...sealed('transport_log', 'event', 'TRANSPORT_LOG_SEALED'),
  ...sealed('received_payloads', 'content_json', 'RECEIVED_SEALED'),
  ...stands('answers', 'answers_*_while_open', 'SHEET_SEALED', SUBMITTED, NEW_ANSWER),
  ...stands('answers', 'answers_*_in_open_round', 'SHEET_SEALED', PUBLISHED, NEW_ANSWER),
  ...stands('evidence_links', 'evidence_links_*_while_open', 'SHEET_SEALED', SIGNED, NEW_LINK),
  ...stands(
    'warning_explanations',
    'warning_explanations_*_while_open',
    'SHEET_SEALED',
    SIGNED,
    NEW_EXPLANATION,
  ),
  ...stands('appraised_leaves', 'appraised_leaves_*_while_open', 'ROUND_CLOSED', PUBLISHED, NEW_APPRAISAL),
  ...stands('feedback_responses', 'feedback_responses_sealed_*', 'SHEET_SEALED', SIGNED, NEW_RESPONSE),
  { trigger: 'units_no_delete', sql: 'DELETE FROM units', word: 'UNIT_NEVER_DELETED' },
  { trigger: 'outbox_no_delete', sql: 'DELETE FROM outbox', word: 'OUTBOX_NEVER_DELETED' },
  { trigger: 'key_offers_no_delete', sql: 'DELETE FROM key_offers', word: 'KEY_OFFER_NEVER_DELETED' },
  { trigger: 'criteria_drafts_no_delete', sql: 'DELETE FROM criteria_drafts', word: 'DRAFT_NEVER_DELETED' },
  {
    trigger: 'criteria_drafts_update_while_unpublished',
    sql: "UPDATE criteria_drafts SET title = 'x'",
    word: 'DRAFT_PUBLISHED',
  },
  {
    trigger: 'round_publications_no_update',
    sql: 'UPDATE round_publications SET decision_json = \'{"number":"1"}\'',
    word: 'PUBLICATION_SEALED',
  },
  {
    trigger: 'round_publications_no_delete',
    sql: 'DELETE FROM round_publications',
    word: 'PUBLICATION_SEALED',
  },
  { trigger: 'work_parts_no_delete', sql: 'DELETE FROM work_parts', word: 'WORK_PART_NEVER_DELETED' },
  {
    trigger: 'merge_conflicts_no_delete',
    sql: 'DELETE FROM merge_conflicts',
    word: 'MERGE_CONFLICT_NEVER_DELETED',
  },
  { trigger: 'reports_no_delete', sql: 'DELETE FROM reports', word: 'REPORT_NEVER_DELETED' },
  { trigger: 'reports_no_update', sql: "UPDATE reports SET title = 'khác'", word: 'REPORT_SEALED' },
  {
    trigger: 'evidence_documents_no_delete',
    sql: 'DELETE FROM evidence_documents',
    word: 'DOCUMENT_NEVER_DELETED',
  },
  { trigger: 'revisions_insert_in_open_round', sql: NEW_REVISION, word: 'ROUND_CLOSED', once: PUBLISHED },
  { trigger: 'revisions_in_part_insert', sql: NEW_REVISION, word: 'PART_CANNOT_SIGN', once: IN_PART },
  { trigger: 'sheets_in_part_update', sql: SIGNED, word: 'PART_CANNOT_SIGN', once: IN_PART },
];

function outcome({ read }: OpenDatabase, sql: string): string {
  try {
    read.raw.exec(`BEGIN; ${sql}; ROLLBACK`);
    return 'done';
  } catch (error) {
    if (read.raw.inTransaction) read.raw.exec('ROLLBACK');
    return error instanceof Error ? error.message : String(error);
  }
}

describe('guards of the database', () => {
  test('every one of them is tried below', () => {
    const db = filledDatabase();
    const all = db.read.raw.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
    expect(GUARDS.map(({ trigger }) => trigger).toSorted()).toEqual(all.map(String).toSorted());
    db.close();
  });

  test.each(GUARDS)('$trigger', ({ trigger, sql, word, once }) => {
    const db = filledDatabase();
    if (once !== undefined) {
      expect(outcome(db, sql)).toBe('done');
      db.read.raw.exec(once);
    }
    expect(outcome(db, sql)).toBe(word);
    db.read.raw.exec(`DROP TRIGGER ${trigger}`);
    expect(outcome(db, sql)).toBe('done');
    db.close();
  });

  test('a publication is still without its decision until it gets one; its ranking stands from the start', () => {
    const db = filledDatabase();
    db.read.raw.exec('DROP TRIGGER round_publications_no_delete; DELETE FROM round_publications');
    insert(db, 'round_publications', { round_id: 'r', decision_json: 'null' });
    const decide = "UPDATE round_publications SET decision_json = '{}'";
    expect(outcome(db, `${decide}, ranking_json = '[]'`)).toBe('PUBLICATION_SEALED');
    db.read.raw.exec(decide);
    expect(outcome(db, decide)).toBe('PUBLICATION_SEALED');
    db.close();
  });

  test('a report may be noted as sent, and nothing else of it changes', () => {
    const db = filledDatabase();
    expect(outcome(db, "UPDATE reports SET bundle_id = 'g'")).toBe('done');
    for (const column of ['number', 'date', 'file_name', 'round_id', 'sha256'])
      expect(outcome(db, `UPDATE reports SET ${column} = 'khác'`)).toBe('REPORT_SEALED');
    db.close();
  });

  test('a part’s folder is neither submitted nor signed', () => {
    const db = filledDatabase();
    db.read.raw.exec(IN_PART);
    expect(outcome(db, SUBMITTED)).toBe('PART_CANNOT_SIGN');
    expect(outcome(db, "UPDATE sheets SET state = 'returned'")).toBe('done');
    db.close();
  });

  test('a submitted sheet stands as still as a signed one', () => {
    const db = filledDatabase();
    for (const state of [SUBMITTED, SIGNED]) {
      db.read.raw.exec(state);
      for (const sql of [NEW_ANSWER, NEW_LINK, NEW_EXPLANATION, NEW_RESPONSE, 'DELETE FROM answers'])
        expect(outcome(db, sql)).toBe('SHEET_SEALED');
    }
    db.close();
  });
});
