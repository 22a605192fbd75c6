import { and, asc, desc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { storedFiles } from '#db/schema/evidence.ts';
import { receivedPayloads, reports, roundPublications } from '#db/schema/publication.ts';

export type PublicationRow = typeof roundPublications.$inferSelect;
export type ReceivedPayloadRow = typeof receivedPayloads.$inferSelect;
export type ReportRow = typeof reports.$inferSelect;

/** What was published of a round, or null. */
export function findPublication(db: ReadDb, roundId: string): PublicationRow | null {
  return db.orm.select().from(roundPublications).where(eq(roundPublications.roundId, roundId)).get() ?? null;
}

/** Freezes the result of a round. Triggers refuse any later change but the decision, once. */
export function insertPublication(db: WriteDb, row: PublicationRow): void {
  db.orm.insert(roundPublications).values(row).run();
}

/** Adds the decision to a round published without one. Throws where it has one already. */
export function addPublishedDecision(db: WriteDb, roundId: string, decisionJson: string): void {
  db.orm.update(roundPublications).set({ decisionJson }).where(eq(roundPublications.roundId, roundId)).run();
}

/** Notes what a bundle brought; it never changes again. */
export function insertReceivedPayload(db: WriteDb, row: ReceivedPayloadRow): void {
  db.orm.insert(receivedPayloads).values(row).run();
}

/** What bundles of one kind brought for a round, newest bundle first: an id is a UUIDv7, in the order they were made. */
export function listReceivedOfRound(
  db: ReadDb,
  kind: ReceivedPayloadRow['kind'],
  roundId: string,
): readonly ReceivedPayloadRow[] {
  return db.orm
    .select()
    .from(receivedPayloads)
    .where(and(eq(receivedPayloads.kind, kind), eq(receivedPayloads.roundId, roundId)))
    .orderBy(desc(receivedPayloads.bundleId))
    .all();
}

/** What bundles of one kind brought, latest arrival first; `unitId` narrows it. */
export function listReceived(
  db: ReadDb,
  kind: ReceivedPayloadRow['kind'],
  unitId: string | null = null,
): readonly ReceivedPayloadRow[] {
  const ofKind = eq(receivedPayloads.kind, kind);
  return db.orm
    .select()
    .from(receivedPayloads)
    .where(unitId === null ? ofKind : and(ofKind, eq(receivedPayloads.unitId, unitId)))
    .orderBy(desc(receivedPayloads.receivedAt), desc(receivedPayloads.bundleId))
    .all();
}

/** What this bundle brought, or null. */
export function findReceived(db: ReadDb, bundleId: string): ReceivedPayloadRow | null {
  return db.orm.select().from(receivedPayloads).where(eq(receivedPayloads.bundleId, bundleId)).get() ?? null;
}

/** A report with the size of its file in bytes. */
export type SizedReport = ReportRow & { readonly size: number };

/** Every report of this folder with the size of its file, newest first. */
export function listReports(db: ReadDb): readonly SizedReport[] {
  return db.orm
    .select({ report: reports, size: storedFiles.size })
    .from(reports)
    .innerJoin(storedFiles, eq(storedFiles.sha256, reports.sha256))
    .orderBy(desc(reports.createdAt), asc(reports.id))
    .all()
    .map(({ report, size }) => ({ ...report, size }));
}

/** The report with this id, or null. */
export function findReport(db: ReadDb, id: string): SizedReport | null {
  return listReports(db).find((report) => report.id === id) ?? null;
}

/** Notes the newest bundle that carries a report. */
export function setReportBundle(db: WriteDb, id: string, bundleId: string): void {
  db.orm.update(reports).set({ bundleId }).where(eq(reports.id, id)).run();
}

/** Adds a report; triggers refuse to change or delete it. */
export function insertReport(db: WriteDb, row: ReportRow): void {
  db.orm.insert(reports).values(row).run();
}
