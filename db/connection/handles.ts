import type Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

interface Handle {
  /** Typed queries. */
  readonly orm: BetterSQLite3Database;
  /** The driver itself: prepared statements for loops, pragmas. */
  readonly raw: Database.Database;
}

/** A handle a query may only read through. Every function of `db/queries` takes one of these two first. */
export type ReadDb = Handle & { readonly __access: 'read' | 'write' };

/** A handle inside a write transaction: only `inTransaction` hands one out, so a write outside of one does not compile. */
export type WriteDb = Handle & { readonly __access: 'write' };
