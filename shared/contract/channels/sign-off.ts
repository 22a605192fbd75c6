import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { emptySchema, idSchema, momentSchema, sha256Schema, textSchema } from '../../schemas/common.ts';

/** A sealed revision, as listed. Number 1 is the first; n + 1 is "bổ sung lần n". */
export const revisionSummarySchema = z.strictObject({
  id: idSchema,
  number: z.int(),
  total: pointsSchema,
  maximum: pointsSchema,
  signedAt: momentSchema,
  signedBy: z.string(),
  /** SHA-256 of the canonical sealed content. */
  fingerprint: sha256Schema,
  correctionReason: z.string(),
  exported: z.boolean(),
  received: z.boolean(),
});

export const signOffChannels = {
  /** Officer hands the sheet to the leader ("trình"). Blockers stop it; warnings need an explanation each. */
  'signOff.submitSheet': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({ roundId: idSchema }),
    output: emptySchema,
    errors: ['ROUND_NOT_FOUND', 'NOT_COMPLETE', 'BUNDLE_TOO_LARGE', 'ALREADY_SUBMITTED', 'SHEET_SEALED'],
  }),
  /** Officer takes a submitted sheet back before it is signed. */
  'signOff.withdrawSheet': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({ roundId: idSchema }),
    output: emptySchema,
    errors: ['ROUND_NOT_FOUND', 'NOT_SUBMITTED', 'ROUND_CLOSED'],
  }),
  'signOff.returnSheet': channel({
    kind: 'command',
    side: 'ward',
    access: ['leader'],
    input: z.strictObject({
      roundId: idSchema,
      comments: z
        .array(z.strictObject({ leafCode: z.string().nullable(), text: textSchema.pipe(z.string().min(1)) }))
        .min(1),
    }),
    output: emptySchema,
    errors: ['ROUND_NOT_FOUND', 'NOT_SUBMITTED', 'LEAF_NOT_FOUND', 'ROUND_CLOSED'],
  }),
  /** Whether the signed-in leader already has a signing key on this computer. */
  'signOff.readKeyState': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: emptySchema,
    output: z.strictObject({
      hasKey: z.boolean(),
      keyFingerprint: z.string().nullable(),
      minimumPassphrase: z.int(),
    }),
    errors: [],
  }),
  /** Leader signs with the passphrase (a key is made on first use) and seals the revision. */
  'signOff.signSheet': channel({
    kind: 'command',
    side: 'ward',
    access: ['leader'],
    input: z.strictObject({ roundId: idSchema, passphrase: z.string().max(400) }),
    output: revisionSummarySchema,
    errors: [
      'ROUND_NOT_FOUND',
      'NOT_SUBMITTED',
      'NOT_COMPLETE',
      'BUNDLE_TOO_LARGE',
      'WRONG_PASSPHRASE',
      'PASSPHRASE_TOO_SHORT',
      'ROUND_CLOSED',
    ],
  }),
  /** Opens "bổ sung lần n" on top of the last sealed revision, which stays as it is. */
  'signOff.startCorrection': channel({
    kind: 'command',
    side: 'ward',
    access: ['officer', 'leader', 'administrator'],
    input: z.strictObject({ roundId: idSchema, reason: textSchema.pipe(z.string().min(1)) }),
    output: z.strictObject({ revisionNumber: z.int() }),
    errors: ['ROUND_NOT_FOUND', 'NOTHING_TO_CORRECT', 'ROUND_CLOSED'],
  }),
  'signOff.listRevisions': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({ revisions: z.array(revisionSummarySchema) }),
    errors: ['ROUND_NOT_FOUND'],
  }),
};
