import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { emptySchema, idSchema, momentSchema, sha256Schema } from '../../schemas/common.ts';
import { fieldChangeSchema } from '../../schemas/field-change.ts';

const issueSchema = z.strictObject({
  leafCode: z.string(),
  title: z.string(),
  code: z.string(),
  severity: z.enum(['block', 'warn']),
});

export const leaderDeskChannels = {
  /** What changed on the sheet since this account last looked at the sign-off page. */
  'leaderDesk.readLook': channel({
    kind: 'query',
    side: 'ward',
    access: ['leader'],
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({
      /** null: never looked; then nothing is told as changed. */
      lookedAt: momentSchema.nullable(),
      /** The end of the log as read: what `markLooked` takes, so that nothing unseen counts as seen. */
      auditSeq: z.int(),
      /** The sheet was moved to another set since then: only what came after is told. */
      movedAt: momentSchema.nullable(),
      totalBefore: pointsSchema,
      totalAfter: pointsSchema,
      leaves: z.array(
        z.strictObject({
          leafCode: z.string(),
          title: z.string(),
          pointsBefore: pointsSchema.nullable(),
          pointsAfter: pointsSchema.nullable(),
          /** Who and when, of the last change of the field; null where it follows from something else. */
          fields: z.array(
            fieldChangeSchema.extend({ actor: z.string().nullable(), at: momentSchema.nullable() }),
          ),
        }),
      ),
      newIssues: z.array(issueSchema),
      goneIssues: z.array(issueSchema),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** "Đánh dấu đã xem": what was read up to `auditSeq` is known to this account. Never moves back. */
  'leaderDesk.markLooked': channel({
    kind: 'command',
    side: 'ward',
    access: ['leader'],
    input: z.strictObject({ roundId: idSchema, auditSeq: z.int().min(0) }),
    output: z.strictObject({ lookedAt: momentSchema }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** Each line of a recovery sheet as typed back: right or not. Keeps nothing. */
  'leaderDesk.checkRecoveryLines': channel({
    kind: 'query',
    side: 'ward',
    access: ['leader'],
    input: z.strictObject({ text: z.string().max(5000) }),
    output: z.strictObject({
      lines: z.array(z.strictObject({ text: z.string(), right: z.boolean() })),
      /** How many lines a sheet has. */
      wanted: z.int(),
      /** The key the sheet holds, once all lines are right. */
      keyFingerprint: sha256Schema.nullable(),
    }),
    errors: [],
  }),
  /** The same key under another passphrase. Sheets printed before still open with the old one. */
  'leaderDesk.changePassphrase': channel({
    kind: 'command',
    side: 'ward',
    access: ['leader'],
    input: z.strictObject({ current: z.string().max(500), next: z.string().max(500) }),
    output: emptySchema,
    errors: ['KEY_NOT_FOUND', 'WRONG_PASSPHRASE', 'PASSPHRASE_TOO_SHORT'],
  }),
};
