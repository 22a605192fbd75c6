import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { accounts } from './installation.ts';
import { rounds } from './rounds.ts';

/** "Phân công": who answers a leaf; `accountId` null where the assignment was taken back. */
export const leafAssignments = sqliteTable(
  'leaf_assignments',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    leafCode: text('leaf_code').notNull(),
    accountId: text('account_id').references(() => accounts.id),
    assignedAt: text('assigned_at').notNull(),
    assignedBy: text('assigned_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.leafCode] })],
);

/**
 * "Phần việc": leaves that went to another computer of the same ward (`sent`), or that this computer was given
 * (`taken`). `baseJson` is the sheet's part as it stood when it went out, and as each computer last brought it back:
 * the bases of the merge.
 */
export const workParts = sqliteTable(
  'work_parts',
  {
    id: text('id').primaryKey(),
    direction: text('direction', { enum: ['sent', 'taken'] }).notNull(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    holder: text('holder').notNull(),
    leafCodesJson: text('leaf_codes_json').notNull(),
    baseJson: text('base_json').notNull(),
    /** Proves that what comes back was made by whoever got the part; base64url. */
    secret: text('secret').notNull(),
    state: text('state', { enum: ['out', 'returned', 'recalled'] }).notNull(),
    /** The bundle that took it out. */
    bundleId: text('bundle_id'),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    stateAt: text('state_at').notNull(),
  },
  (table) => [index('work_parts_by_round').on(table.roundId)],
);

/** One field of one leaf that changed on both computers: ours stays until somebody decides. Never deleted. */
export const mergeConflicts = sqliteTable(
  'merge_conflicts',
  {
    id: text('id').primaryKey(),
    partId: text('part_id')
      .notNull()
      .references(() => workParts.id),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    leafCode: text('leaf_code').notNull(),
    field: text('field').notNull(),
    baseJson: text('base_json').notNull(),
    oursJson: text('ours_json').notNull(),
    theirsJson: text('theirs_json').notNull(),
    state: text('state', { enum: ['open', 'ours', 'theirs'] }).notNull(),
    foundAt: text('found_at').notNull(),
    decidedAt: text('decided_at'),
    decidedBy: text('decided_by'),
  },
  (table) => [index('merge_conflicts_by_round').on(table.roundId, table.state)],
);

/** The ward's answer to what one feedback bundle said of one leaf; the next revision carries it, sealed. */
export const feedbackResponses = sqliteTable(
  'feedback_responses',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    /** The feedback bundle it answers. */
    bundleId: text('bundle_id').notNull(),
    revisionNumber: integer('revision_number').notNull(),
    leafCode: text('leaf_code').notNull(),
    kind: text('kind', { enum: ['accept', 'explain', 'evidence'] }).notNull(),
    text: text('text').notNull(),
    updatedAt: text('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.bundleId, table.leafCode] })],
);

/** What is typed as such an answer and not given yet: it holds nothing up and no revision carries it. */
export const feedbackDrafts = sqliteTable(
  'feedback_drafts',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    bundleId: text('bundle_id').notNull(),
    leafCode: text('leaf_code').notNull(),
    kind: text('kind', { enum: ['accept', 'explain', 'evidence'] }).notNull(),
    text: text('text').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.bundleId, table.leafCode] })],
);

/** When an account last looked at a round's sign-off page, and the end of the audit log at that moment. */
export const leaderLooks = sqliteTable(
  'leader_looks',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    lookedAt: text('looked_at').notNull(),
    auditSeq: integer('audit_seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.roundId] })],
);

/** "Cài đặt bàn làm việc": one row, see `deskSettingsSchema`. */
export const deskSettings = sqliteTable('desk_settings', {
  id: integer('id').primaryKey(),
  contentJson: text('content_json').notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

/** Files seen in the scan folder: taken into the library, or put aside by the officer. */
export const scannedFiles = sqliteTable(
  'scanned_files',
  {
    folder: text('folder').notNull(),
    name: text('name').notNull(),
    /** Size and time of change as one text: another stamp is another file. */
    stamp: text('stamp').notNull(),
    state: text('state', { enum: ['taken', 'dismissed'] }).notNull(),
    documentId: text('document_id'),
    at: text('at').notNull(),
    by: text('by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.folder, table.name, table.stamp] })],
);

/** "Số liệu thống kê" of a round's period, exactly as typed. */
export const statisticValues = sqliteTable(
  'statistic_values',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    code: text('code').notNull(),
    raw: text('raw').notNull(),
    estimated: integer('estimated').notNull(),
    note: text('note').notNull(),
    version: integer('version').notNull(),
    updatedAt: text('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.code] })],
);
