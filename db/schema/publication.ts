import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { storedFiles } from './evidence.ts';
import { rounds } from './rounds.ts';

/** "Công bố": the result of a round as it was published. Triggers refuse deletion and every change but one: a decision where there was none. */
export const roundPublications = sqliteTable('round_publications', {
  roundId: text('round_id')
    .primaryKey()
    .references(() => rounds.id),
  /** The decision (`decisionSchema`), or `null`. */
  decisionJson: text('decision_json').notNull(),
  /** The published tables (`frozenRankingSchema`). */
  rankingJson: text('ranking_json').notNull(),
  publishedAt: text('published_at').notNull(),
  publishedBy: text('published_by').notNull(),
});

/** What came in by bundles of the kinds results, statistics and report. Triggers refuse change and deletion. */
export const receivedPayloads = sqliteTable(
  'received_payloads',
  {
    bundleId: text('bundle_id').primaryKey(),
    kind: text('kind', { enum: ['results', 'statistics', 'report'] }).notNull(),
    roundId: text('round_id').references(() => rounds.id),
    unitId: text('unit_id').notNull(),
    fingerprint: text('fingerprint').notNull(),
    contentJson: text('content_json').notNull(),
    receivedAt: text('received_at').notNull(),
  },
  (table) => [index('received_payloads_by_round').on(table.roundId, table.kind, table.unitId)],
);

/** "Báo cáo": one document a ward sends up, stored once by content. Triggers refuse deletion and every change but the newest bundle. */
export const reports = sqliteTable(
  'reports',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id').references(() => rounds.id),
    title: text('title').notNull(),
    number: text('number').notNull(),
    date: text('date').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => storedFiles.sha256),
    fileName: text('file_name').notNull(),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    /** The newest bundle that carries it; null: none was made yet. */
    bundleId: text('bundle_id'),
  },
  (table) => [index('reports_by_round').on(table.roundId)],
);
