import { and, asc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { statisticValues } from '#db/schema/desk.ts';

export type StatisticValueRow = typeof statisticValues.$inferSelect;

/** Every statistic typed in a round, by code. */
export function listStatisticValues(db: ReadDb, roundId: string): readonly StatisticValueRow[] {
  return db.orm
    .select()
    .from(statisticValues)
    .where(eq(statisticValues.roundId, roundId))
    .orderBy(asc(statisticValues.code))
    .all();
}

/** One statistic of a round, or null where nobody has typed it. */
export function findStatisticValue(db: ReadDb, roundId: string, code: string): StatisticValueRow | null {
  const where = and(eq(statisticValues.roundId, roundId), eq(statisticValues.code, code));
  return db.orm.select().from(statisticValues).where(where).get() ?? null;
}

/** Writes a statistic over the one before; the caller has checked its version. */
export function putStatisticValue(db: WriteDb, row: StatisticValueRow): void {
  const { raw, estimated, note, version, updatedAt, updatedBy } = row;
  db.orm
    .insert(statisticValues)
    .values(row)
    .onConflictDoUpdate({
      target: [statisticValues.roundId, statisticValues.code],
      set: { raw, estimated, note, version, updatedAt, updatedBy },
    })
    .run();
}
