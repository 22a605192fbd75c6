import { z } from 'zod';
import { channel } from '../channel.ts';
import { dateSchema, emptySchema, idSchema, momentSchema } from '../../schemas/common.ts';

/** Which records: every part null is no limit. Days are days of this computer, both included. */
export const auditFilterShape = {
  actor: z.string().max(200).nullable().default(null),
  action: z.string().max(200).nullable().default(null),
  leafCode: z.string().max(80).nullable().default(null),
  fromDay: dateSchema.nullable().default(null),
  toDay: dateSchema.nullable().default(null),
};

/** A record as people read it. */
const toldRecordSchema = z.strictObject({
  seq: z.int(),
  at: momentSchema,
  /** Full name where the account is known, else the name as logged; '' is the program itself. */
  actor: z.string(),
  action: z.string(),
  /** The criterion's code, or another last part of the subject that people can read. */
  subject: z.string(),
  /** What changed, a line each. */
  changes: z.array(z.string()),
});

export const auditChannels = {
  /** Records that fit, newest first, each told as who did what to what, from what to what. */
  'audit.searchRecords': channel({
    kind: 'query',
    side: 'any',
    access: ['administrator', 'leader'],
    input: z.strictObject({
      ...auditFilterShape,
      beforeSeq: z.int().nullable().default(null),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({
      records: z.array(toldRecordSchema),
      /** How many fit in all. */
      matching: z.int(),
    }),
    errors: [],
  }),
  /** Everything done to one cell of the ward's sheet, newest first: figures, words, documents. The newest 200. */
  'audit.readLeaf': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema, leafCode: z.string().max(80) }),
    output: z.strictObject({ records: z.array(toldRecordSchema) }),
    errors: [],
  }),
  /** The log as a whole: its length, whether the chain holds, and who did what in it. */
  'audit.readSummary': channel({
    kind: 'query',
    side: 'any',
    access: ['administrator', 'leader'],
    input: emptySchema,
    output: z.strictObject({
      total: z.int(),
      /** The first record whose link or content is not as it was written; null: the chain holds. */
      brokenAt: z.int().nullable(),
      lastHash: z.string(),
      actors: z.array(z.strictObject({ username: z.string(), name: z.string() })),
      actions: z.array(z.string()),
    }),
    errors: [],
  }),
};
