import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { foldVietnamese } from '#shared/lib/vi-text.ts';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';

/** Why a database file could not be opened. Nothing of it was changed. */
export type OpenFailure =
  | { readonly code: 'DATABASE_FROM_FUTURE'; readonly found: number; readonly known: number }
  | { readonly code: 'DATABASE_DAMAGED'; readonly message: string };

export interface OpenDatabase {
  readonly read: ReadDb;
  /** Runs `work` in one immediate transaction: all of it is on disk when this returns, or none of it. */
  inTransaction<Value>(work: (db: WriteDb) => Value): Value;
  close(): void;
}

export interface OpenOptions {
  /** The folder of the frozen migrations. */
  readonly migrationsFolder: string;
  /** Where the copy taken before a pending migration goes. */
  readonly backupFolder: string;
}

/** How many migrations this version of the application knows. */
export function countKnownMigrations(migrationsFolder: string): number {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as {
    entries: readonly unknown[];
  };
  return journal.entries.length;
}

/**
 * Opens (or creates) a unit's database: WAL, FULL synchronous writes, foreign keys on, Vietnamese folding
 * registered, pending migrations applied after a copy was taken. A database from a newer version of the
 * application, or a damaged one, is left untouched and said so.
 */
export function openDatabase(file: string, options: OpenOptions): OpenDatabase | OpenFailure {
  mkdirSync(dirname(file), { recursive: true });
  const known = countKnownMigrations(options.migrationsFolder);
  const isNew = !existsSync(file);
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file);
    const found = raw.pragma('user_version', { simple: true }) as number;
    if (found > known) {
      raw.close();
      return { code: 'DATABASE_FROM_FUTURE', found, known };
    }
    configure(raw);
    if (found < known) {
      if (!isNew) copyBeforeMigration(raw, file, options.backupFolder, found);
      applyMigrations(raw, options.migrationsFolder, known);
    }
    return wrap(raw);
  } catch (error) {
    raw?.close();
    if (isDamage(error)) return { code: 'DATABASE_DAMAGED', message: error.message };
    throw error;
  }
}

/** Opens a database file for reading only, as it is: for checks of backups and for benchmarks. */
export function openReadOnly(file: string): { readonly read: ReadDb; close(): void } {
  const raw = new Database(file, { readonly: true, fileMustExist: true });
  const { read } = wrap(raw);
  return { read, close: () => raw.close() };
}

function configure(raw: Database.Database): void {
  raw.pragma('journal_mode = WAL');
  // NORMAL, the driver's default in WAL, may lose the last commit on a power cut: "saved" means on disk.
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('busy_timeout = 5000');
  raw.pragma('trusted_schema = OFF');
  raw.function('vi_fold', { deterministic: true }, (text) =>
    typeof text === 'string' ? foldVietnamese(text) : null,
  );
}

function copyBeforeMigration(
  raw: Database.Database,
  file: string,
  backupFolder: string,
  version: number,
): void {
  raw.pragma('wal_checkpoint(TRUNCATE)');
  mkdirSync(backupFolder, { recursive: true });
  const copy = join(backupFolder, `before-migration-${version}.sqlite`);
  if (existsSync(copy)) return;
  copyFileSync(file, copy);
  const check = new Database(copy, { readonly: true });
  try {
    if (check.pragma('quick_check', { simple: true }) !== 'ok')
      throw new Error('copy before migration is not sound');
  } finally {
    check.close();
  }
}

/** drizzle rebuilds tables by dropping them: with foreign keys on, that would cascade into child rows. */
function applyMigrations(raw: Database.Database, migrationsFolder: string, known: number): void {
  raw.pragma('foreign_keys = OFF');
  try {
    migrate(drizzle({ client: raw }), { migrationsFolder });
    const broken = raw.pragma('foreign_key_check') as readonly unknown[];
    if (broken.length > 0) throw new Error('foreign keys broken by a migration');
    raw.pragma(`user_version = ${known}`);
  } finally {
    raw.pragma('foreign_keys = ON');
  }
}

function wrap(raw: Database.Database): OpenDatabase {
  const handle = { orm: drizzle({ client: raw }), raw };
  const write: WriteDb = { ...handle, __access: 'write' };
  return {
    read: { ...handle, __access: 'read' },
    inTransaction: (work) => raw.transaction(() => work(write)).immediate(),
    close: () => raw.close(),
  };
}

function isDamage(error: unknown): error is Error {
  if (!(error instanceof Database.SqliteError)) return false;
  return error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT');
}
