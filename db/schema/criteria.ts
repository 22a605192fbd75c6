import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { criteriaSets, rounds } from './rounds.ts';

/**
 * "Bản soạn thảo bộ tiêu chí": a set as typed. Triggers refuse deletion, and any change once it is published.
 * `revision` counts the saves; what the list shows is repeated beside the content.
 */
export const criteriaDrafts = sqliteTable('criteria_drafts', {
  id: text('id').primaryKey(),
  state: text('state', { enum: ['open', 'published', 'archived'] }).notNull(),
  source: text('source', { enum: ['empty', 'set', 'workbook'] }).notNull(),
  basedOnHash: text('based_on_hash').references(() => criteriaSets.hash),
  publishedHash: text('published_hash').references(() => criteriaSets.hash),
  revision: integer('revision').notNull(),
  code: text('code').notNull(),
  title: text('title').notNull(),
  year: text('year').notNull(),
  version: integer('version').notNull(),
  leafCount: integer('leaf_count').notNull(),
  contentJson: text('content_json').notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

/**
 * A round put on another version of its set: sent (city) or received (ward), in the order of `receivedAt`. Triggers
 * refuse change and deletion.
 */
export const criteriaCorrections = sqliteTable(
  'criteria_corrections',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    criteriaSetHash: text('criteria_set_hash')
      .notNull()
      .references(() => criteriaSets.hash),
    replacesHash: text('replaces_hash').notNull(),
    codeMapJson: text('code_map_json').notNull(),
    receivedAt: text('received_at').notNull(),
  },
  (table) => [index('criteria_corrections_by_round').on(table.roundId, table.receivedAt)],
);

/** A ward's sheet as it stood when its answers were moved to another version. Triggers refuse change and deletion. */
export const sheetArchives = sqliteTable(
  'sheet_archives',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    criteriaSetHash: text('criteria_set_hash')
      .notNull()
      .references(() => criteriaSets.hash),
    movedToHash: text('moved_to_hash')
      .notNull()
      .references(() => criteriaSets.hash),
    revisionNumber: integer('revision_number').notNull(),
    answerCount: integer('answer_count').notNull(),
    /** Answers, explanations, links, comments and feedback as they were; see `sheetArchiveContentSchema`. */
    contentJson: text('content_json').notNull(),
    codeMapJson: text('code_map_json').notNull(),
    archivedAt: text('archived_at').notNull(),
    archivedBy: text('archived_by').notNull(),
  },
  (table) => [index('sheet_archives_by_round').on(table.roundId, table.archivedAt)],
);
