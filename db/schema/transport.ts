import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { outbox } from './exchange.ts';

/** "Cài đặt gửi nhận": one row. `contentJson` without any password; `…Since`: what was made before is not sent by itself. */
export const transportSettings = sqliteTable('transport_settings', {
  id: integer('id').primaryKey(),
  contentJson: text('content_json').notNull(),
  folderSince: text('folder_since'),
  webdavSince: text('webdav_since'),
  updatedAt: text('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

/** "Nhật ký gửi nhận": what happened to files on the way. Append-only. */
export const transportLog = sqliteTable(
  'transport_log',
  {
    id: text('id').primaryKey(),
    at: text('at').notNull(),
    way: text('way', { enum: ['usb', 'email', 'folder', 'webdav'] }).notNull(),
    event: text('event').notNull(),
    bundleId: text('bundle_id'),
    fileName: text('file_name').notNull(),
    place: text('place').notNull(),
    fingerprint: text('fingerprint'),
    code: text('code'),
  },
  (table) => [index('transport_log_by_bundle').on(table.bundleId)],
);

/** Bundles waiting to go out by a way that works by itself; the row goes when it is sent. */
export const transportQueue = sqliteTable(
  'transport_queue',
  {
    bundleId: text('bundle_id')
      .notNull()
      .references(() => outbox.bundleId),
    way: text('way', { enum: ['folder', 'webdav'] }).notNull(),
    queuedAt: text('queued_at').notNull(),
    attempts: integer('attempts').notNull(),
    nextAttemptAt: text('next_attempt_at').notNull(),
    lastCode: text('last_code'),
  },
  (table) => [primaryKey({ columns: [table.bundleId, table.way] })],
);

/** Files looked at before and left where they are: not fetched again while name, stamp and size stay. */
export const transportSeen = sqliteTable(
  'transport_seen',
  {
    way: text('way', { enum: ['folder', 'webdav'] }).notNull(),
    place: text('place').notNull(),
    name: text('name').notNull(),
    stamp: text('stamp').notNull(),
    size: integer('size').notNull(),
    verdict: text('verdict').notNull(),
    at: text('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.way, table.place, table.name, table.stamp] })],
);
