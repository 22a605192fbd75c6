import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { mergeCountsSchema } from './work.ts';
import { bundleKindSchema } from '../../schemas/bundle.ts';
import {
  dateSchema,
  emptySchema,
  fileTokenSchema,
  idSchema,
  momentSchema,
  readyFileSchema,
  sha256Schema,
} from '../../schemas/common.ts';

/** created: on this disk only; saved: the user fetched a copy; acknowledged / refused: by the peer's signed receipt. */
export const outboxStateSchema = z.enum(['created', 'saved', 'acknowledged', 'refused']);

export const outboxItemSchema = z.strictObject({
  bundleId: idSchema,
  kind: bundleKindSchema,
  fileName: z.string(),
  fingerprint: sha256Schema,
  size: z.int(),
  createdAt: momentSchema,
  receiverName: z.string(),
  roundTitle: z.string(),
  revision: z.int().nullable(),
  state: outboxStateSchema,
  stateAt: momentSchema,
  refusalCode: z.string().nullable(),
  /** It travels encrypted: only its receiver can read it. */
  encrypted: z.boolean(),
});

/**
 * "Kiểm tra hoàn thành" of a received revision. `blockers`: what must have stopped it at the ward, by leaf; `warnings`
 * carry their explanation; `informs` are only told. None of it refuses a genuine submission.
 */
export const revisionCheckSchema = z.strictObject({
  blockers: z.array(z.strictObject({ leafCode: z.string(), code: z.string() })),
  warnings: z.int(),
  informs: z.int(),
});
export type RevisionCheck = z.infer<typeof revisionCheckSchema>;

/** accepted: taken in; alreadyHeld: same bundle again, harmless; keptAside: older than what is held; refused: not taken. */
export const importVerdictSchema = z.enum(['accepted', 'alreadyHeld', 'keptAside', 'refused']);

export const inboxItemSchema = z.strictObject({
  fileName: z.string(),
  verdict: importVerdictSchema,
  /** Where it failed and why, when refused or kept aside. */
  step: z.enum(['parse', 'structure', 'signature', 'policy']).nullable(),
  code: z.string().nullable(),
  subject: z.string(),
  kind: bundleKindSchema.nullable(),
  bundleId: idSchema.nullable(),
  fingerprint: z.string().nullable(),
  senderName: z.string().nullable(),
  revision: z.int().nullable(),
  /** Self-assessed total of a submission. */
  total: pointsSchema.nullable(),
  /** What the completion check says of a submission taken in or kept aside; null for everything else. */
  check: revisionCheckSchema.nullable(),
  /** How many fields of a part that came back were taken, kept as they are, and changed on both sides. */
  merge: mergeCountsSchema.optional(),
  receivedAt: momentSchema,
});
export type InboxItem = z.infer<typeof inboxItemSchema>;

/** A bundle that came in parts and is not complete: what is there, and the file names of what is not. */
export const waitingPartsSchema = z.strictObject({
  /** Of the whole file, as its parts name it. */
  fileName: z.string(),
  fingerprint: sha256Schema,
  count: z.int(),
  present: z.array(z.int()),
  missing: z.array(z.int()),
  missingNames: z.array(z.string()),
});
export type WaitingParts = z.infer<typeof waitingPartsSchema>;

/** The result of an import job, dry or real: the same shape for both. */
export const importResultSchema = z.strictObject({
  dryRun: z.boolean(),
  items: z.array(inboxItemSchema),
  /** Bundles of which parts came, and not all. The parts are kept; a dry run only counts them. */
  waiting: z.array(waitingPartsSchema),
  /** Receipts written into the outbox by a real run. */
  receiptBundleIds: z.array(idSchema),
});
export type ImportResult = z.infer<typeof importResultSchema>;

/** The result of a job that makes bundles. */
export const bundlesResultSchema = z.strictObject({ bundleIds: z.array(idSchema) });

export const exchangeChannels = {
  /** Writes the latest sealed revision (or the one named) as a signed submission bundle, read back after writing. */
  'exchange.exportSubmission': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({
      roundId: idSchema,
      revisionNumber: z.int().nullable(),
      /** Encrypted to the city, as it is by default wherever the city's key is known. */
      encrypt: z.boolean().default(true),
    }),
    output: z.strictObject({
      bundleId: idSchema,
      file: readyFileSchema,
      /** Who alone can read the file; null: anybody who holds it. */
      encryptedFor: z.string().nullable(),
    }),
    errors: [
      'ROUND_NOT_FOUND',
      'NOTHING_TO_EXPORT',
      'REVISION_NOT_FOUND',
      'WRITE_CHECK_FAILED',
      'FILE_NOT_READABLE',
      'BUNDLE_TOO_LARGE',
    ],
  }),
  /** Feedback bundles for the wards named (null: every ward whose appraisal is finished). A job. */
  'exchange.createFeedback': channel({
    kind: 'command',
    side: 'city',
    access: ['appraiser', 'leader', 'administrator'],
    input: z.strictObject({
      roundId: idSchema,
      unitIds: z.array(idSchema).nullable(),
      answerBy: dateSchema.nullable(),
      encrypt: z.boolean().default(true),
    }),
    output: z.strictObject({ jobId: z.string() }),
    errors: ['ROUND_NOT_FOUND', 'NOTHING_TO_EXPORT'],
  }),
  /** Takes in uploaded bundle files. A job with an ImportResult; a dry run writes nothing. */
  'exchange.importBundles': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ fileTokens: z.array(fileTokenSchema).min(1).max(5000), dryRun: z.boolean() }),
    output: z.strictObject({ jobId: z.string() }),
    errors: ['FILE_NOT_FOUND'],
  }),
  'exchange.listOutbox': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ items: z.array(outboxItemSchema) }),
    errors: [],
  }),
  'exchange.listInbox': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ items: z.array(inboxItemSchema) }),
    errors: [],
  }),
  /** Bundles of which parts came, and not all. */
  'exchange.listWaitingParts': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ items: z.array(waitingPartsSchema) }),
    errors: [],
  }),
  /**
   * A signed repair bundle that asks the sender for exactly the missing parts. `unitId` (city only): who sent them;
   * null: as the file name says.
   */
  'exchange.createRepair': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ fingerprint: sha256Schema, unitId: idSchema.nullable() }),
    output: z.strictObject({ bundleId: idSchema, file: readyFileSchema }),
    errors: [
      'FILE_NOT_FOUND',
      'UNIT_NOT_FOUND',
      'WRITE_CHECK_FAILED',
      'FILE_NOT_READABLE',
      'BUNDLE_TOO_LARGE',
    ],
  }),
  /** Part files a receiver asked for again, as they lie ready in the outbox. */
  'exchange.listWantedParts': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({ items: z.array(z.strictObject({ fileName: z.string(), size: z.int() })) }),
    errors: [],
  }),
  /** One of them, ready to be saved or sent. */
  'exchange.fetchWantedPart': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ fileName: z.string().max(200) }),
    output: readyFileSchema,
    errors: ['FILE_NOT_FOUND'],
  }),
  /** One bundle of the outbox as it is, or several together in one plain ZIP folder for a USB stick. Checked before it goes. */
  'exchange.fetchOutbox': channel({
    kind: 'command',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ bundleIds: z.array(idSchema).min(1) }),
    output: readyFileSchema,
    errors: ['FILE_NOT_FOUND', 'FILE_NOT_READABLE'],
  }),
};
