import { and, desc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { keyOffers, revokedKeys } from '#db/schema/keys.ts';
import { enrolmentSecrets, publicKeys } from '#db/schema/installation.ts';
import type { KeyPurpose, PublicKeyRow } from '#db/queries/installation.ts';

export type KeyOfferRow = typeof keyOffers.$inferSelect;
export type RevokedKeyRow = typeof revokedKeys.$inferSelect;

/** Whether the administrator has withdrawn trust in a key, whoever offers it. */
export function isKeyRevoked(db: ReadDb, publicKey: string): boolean {
  return db.orm.select().from(revokedKeys).where(eq(revokedKeys.publicKey, publicKey)).get() !== undefined;
}

/** Every withdrawn key, newest first. */
export function listRevokedKeys(db: ReadDb): readonly RevokedKeyRow[] {
  return db.orm.select().from(revokedKeys).orderBy(desc(revokedKeys.revokedAt)).all();
}

/** Withdraws a key for good; doing it twice changes nothing. */
export function insertRevokedKey(db: WriteDb, row: RevokedKeyRow): void {
  db.orm.insert(revokedKeys).values(row).onConflictDoNothing().run();
}

/** Every key of every unit, oldest first. */
export function listAllKeys(db: ReadDb): readonly PublicKeyRow[] {
  return db.orm.select().from(publicKeys).orderBy(publicKeys.pinnedAt, publicKeys.id).all();
}

/** The key of this id, or null. */
export function findKey(db: ReadDb, id: string): PublicKeyRow | null {
  return db.orm.select().from(publicKeys).where(eq(publicKeys.id, id)).get() ?? null;
}

/** Adds a key beside those in force: several leaders of a unit may sign. */
export function addKey(db: WriteDb, key: Omit<PublicKeyRow, 'state'>): void {
  db.orm
    .insert(publicKeys)
    .values({ ...key, state: 'pinned' })
    .run();
}

/** Keeps a key as one that was in force once. */
export function supersedeKey(db: WriteDb, id: string): void {
  db.orm.update(publicKeys).set({ state: 'superseded' }).where(eq(publicKeys.id, id)).run();
}

/** Keeps every key of a unit for a purpose as one that was in force once. */
export function supersedeKeysOf(db: WriteDb, unitId: string, purpose: KeyPurpose): void {
  db.orm
    .update(publicKeys)
    .set({ state: 'superseded' })
    .where(and(eq(publicKeys.unitId, unitId), eq(publicKeys.purpose, purpose)))
    .run();
}

/** Notes keys a unit showed; the same keys shown again change nothing. */
export function insertKeyOffer(db: WriteDb, row: KeyOfferRow): void {
  db.orm.insert(keyOffers).values(row).onConflictDoNothing().run();
}

/** Every offer of keys, newest first. */
export function listKeyOffers(db: ReadDb): readonly KeyOfferRow[] {
  return db.orm.select().from(keyOffers).orderBy(desc(keyOffers.seenAt), desc(keyOffers.id)).all();
}

/** The offer of this id, or null. */
export function findKeyOffer(db: ReadDb, id: string): KeyOfferRow | null {
  return db.orm.select().from(keyOffers).where(eq(keyOffers.id, id)).get() ?? null;
}

/** Notes what the administrator decided about an offer. */
export function decideKeyOffer(
  db: WriteDb,
  id: string,
  state: 'accepted' | 'refused',
  decided: { readonly at: string; readonly by: string },
): void {
  db.orm
    .update(keyOffers)
    .set({ state, decidedAt: decided.at, decidedBy: decided.by })
    .where(eq(keyOffers.id, id))
    .run();
}

/** Puts another enrolment secret in the place of a unit's (32 bytes, base64url). */
export function replaceEnrolmentSecret(db: WriteDb, unitId: string, secret: string, createdAt: string): void {
  db.orm
    .insert(enrolmentSecrets)
    .values({ unitId, secret, createdAt })
    .onConflictDoUpdate({ target: enrolmentSecrets.unitId, set: { secret, createdAt } })
    .run();
}
