import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { evidenceDocuments, evidenceLinks, fileChecks, storedFiles } from '#db/schema/evidence.ts';
import { rounds, sheets } from '#db/schema/rounds.ts';

export type EvidenceDocumentRow = typeof evidenceDocuments.$inferSelect;
export type EvidenceLinkRow = typeof evidenceLinks.$inferSelect;
export type FileCheckRow = typeof fileChecks.$inferSelect;

/** Notes a file that lies safely in the store; the same content again changes nothing. */
export function insertStoredFile(db: WriteDb, sha256: string, size: number, storedAt: string): void {
  db.orm.insert(storedFiles).values({ sha256, size, storedAt }).onConflictDoNothing().run();
}

/** Every stored file. */
export function listStoredFiles(db: ReadDb): readonly (typeof storedFiles.$inferSelect)[] {
  return db.orm.select().from(storedFiles).orderBy(asc(storedFiles.sha256)).all();
}

/** Every document, removed ones too, with the size of its file, newest first. */
export function listDocuments(db: ReadDb): readonly (EvidenceDocumentRow & { readonly size: number })[] {
  return db.orm
    .select({ document: evidenceDocuments, size: storedFiles.size })
    .from(evidenceDocuments)
    .innerJoin(storedFiles, eq(storedFiles.sha256, evidenceDocuments.sha256))
    .orderBy(desc(evidenceDocuments.addedAt), desc(evidenceDocuments.id))
    .all()
    .map(({ document, size }) => ({ ...document, size }));
}

/** The document with this id and the size of its file, or null. */
export function findDocument(
  db: ReadDb,
  id: string,
): (EvidenceDocumentRow & { readonly size: number }) | null {
  const row = db.orm
    .select({ document: evidenceDocuments, size: storedFiles.size })
    .from(evidenceDocuments)
    .innerJoin(storedFiles, eq(storedFiles.sha256, evidenceDocuments.sha256))
    .where(eq(evidenceDocuments.id, id))
    .get();
  return row ? { ...row.document, size: row.size } : null;
}

/** The oldest document of this content, or null. */
export function findDocumentByContent(db: ReadDb, sha256: string): EvidenceDocumentRow | null {
  const where = eq(evidenceDocuments.sha256, sha256);
  return (
    db.orm.select().from(evidenceDocuments).where(where).orderBy(asc(evidenceDocuments.addedAt)).get() ?? null
  );
}

/** Adds a document. */
export function insertDocument(db: WriteDb, row: EvidenceDocumentRow): void {
  db.orm.insert(evidenceDocuments).values(row).run();
}

/** Changes what is written about a document. */
export function updateDocument(
  db: WriteDb,
  id: string,
  change: Pick<EvidenceDocumentRow, 'number' | 'date' | 'issuer' | 'title'>,
): void {
  db.orm.update(evidenceDocuments).set(change).where(eq(evidenceDocuments.id, id)).run();
}

/** Every use of a document in a round. */
export function listLinks(db: ReadDb, roundId: string): readonly EvidenceLinkRow[] {
  return db.orm
    .select()
    .from(evidenceLinks)
    .where(eq(evidenceLinks.roundId, roundId))
    .orderBy(asc(evidenceLinks.leafCode), asc(evidenceLinks.createdAt))
    .all();
}

/** The use of a document under a leaf, or null. */
export function findLink(
  db: ReadDb,
  roundId: string,
  leafCode: string,
  documentId: string,
): EvidenceLinkRow | null {
  const where = and(
    eq(evidenceLinks.roundId, roundId),
    eq(evidenceLinks.leafCode, leafCode),
    eq(evidenceLinks.documentId, documentId),
  );
  return db.orm.select().from(evidenceLinks).where(where).get() ?? null;
}

/** The use with this id, or null. */
export function findLinkById(db: ReadDb, id: string): EvidenceLinkRow | null {
  return db.orm.select().from(evidenceLinks).where(eq(evidenceLinks.id, id)).get() ?? null;
}

/** Pins a document under a leaf. */
export function insertLink(db: WriteDb, row: EvidenceLinkRow): void {
  db.orm.insert(evidenceLinks).values(row).run();
}

/** Changes section and page of a use. */
export function updateLink(db: WriteDb, id: string, section: string, page: string): void {
  db.orm.update(evidenceLinks).set({ section, page }).where(eq(evidenceLinks.id, id)).run();
}

/** Takes a document off a leaf; the document itself stays. */
export function deleteLink(db: WriteDb, id: string): void {
  db.orm.delete(evidenceLinks).where(eq(evidenceLinks.id, id)).run();
}

/** Takes a document out of the library, or (null) back into it; its file stays either way. */
export function markRemoved(
  db: WriteDb,
  id: string,
  removed: { readonly at: string; readonly by: string } | null,
): void {
  db.orm
    .update(evidenceDocuments)
    .set({ removedAt: removed?.at ?? null, removedBy: removed?.by ?? null })
    .where(eq(evidenceDocuments.id, id))
    .run();
}

/** A use of a document in a round that is still open, with the state of that round's sheet. */
export interface OpenUse {
  readonly id: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly leafCode: string;
  readonly section: string;
  readonly page: string;
  readonly sheetState: (typeof sheets.$inferSelect)['state'];
}

/** Every use of a document in open rounds, by leaf. */
export function listOpenUses(db: ReadDb, documentId: string): readonly OpenUse[] {
  return db.orm
    .select({
      id: evidenceLinks.id,
      roundId: rounds.id,
      roundTitle: rounds.title,
      leafCode: evidenceLinks.leafCode,
      section: evidenceLinks.section,
      page: evidenceLinks.page,
      sheetState: sheets.state,
    })
    .from(evidenceLinks)
    .innerJoin(rounds, eq(rounds.id, evidenceLinks.roundId))
    .innerJoin(sheets, eq(sheets.roundId, evidenceLinks.roundId))
    .where(and(eq(evidenceLinks.documentId, documentId), eq(rounds.state, 'open')))
    .orderBy(asc(rounds.id), asc(evidenceLinks.leafCode))
    .all();
}

/** Notes what a stored file is and whether it can be opened; the newest look counts. */
export function saveFileCheck(db: WriteDb, row: FileCheckRow): void {
  db.orm.insert(fileChecks).values(row).onConflictDoUpdate({ target: fileChecks.sha256, set: row }).run();
}

/** Every check, by the SHA-256 of the file. */
export function readFileChecks(db: ReadDb): ReadonlyMap<string, FileCheckRow> {
  const rows = db.orm.select().from(fileChecks).all();
  return new Map(rows.map((row) => [row.sha256, row]));
}

/** Documents taken out of the library, the last first. */
export function listRemoved(
  db: ReadDb,
): readonly (EvidenceDocumentRow & { readonly size: number; readonly removedAt: string })[] {
  return db.orm
    .select({ document: evidenceDocuments, size: storedFiles.size })
    .from(evidenceDocuments)
    .innerJoin(storedFiles, eq(storedFiles.sha256, evidenceDocuments.sha256))
    .where(isNotNull(evidenceDocuments.removedAt))
    .orderBy(desc(evidenceDocuments.removedAt), desc(evidenceDocuments.id))
    .all()
    .flatMap(({ document, size }) =>
      document.removedAt === null ? [] : [{ ...document, size, removedAt: document.removedAt }],
    );
}
