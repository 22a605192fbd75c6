import { and, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { enrolmentSecrets, installation, publicKeys } from '#db/schema/installation.ts';

export type Installation = typeof installation.$inferSelect;
export type PublicKeyRow = typeof publicKeys.$inferSelect;
export type KeyPurpose = PublicKeyRow['purpose'];

/** Whose data folder this is. Throws where the row is missing: the folder was never set up. */
export function readInstallation(db: ReadDb): Installation {
  const row = db.orm.select().from(installation).get();
  if (!row) throw new Error('installation row is missing');
  return row;
}

/** Writes the one installation row of a new folder. */
export function insertInstallation(db: WriteDb, row: Omit<Installation, 'id'>): void {
  db.orm
    .insert(installation)
    .values({ ...row, id: 1 })
    .run();
}

/** The key of a unit in force for a purpose, or null. */
export function findPinnedKey(db: ReadDb, unitId: string, purpose: KeyPurpose): PublicKeyRow | null {
  const where = and(
    eq(publicKeys.unitId, unitId),
    eq(publicKeys.purpose, purpose),
    eq(publicKeys.state, 'pinned'),
  );
  return db.orm.select().from(publicKeys).where(where).get() ?? null;
}

/** All keys of a unit, oldest first. */
export function listKeys(db: ReadDb, unitId: string): readonly PublicKeyRow[] {
  return db.orm
    .select()
    .from(publicKeys)
    .where(eq(publicKeys.unitId, unitId))
    .orderBy(publicKeys.pinnedAt)
    .all();
}

/** Pins a key; one pinned before for the same unit and purpose is kept as superseded. */
export function pinKey(db: WriteDb, key: Omit<PublicKeyRow, 'state'>): void {
  db.orm
    .update(publicKeys)
    .set({ state: 'superseded' })
    .where(
      and(
        eq(publicKeys.unitId, key.unitId),
        eq(publicKeys.purpose, key.purpose),
        eq(publicKeys.state, 'pinned'),
      ),
    )
    .run();
  db.orm
    .insert(publicKeys)
    .values({ ...key, state: 'pinned' })
    .run();
}

/** The enrolment secret shared with a unit (32 bytes, base64url), or null. */
export function findEnrolmentSecret(db: ReadDb, unitId: string): string | null {
  return (
    db.orm.select().from(enrolmentSecrets).where(eq(enrolmentSecrets.unitId, unitId)).get()?.secret ?? null
  );
}

/** Keeps an enrolment secret; one already there stays. */
export function insertEnrolmentSecret(db: WriteDb, unitId: string, secret: string, createdAt: string): void {
  db.orm.insert(enrolmentSecrets).values({ unitId, secret, createdAt }).onConflictDoNothing().run();
}
