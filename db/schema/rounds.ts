import { sqliteTable, text, integer, primaryKey, index } from 'drizzle-orm/sqlite-core';

/** "Đơn vị": never deleted, only inactive. */
export const units = sqliteTable('units', {
  id: text('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  type: text('type').notNull(),
  active: integer('active').notNull(),
  createdAt: text('created_at').notNull(),
});

/** "Bộ tiêu chí": a frozen package under the SHA-256 of its canonical JSON. */
export const criteriaSets = sqliteTable('criteria_sets', {
  hash: text('hash').primaryKey(),
  code: text('code').notNull(),
  version: integer('version').notNull(),
  year: integer('year').notNull(),
  title: text('title').notNull(),
  sample: integer('sample').notNull(),
  source: text('source', { enum: ['builtin', 'imported'] }).notNull(),
  packageJson: text('package_json').notNull(),
  addedAt: text('added_at').notNull(),
});

/** "Kỳ đánh giá". */
export const rounds = sqliteTable('rounds', {
  id: text('id').primaryKey(),
  code: text('code').notNull().unique(),
  title: text('title').notNull(),
  year: integer('year').notNull(),
  criteriaSetHash: text('criteria_set_hash')
    .notNull()
    .references(() => criteriaSets.hash),
  dataFrom: text('data_from').notNull(),
  dataTo: text('data_to').notNull(),
  deadline: text('deadline').notNull(),
  state: text('state', { enum: ['open', 'published', 'closed'] }).notNull(),
  createdAt: text('created_at').notNull(),
});

/** A unit's part in a round, with last year's points as the declared baseline (null: there is none, which is not 0). */
export const roundUnits = sqliteTable(
  'round_units',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    baselinePoints: integer('baseline_points'),
    setupBundleId: text('setup_bundle_id'),
    appraisalFinishedAt: text('appraisal_finished_at'),
    /** Self total of the newest submission held and its revision id: read by the overview without opening revisions. */
    heldRevisionId: text('held_revision_id'),
    heldRevisionNumber: integer('held_revision_number'),
    heldSelfTotal: integer('held_self_total'),
    heldReceivedAt: text('held_received_at'),
    heldSignedAt: text('held_signed_at'),
    appraisedTotal: integer('appraised_total'),
    appraisedLeaves: integer('appraised_leaves').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.unitId] })],
);

/** The ward's sheet in a round: its state and last year's figures that came with the setup bundle. */
export const sheets = sqliteTable('sheets', {
  roundId: text('round_id')
    .primaryKey()
    .references(() => rounds.id),
  state: text('state', { enum: ['draft', 'submitted', 'returned', 'signed'] }).notNull(),
  revisionNumber: integer('revision_number').notNull(),
  correctionReason: text('correction_reason').notNull(),
  preparedBy: text('prepared_by'),
  lastYearPoints: integer('last_year_points'),
  lastYearRank: integer('last_year_rank'),
  lastYearUnitCount: integer('last_year_unit_count'),
  lastYearLeafPoints: text('last_year_leaf_points').notNull(),
  updatedAt: text('updated_at').notNull(),
  /** Last year's answers by leaf code, as the setup bundle brought them. */
  lastYearAnswers: text('last_year_answers').notNull().default('{}'),
});

/** A ward's working answer of one leaf, exactly as typed. */
export const answers = sqliteTable(
  'answers',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    leafCode: text('leaf_code').notNull(),
    answerJson: text('answer_json').notNull(),
    version: integer('version').notNull(),
    updatedAt: text('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.leafCode] })],
);

/** The officer's explanation of a warning of the completion check. */
export const warningExplanations = sqliteTable(
  'warning_explanations',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    leafCode: text('leaf_code').notNull(),
    text: text('text').notNull(),
    updatedAt: text('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.leafCode] })],
);

/** A leader's comments when a sheet was returned. */
export const returnComments = sqliteTable(
  'return_comments',
  {
    id: text('id').primaryKey(),
    roundId: text('round_id')
      .notNull()
      .references(() => rounds.id),
    revisionNumber: integer('revision_number').notNull(),
    leafCode: text('leaf_code'),
    text: text('text').notNull(),
    author: text('author').notNull(),
    at: text('at').notNull(),
  },
  (table) => [index('return_comments_by_round').on(table.roundId, table.revisionNumber)],
);
