import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { openExclusively } from '#db/connection/exclusive-lock.ts';
import { countKnownMigrations, openDatabase, type OpenDatabase } from '#db/connection/open-database.ts';
import * as criteria from '#db/schema/criteria.ts';
import * as desk from '#db/schema/desk.ts';
import * as evidence from '#db/schema/evidence.ts';
import * as exchange from '#db/schema/exchange.ts';
import * as installation from '#db/schema/installation.ts';
import * as keys from '#db/schema/keys.ts';
import * as publication from '#db/schema/publication.ts';
import * as rounds from '#db/schema/rounds.ts';
import * as transport from '#db/schema/transport.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const folder = tempFolder('db');
const migrationsFolder = resourcePath('migrations');
const options = { migrationsFolder, backupFolder: join(folder, 'backups') };

function open(name: string): OpenDatabase {
  const opened = openDatabase(join(folder, name), options);
  if ('code' in opened) throw new Error(opened.code);
  return opened;
}

describe('opening', () => {
  test('sets what "saved" depends on', () => {
    const db = open('pragmas.sqlite');
    const pragma = (name: string): unknown => db.read.raw.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('user_version')).toBe(countKnownMigrations(migrationsFolder));
    db.close();
  });

  test('folds Vietnamese for search', () => {
    const db = open('fold.sqlite');
    expect(db.read.raw.prepare("SELECT vi_fold('Điều HÀNH') AS folded").get()).toEqual({
      folded: 'dieu hanh',
    });
    db.close();
  });

  test('leaves a database of a newer application alone', () => {
    const file = join(folder, 'future.sqlite');
    open('future.sqlite').close();
    const raw = new Database(file);
    raw.pragma('user_version = 999');
    raw.close();
    const before = readFileSync(file);
    expect(openDatabase(file, options)).toEqual({
      code: 'DATABASE_FROM_FUTURE',
      found: 999,
      known: countKnownMigrations(migrationsFolder),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('says that a file is no database, and leaves it alone', () => {
    const file = join(folder, 'damaged.sqlite');
    writeFileSync(file, 'not a database, but somebody may still need it'.repeat(100));
    const before = readFileSync(file);
    expect(openDatabase(file, options)).toMatchObject({ code: 'DATABASE_DAMAGED' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('takes a copy before a pending migration', () => {
    const file = join(folder, 'pending.sqlite');
    const raw = new Database(file);
    raw.exec('CREATE TABLE older (id INTEGER)');
    raw.close();
    open('pending.sqlite').close();
    expect(existsSync(join(options.backupFolder, 'before-migration-0.sqlite'))).toBe(true);
  });
});

describe('the schema', () => {
  const tables = [
    installation,
    rounds,
    evidence,
    exchange,
    criteria,
    transport,
    keys,
    desk,
    publication,
  ].flatMap((module) => Object.values<SQLiteTable>(module));

  test('every table is STRICT', () => {
    const db = open('strict.sqlite');
    const listed = db.read.raw.pragma('table_list') as readonly {
      name: string;
      strict: number;
      type: string;
    }[];
    const own = listed.filter(({ name, type }) => type === 'table' && !/^(sqlite_|__drizzle)/.test(name));
    expect(own.length).toBe(tables.length);
    expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
    db.close();
  });

  test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'migrations and code agree on %s',
    (name, table) => {
      const db = open('drift.sqlite');
      const migrated = db.read.raw.pragma(`table_info(${name})`) as readonly {
        name: string;
        type: string;
        notnull: number;
      }[];
      const inCode = getTableConfig(table).columns.map((column) => [
        column.name,
        column.getSQLType().toUpperCase(),
        column.notNull,
      ]);
      const inDatabase = migrated.map((column) => [column.name, column.type, column.notnull === 1]);
      expect(inDatabase).toEqual(inCode);
      db.close();
    },
  );

  test('refuses a value of another type', () => {
    const db = open('types.sqlite');
    const insert = (): unknown =>
      db.read.raw
        .prepare("INSERT INTO stored_files (sha256, size, stored_at) VALUES (?, 'many', '')")
        .run('a'.repeat(64));
    expect(insert).toThrow(/cannot store TEXT value in INTEGER column/);
    db.close();
  });
});

describe('guards of the database', () => {
  const hash = 'a'.repeat(64);
  const setup = (name: string): OpenDatabase => {
    const db = open(name);
    db.read.raw.exec(`
      INSERT INTO criteria_sets VALUES ('${hash}', 'c', 1, 2024, 't', 1, 'builtin', '{}', 'now');
      INSERT INTO rounds VALUES ('r', 'R', 't', 2024, '${hash}', '', '', '', 'open', 'now');
      INSERT INTO sheets VALUES ('r', 'draft', 1, '', NULL, NULL, NULL, NULL, '{}', 'now', '{}');
      INSERT INTO units VALUES ('u', 'U', 'Xã U', 'commune', 1, 'now');
      INSERT INTO answers VALUES ('r', '1.1', '{}', 1, 'now', 'a');
      INSERT INTO appraised_leaves VALUES ('r', 'u', '1.1', 5, 0, '', '', '', 'now', 'a');
      INSERT INTO revisions VALUES ('v', 'r', 'u', 1, '{}', '${hash}', 's', 'k', 0, 0, 'now', 'a', '', 'now');
      INSERT INTO criteria_drafts VALUES ('p', 'published', 'empty', NULL, '${hash}', 1, 'c', 't', '2024', 1, 0, '{}', 'now', 'a', 'now', 'a');
      INSERT INTO criteria_corrections VALUES ('k', 'r', '${hash}', '${hash}', '{}', 'now');
      INSERT INTO sheet_archives VALUES ('s', 'r', '${hash}', '${hash}', 1, 0, '{}', '{}', 'now', 'a');
      INSERT INTO audit_log VALUES (1, 'now', 'a', 'x', 'y', '{}', '${hash}', '${hash}');
    `);
    return db;
  };

  test.each([
    ['a sealed revision cannot be changed', 'UPDATE revisions SET total = 1', 'REVISION_SEALED'],
    ['a sealed revision cannot be deleted', 'DELETE FROM revisions', 'REVISION_SEALED'],
    ['the audit log cannot be changed', "UPDATE audit_log SET actor = 'b'", 'AUDIT_LOG_SEALED'],
    ['the audit log cannot be deleted', 'DELETE FROM audit_log', 'AUDIT_LOG_SEALED'],
    ['a criteria set cannot be changed', "UPDATE criteria_sets SET title = 'x'", 'CRITERIA_SET_SEALED'],
    ['a published draft cannot be changed', "UPDATE criteria_drafts SET title = 'x'", 'DRAFT_PUBLISHED'],
    ['a draft cannot be deleted', 'DELETE FROM criteria_drafts', 'DRAFT_NEVER_DELETED'],
    ['a correction cannot be changed', "UPDATE criteria_corrections SET id = 'x'", 'CORRECTION_SEALED'],
    ['a correction cannot be deleted', 'DELETE FROM criteria_corrections', 'CORRECTION_SEALED'],
    ['an archived sheet cannot be changed', "UPDATE sheet_archives SET id = 'x'", 'SHEET_ARCHIVE_SEALED'],
    ['an archived sheet cannot be deleted', 'DELETE FROM sheet_archives', 'SHEET_ARCHIVE_SEALED'],
    ['a unit cannot be deleted', 'DELETE FROM units', 'UNIT_NEVER_DELETED'],
  ])('%s', (_title, sql, word) => {
    const db = setup(`guard-${word}-${sql.length}.sqlite`);
    expect(() => db.read.raw.exec(sql)).toThrow(word);
    db.close();
  });

  test('answers do not change under a submitted or signed sheet', () => {
    const db = setup('sheet.sqlite');
    db.read.raw.exec("UPDATE answers SET answer_json = '[]'");
    for (const state of ['submitted', 'signed']) {
      db.read.raw.exec(`UPDATE sheets SET state = '${state}'`);
      expect(() => db.read.raw.exec("UPDATE answers SET answer_json = '{}'")).toThrow('SHEET_SEALED');
      expect(() => db.read.raw.exec('DELETE FROM answers')).toThrow('SHEET_SEALED');
      expect(() => db.read.raw.exec("INSERT INTO answers VALUES ('r', '1.2', '{}', 1, 'now', 'a')")).toThrow(
        'SHEET_SEALED',
      );
    }
    db.close();
  });

  test('appraisal does not change once the round is published', () => {
    const db = setup('published.sqlite');
    db.read.raw.exec('UPDATE appraised_leaves SET points = 4');
    db.read.raw.exec("UPDATE rounds SET state = 'published'");
    expect(() => db.read.raw.exec('UPDATE appraised_leaves SET points = 5')).toThrow('ROUND_CLOSED');
    expect(() => db.read.raw.exec('DELETE FROM appraised_leaves')).toThrow('ROUND_CLOSED');
    db.close();
  });
});

test('the folder lock is held once', () => {
  const file = join(folder, 'lock.sqlite');
  const first = openExclusively(file);
  expect(first).not.toBeNull();
  expect(openExclusively(file)).toBeNull();
  first?.release();
  const again = openExclusively(file);
  expect(again).not.toBeNull();
  again?.release();
});
