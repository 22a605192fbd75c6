import { and, asc, count, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { accounts } from '#db/schema/installation.ts';

export type AccountRow = typeof accounts.$inferSelect;

/** Every account, by user name. */
export function listAccounts(db: ReadDb): readonly AccountRow[] {
  return db.orm.select().from(accounts).orderBy(asc(accounts.username)).all();
}

/** The account of a user name (as typed, lower-cased by the caller), or null. */
export function findAccountByName(db: ReadDb, username: string): AccountRow | null {
  return db.orm.select().from(accounts).where(eq(accounts.username, username)).get() ?? null;
}

/** The account with this id, or null. */
export function findAccount(db: ReadDb, id: string): AccountRow | null {
  return db.orm.select().from(accounts).where(eq(accounts.id, id)).get() ?? null;
}

/** Adds an account. */
export function insertAccount(db: WriteDb, row: AccountRow): void {
  db.orm.insert(accounts).values(row).run();
}

/** Changes fields of an account. */
export function updateAccount(db: WriteDb, id: string, change: Partial<Omit<AccountRow, 'id'>>): void {
  db.orm.update(accounts).set(change).where(eq(accounts.id, id)).run();
}

/** How many administrators can still sign in. */
export function countActiveAdministrators(db: ReadDb): number {
  const where = and(eq(accounts.role, 'administrator'), eq(accounts.disabled, 0));
  return db.orm.select({ total: count() }).from(accounts).where(where).get()?.total ?? 0;
}
