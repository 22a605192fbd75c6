import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import {
  emptySchema,
  idSchema,
  momentSchema,
  readyFileSchema,
  requiredLineSchema,
  roleSchema,
} from '../../schemas/common.ts';
import { fieldValueSchema } from '../../schemas/part-fields.ts';

const DESK = ['officer', 'leader', 'administrator'] as const;

/** Somebody leaves can be assigned to. */
export const workPersonSchema = z.strictObject({
  accountId: idSchema,
  username: z.string(),
  fullName: z.string(),
  position: z.string(),
  role: roleSchema,
  disabled: z.boolean(),
});
export type WorkPerson = z.infer<typeof workPersonSchema>;

/** "Phân công": who answers a leaf. */
export const assignmentSchema = z.strictObject({
  leafCode: z.string(),
  accountId: idSchema,
  assignedAt: momentSchema,
  assignedBy: z.string(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

/**
 * "Phần việc". sent: it went out from here; taken: this folder is one. out: not back yet; returned: merged at least
 * once, and may come again; recalled: called back, what still comes waits for a confirmation.
 */
export const workPartSchema = z.strictObject({
  id: idSchema,
  direction: z.enum(['sent', 'taken']),
  holder: z.string(),
  leafCodes: z.array(z.string()),
  state: z.enum(['out', 'returned', 'recalled']),
  /** The bundle that took it out, where its file lies in the outbox; null on the other side. */
  outBundleId: idSchema.nullable(),
  createdAt: momentSchema,
  createdBy: z.string(),
  stateAt: momentSchema,
});
export type WorkPart = z.infer<typeof workPartSchema>;

/** A genuine return that was kept aside: the sheet was sealed, or the part recalled. */
export const keptReturnSchema = z.strictObject({
  bundleId: idSchema,
  holder: z.string(),
  fileName: z.string(),
  code: z.string(),
  receivedAt: momentSchema,
});
export type KeptReturn = z.infer<typeof keptReturnSchema>;

/** How many fields of a return were taken, kept as they are here, and found changed on both sides. */
export const mergeCountsSchema = z.strictObject({ taken: z.int(), kept: z.int(), conflicts: z.int() });

/** "Chỗ khác nhau": one field that both computers changed. `ours` is what stands here now. */
export const mergeConflictSchema = z.strictObject({
  id: idSchema,
  partId: idSchema,
  holder: z.string(),
  leafCode: z.string(),
  /** See `shared/domain/sign-off/leaf-fields.ts`. */
  field: z.string(),
  /** The document a field is of; '' for fields that are of none. */
  documentName: z.string(),
  base: fieldValueSchema,
  ours: fieldValueSchema,
  theirs: fieldValueSchema,
  /** Points of the leaf with either value; null: not scored then. */
  points: z.strictObject({ ours: pointsSchema.nullable(), theirs: pointsSchema.nullable() }),
  state: z.enum(['open', 'ours', 'theirs']),
  foundAt: momentSchema,
  decidedAt: momentSchema.nullable(),
  decidedBy: z.string().nullable(),
});
export type MergeConflict = z.infer<typeof mergeConflictSchema>;

/** What the score sheet shows of the ward's sharing of work. */
export const sheetWorkSchema = z.strictObject({
  /** This folder holds a part and nothing else; null: the ward's own folder. */
  part: z.strictObject({ id: idSchema, holder: z.string(), leafCodes: z.array(z.string()) }).nullable(),
  /** Leaf code → full name of whom it is assigned to. */
  assigned: z.record(z.string(), z.string()),
  /** Leaves assigned to whoever reads. */
  mine: z.array(z.string()),
  /** Leaf code → who has it on another computer. */
  away: z.record(z.string(), z.string()),
  /** Leaves with fields somebody has to decide. */
  conflicts: z.array(z.string()),
});
export type SheetWork = z.infer<typeof sheetWorkSchema>;

export const workChannels = {
  /** People, assignments, parts and kept returns of a round. */
  'work.readBoard': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({
      people: z.array(workPersonSchema),
      assignments: z.array(assignmentSchema),
      parts: z.array(workPartSchema),
      kept: z.array(keptReturnSchema),
      openConflicts: z.int(),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** Assigns leaves to an account; null takes the assignment back. It guides and does not lock: anybody may still edit. */
  'work.saveAssignments': channel({
    kind: 'command',
    side: 'ward',
    access: DESK,
    input: z.strictObject({
      roundId: idSchema,
      leafCodes: z.array(z.string().max(80)).min(1).max(5000),
      accountId: idSchema.nullable(),
    }),
    output: z.strictObject({ changed: z.int() }),
    errors: ['ROUND_NOT_FOUND', 'LEAF_NOT_FOUND', 'LEAF_NOT_YOURS', 'ACCOUNT_NOT_FOUND'],
  }),
  /** Makes a part bundle of leaves for another computer of the ward; its file is readable by whoever holds it. */
  'work.sendPart': channel({
    kind: 'command',
    side: 'ward',
    access: DESK,
    input: z.strictObject({
      roundId: idSchema,
      leafCodes: z.array(z.string().max(80)).min(1).max(5000),
      holder: requiredLineSchema,
    }),
    output: z.strictObject({ partId: idSchema, bundleId: idSchema, file: readyFileSchema }),
    errors: [
      'ROUND_NOT_FOUND',
      'LEAF_NOT_FOUND',
      'LEAF_NOT_YOURS',
      'LEAF_AWAY',
      'SHEET_SEALED',
      'WRITE_CHECK_FAILED',
      'BUNDLE_TOO_LARGE',
      'FILE_NOT_READABLE',
    ],
  }),
  /** Calls a part back: its leaves are no longer marked, and what still comes waits for a confirmation. */
  'work.recallPart': channel({
    kind: 'command',
    side: 'ward',
    access: DESK,
    input: z.strictObject({ partId: idSchema }),
    output: emptySchema,
    errors: ['PART_NOT_FOUND'],
  }),
  /** On the other computer: makes the bundle that takes the part back. */
  'work.returnPart': channel({
    kind: 'command',
    side: 'ward',
    access: DESK,
    input: emptySchema,
    output: z.strictObject({ bundleId: idSchema, file: readyFileSchema, encrypted: z.boolean() }),
    errors: ['PART_NOT_FOUND', 'WRITE_CHECK_FAILED', 'FILE_NOT_READABLE', 'BUNDLE_TOO_LARGE'],
  }),
  /** Merges a return that was kept aside, once somebody has said yes and the sheet takes changes. */
  'work.mergeKept': channel({
    kind: 'command',
    side: 'ward',
    access: DESK,
    input: z.strictObject({ bundleId: idSchema }),
    output: mergeCountsSchema,
    errors: ['PART_NOT_FOUND', 'SHEET_SEALED', 'FILE_NOT_READABLE', 'BUNDLE_REFUSED'],
  }),
  /** Every field that both computers changed, those to be decided first. */
  'work.listConflicts': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({ items: z.array(mergeConflictSchema) }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** Decides one: ours leaves the sheet as it is, theirs writes the other value into the answer. */
  'work.resolveConflict': channel({
    kind: 'command',
    side: 'ward',
    access: DESK,
    input: z.strictObject({ conflictId: idSchema, choice: z.enum(['ours', 'theirs']) }),
    output: emptySchema,
    errors: ['CONFLICT_NOT_FOUND', 'SHEET_SEALED', 'ROUND_NOT_FOUND'],
  }),
};
