import { sqliteTable, text, integer, index, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { rounds } from './rounds.ts';

/** A file stored once by content under files/; the row is written after the bytes are safe on disk. */
export const storedFiles = sqliteTable('stored_files', {
  sha256: text('sha256').primaryKey(),
  size: integer('size').notNull(),
  storedAt: text('stored_at').notNull(),
});

/** "Tài liệu kiểm chứng". */
export const evidenceDocuments = sqliteTable('evidence_documents', {
  id: text('id').primaryKey(),
  sha256: text('sha256')
    .notNull()
    .references(() => storedFiles.sha256),
  fileName: text('file_name').notNull(),
  number: text('number').notNull(),
  date: text('date').notNull(),
  issuer: text('issuer').notNull(),
  title: text('title').notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  /** Taken out of the library; the row and its file stay. */
  removedAt: text('removed_at'),
  removedBy: text('removed_by'),
});

/** One use of a document under a leaf, pinned to section and page. */
export const evidenceLinks = sqliteTable(
  'evidence_links',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    leafCode: text('leaf_code').notNull(),
    documentId: text('document_id')
      .notNull()
      .references(() => evidenceDocuments.id),
    section: text('section').notNull(),
    page: text('page').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('evidence_links_once').on(table.roundId, table.leafCode, table.documentId),
    index('evidence_links_by_document').on(table.documentId),
  ],
);

/** What a stored file is and whether it can be opened: looked at once when it came in, or by "Kiểm tra lại". */
export const fileChecks = sqliteTable('file_checks', {
  sha256: text('sha256')
    .primaryKey()
    .references(() => storedFiles.sha256),
  kind: text('kind', { enum: ['pdf', 'image', 'docx', 'xlsx', 'text', 'other'] }).notNull(),
  verdict: text('verdict', { enum: ['good', 'encrypted', 'broken', 'unchecked'] }).notNull(),
  checkedAt: text('checked_at').notNull(),
});
