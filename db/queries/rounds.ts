import { and, asc, desc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { criteriaSets, rounds, roundUnits, units } from '#db/schema/rounds.ts';

export type UnitRow = typeof units.$inferSelect;
export type RoundRow = typeof rounds.$inferSelect;
export type RoundUnitRow = typeof roundUnits.$inferSelect;
export type CriteriaSetRow = typeof criteriaSets.$inferSelect;

/** Every unit, by code. */
export function listUnits(db: ReadDb): readonly UnitRow[] {
  return db.orm.select().from(units).orderBy(asc(units.code)).all();
}

/** The unit with this id, or null. */
export function findUnit(db: ReadDb, id: string): UnitRow | null {
  return db.orm.select().from(units).where(eq(units.id, id)).get() ?? null;
}

/** The unit with this code, or null. */
export function findUnitByCode(db: ReadDb, code: string): UnitRow | null {
  return db.orm.select().from(units).where(eq(units.code, code)).get() ?? null;
}

/** Adds a unit. */
export function insertUnit(db: WriteDb, row: UnitRow): void {
  db.orm.insert(units).values(row).run();
}

/** Renames or (in)activates a unit. */
export function updateUnit(
  db: WriteDb,
  id: string,
  change: Pick<UnitRow, 'code' | 'name' | 'type' | 'active'>,
): void {
  db.orm.update(units).set(change).where(eq(units.id, id)).run();
}

/** Every criteria set held, newest year first, without the packages. */
export function listCriteriaSets(db: ReadDb): readonly CriteriaSetRow[] {
  return db.orm
    .select()
    .from(criteriaSets)
    .orderBy(desc(criteriaSets.year), asc(criteriaSets.code), desc(criteriaSets.version))
    .all();
}

/** The criteria set under this hash, or null. */
export function findCriteriaSet(db: ReadDb, hash: string): CriteriaSetRow | null {
  return db.orm.select().from(criteriaSets).where(eq(criteriaSets.hash, hash)).get() ?? null;
}

/** Keeps a criteria set; the same package again changes nothing. */
export function insertCriteriaSet(db: WriteDb, row: CriteriaSetRow): void {
  db.orm.insert(criteriaSets).values(row).onConflictDoNothing().run();
}

/** Every round, newest year first. */
export function listRounds(db: ReadDb): readonly RoundRow[] {
  return db.orm.select().from(rounds).orderBy(desc(rounds.year), desc(rounds.createdAt)).all();
}

/** The round with this id, or null. */
export function findRound(db: ReadDb, id: string): RoundRow | null {
  return db.orm.select().from(rounds).where(eq(rounds.id, id)).get() ?? null;
}

/** The round with this code, or null. */
export function findRoundByCode(db: ReadDb, code: string): RoundRow | null {
  return db.orm.select().from(rounds).where(eq(rounds.code, code)).get() ?? null;
}

/** Adds a round. */
export function insertRound(db: WriteDb, row: RoundRow): void {
  db.orm.insert(rounds).values(row).run();
}

/** Moves a round to another state. */
export function setRoundState(db: WriteDb, id: string, state: RoundRow['state']): void {
  db.orm.update(rounds).set({ state }).where(eq(rounds.id, id)).run();
}

/** A unit's part in a round, or null. */
export function findRoundUnit(db: ReadDb, roundId: string, unitId: string): RoundUnitRow | null {
  const where = and(eq(roundUnits.roundId, roundId), eq(roundUnits.unitId, unitId));
  return db.orm.select().from(roundUnits).where(where).get() ?? null;
}

/** The units of a round with their parts in it, by unit code. */
export function listRoundUnits(
  db: ReadDb,
  roundId: string,
): readonly { readonly unit: UnitRow; readonly part: RoundUnitRow }[] {
  return db.orm
    .select({ unit: units, part: roundUnits })
    .from(roundUnits)
    .innerJoin(units, eq(units.id, roundUnits.unitId))
    .where(eq(roundUnits.roundId, roundId))
    .orderBy(asc(units.code))
    .all();
}

/** Takes units into a round, with last year's points in micro-points (null: no baseline). */
export function insertRoundUnits(
  db: WriteDb,
  roundId: string,
  parts: readonly { readonly unitId: string; readonly baselinePoints: number | null }[],
): void {
  const insert = db.raw.prepare(
    'INSERT INTO round_units (round_id, unit_id, baseline_points, appraised_leaves) VALUES (?, ?, ?, 0)',
  );
  for (const part of parts) insert.run(roundId, part.unitId, part.baselinePoints);
}

/** Sets last year's points of a unit in a round. Returns false where the unit is not in the round. */
export function setBaseline(db: WriteDb, roundId: string, unitId: string, points: number | null): boolean {
  const where = and(eq(roundUnits.roundId, roundId), eq(roundUnits.unitId, unitId));
  return db.orm.update(roundUnits).set({ baselinePoints: points }).where(where).run().changes === 1;
}

/** Notes the setup bundle made for a unit. */
export function setSetupBundle(db: WriteDb, roundId: string, unitId: string, bundleId: string): void {
  const where = and(eq(roundUnits.roundId, roundId), eq(roundUnits.unitId, unitId));
  db.orm.update(roundUnits).set({ setupBundleId: bundleId }).where(where).run();
}
