import { sqliteTable, text, integer } from 'drizzle-orm/sqlite-core';

/** The one row that says whose data folder this is. */
export const installation = sqliteTable('installation', {
  id: integer('id').primaryKey(),
  side: text('side', { enum: ['ward', 'city'] }).notNull(),
  unitId: text('unit_id').notNull(),
  unitCode: text('unit_code').notNull(),
  unitName: text('unit_name').notNull(),
  unitType: text('unit_type').notNull(),
  province: text('province').notNull(),
  parentId: text('parent_id'),
  parentCode: text('parent_code'),
  parentName: text('parent_name'),
  demo: integer('demo').notNull(),
  createdAt: text('created_at').notNull(),
  /** Set where this folder holds a part of its unit's work ("phần việc") and nothing else. */
  partId: text('part_id'),
});

/** "Tài khoản". The password is kept as an scrypt verifier, never itself. */
export const accounts = sqliteTable('accounts', {
  id: text('id').primaryKey(),
  username: text('username').notNull().unique(),
  fullName: text('full_name').notNull(),
  position: text('position').notNull(),
  role: text('role', { enum: ['officer', 'leader', 'appraiser', 'administrator'] }).notNull(),
  passwordVerifier: text('password_verifier').notNull(),
  disabled: integer('disabled').notNull(),
  failedAttempts: integer('failed_attempts').notNull(),
  lockedUntil: text('locked_until'),
  createdAt: text('created_at').notNull(),
});

/** Public keys of this installation and of peers, pinned: a key is replaced by a new row, never changed. */
export const publicKeys = sqliteTable('public_keys', {
  id: text('id').primaryKey(),
  unitId: text('unit_id').notNull(),
  purpose: text('purpose', { enum: ['sending', 'receiving', 'leader'] }).notNull(),
  publicKey: text('public_key').notNull(),
  /** Whose key: an account of this installation, or the name of a peer's leader. */
  holder: text('holder').notNull(),
  state: text('state', { enum: ['pinned', 'superseded'] }).notNull(),
  pinnedAt: text('pinned_at').notNull(),
});

/** The secret a ward proves itself with at its first submission, one per ward (city) or the own one (ward). */
export const enrolmentSecrets = sqliteTable('enrolment_secrets', {
  unitId: text('unit_id').primaryKey(),
  secret: text('secret').notNull(),
  createdAt: text('created_at').notNull(),
});

/** Append-only, hash-chained log: who did what to what. Triggers refuse change and deletion. */
export const auditLog = sqliteTable('audit_log', {
  seq: integer('seq').primaryKey(),
  at: text('at').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  details: text('details').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});
