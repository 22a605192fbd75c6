import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * Keys a unit showed that are not the ones known of it: the bundle was refused, the administrator decides. `enrolled`
 * is 1 where the code of the unit's setup bundle vouches for them.
 */
export const keyOffers = sqliteTable(
  'key_offers',
  {
    id: text('id').primaryKey(),
    unitId: text('unit_id').notNull(),
    sendingKey: text('sending_key').notNull(),
    receivingRecipient: text('receiving_recipient').notNull(),
    leaderKey: text('leader_key').notNull(),
    leaderName: text('leader_name').notNull(),
    enrolled: integer('enrolled').notNull(),
    bundleId: text('bundle_id').notNull(),
    fileName: text('file_name').notNull(),
    seenAt: text('seen_at').notNull(),
    state: text('state', { enum: ['open', 'accepted', 'refused'] }).notNull(),
    decidedAt: text('decided_at'),
    decidedBy: text('decided_by'),
  },
  (table) => [uniqueIndex('key_offers_once').on(table.unitId, table.sendingKey, table.leaderKey)],
);

/** Keys that are never believed again, whoever offers them. Nothing is ever taken out. */
export const revokedKeys = sqliteTable('revoked_keys', {
  publicKey: text('public_key').primaryKey(),
  unitId: text('unit_id').notNull(),
  reason: text('reason').notNull(),
  revokedAt: text('revoked_at').notNull(),
  revokedBy: text('revoked_by').notNull(),
});
