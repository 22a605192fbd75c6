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
