import { sqliteTable, text, integer, primaryKey, index, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { rounds, units } from './rounds.ts';

/**
 * Sealed revisions: the ward's own, or at the city those received. Triggers refuse change and deletion.
 * `contentJson` is the canonical JSON that was signed; `fingerprint` its SHA-256; `signature` the leader's JWS.
 */
export const revisions = sqliteTable(
  'revisions',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    unitId: text('unit_id').notNull(),
    number: integer('number').notNull(),
    contentJson: text('content_json').notNull(),
    fingerprint: text('fingerprint').notNull(),
    signature: text('signature').notNull(),
    signerKey: text('signer_key').notNull(),
    total: integer('total').notNull(),
    maximum: integer('maximum').notNull(),
    signedAt: text('signed_at').notNull(),
    signedBy: text('signed_by').notNull(),
    correctionReason: text('correction_reason').notNull(),
    sealedAt: text('sealed_at').notNull(),
  },
  (table) => [uniqueIndex('revisions_once').on(table.roundId, table.unitId, table.number)],
);

/** Evidence files a received revision names, so that an appraiser opens only what that ward sent. */
export const revisionFiles = sqliteTable(
  'revision_files',
  {
    revisionId: text('revision_id')
      .notNull()
      .references(() => revisions.id),
    sha256: text('sha256').notNull(),
    fileName: text('file_name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.sha256] })],
);

/** "Hộp đi": bundles made here. The file lies in outbox/. */
export const outbox = sqliteTable(
  'outbox',
  {
    bundleId: text('bundle_id').primaryKey(),
    kind: text('kind').notNull(),
    fileName: text('file_name').notNull(),
    fingerprint: text('fingerprint').notNull(),
    size: integer('size').notNull(),
    receiverId: text('receiver_id').notNull(),
    receiverName: text('receiver_name').notNull(),
    roundId: text('round_id'),
    revision: integer('revision'),
    createdAt: text('created_at').notNull(),
    state: text('state', { enum: ['created', 'saved', 'acknowledged', 'refused'] }).notNull(),
    stateAt: text('state_at').notNull(),
    refusalCode: text('refusal_code'),
    /** SHA-256 of the encrypted file beside it, which travels instead; null where it travels readable. */
    sealedFingerprint: text('sealed_fingerprint'),
    /** The receiver's key (`age1…`) that file was encrypted to; null where it is not known or there is none. */
    sealedFor: text('sealed_for'),
  },
  (table) => [index('outbox_by_round').on(table.roundId, table.kind)],
);

/** "Hộp đến": every file ever offered in a real import, with its verdict. Nothing is ever taken out. */
export const inbox = sqliteTable(
  'inbox',
  {
    id: text('id').primaryKey(),
    bundleId: text('bundle_id'),
    kind: text('kind'),
    fileName: text('file_name').notNull(),
    fingerprint: text('fingerprint'),
    senderId: text('sender_id'),
    senderName: text('sender_name'),
    roundId: text('round_id'),
    revision: integer('revision'),
    total: integer('total'),
    verdict: text('verdict', { enum: ['accepted', 'alreadyHeld', 'keptAside', 'refused'] }).notNull(),
    step: text('step'),
    code: text('code'),
    subject: text('subject').notNull(),
    receivedAt: text('received_at').notNull(),
    /** The name under inbox/refused of a file that was not taken; null where no copy was kept. */
    keptName: text('kept_name'),
    /** What the completion check says of a submission taken in (`InboxItem.check`); null for everything else. */
    checkJson: text('check_json'),
  },
  (table) => [index('inbox_by_bundle').on(table.bundleId)],
);

/** The city's decision on one leaf of one ward. `raw` keeps what was typed. */
export const appraisedLeaves = sqliteTable(
  'appraised_leaves',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    leafCode: text('leaf_code').notNull(),
    points: integer('points'),
    notApplicable: integer('not_applicable').notNull(),
    raw: text('raw').notNull(),
    reason: text('reason').notNull(),
    request: text('request').notNull(),
    updatedAt: text('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.unitId, table.leafCode] })],
);

/** At the ward: what the city said of a leaf, from the newest feedback bundle for a revision. */
export const feedbackItems = sqliteTable(
  'feedback_items',
  {
    bundleId: text('bundle_id').notNull(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    revisionNumber: integer('revision_number').notNull(),
    leafCode: text('leaf_code').notNull(),
    appraisedPoints: integer('appraised_points'),
    notApplicable: integer('not_applicable').notNull(),
    reason: text('reason').notNull(),
    request: text('request').notNull(),
    deadline: text('deadline'),
    receivedAt: text('received_at').notNull(),
    /** What the ward had claimed there, as it sealed it; both null where it claimed nothing. */
    selfPoints: integer('self_points'),
    selfStatus: text('self_status', { enum: ['SCORED', 'NOT_SCORED', 'NOT_APPLICABLE'] }),
  },
  (table) => [
    primaryKey({ columns: [table.bundleId, table.leafCode] }),
    index('feedback_items_by_round').on(table.roundId, table.revisionNumber),
  ],
);
