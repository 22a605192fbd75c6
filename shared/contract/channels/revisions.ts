import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { revisionTotalsSchema, sealedRevisionSchema } from '../../schemas/bundle-submission.ts';
import { idSchema, momentSchema, sha256Schema } from '../../schemas/common.ts';
import { criteriaSetSchema } from '../../schemas/criteria-set.ts';
import { fieldChangeSchema } from '../../schemas/field-change.ts';

/** Whose revision: at the city a ward's; null: the unit of the open folder itself. */
const whoseSchema = { roundId: idSchema, unitId: idSchema.nullable().default(null) };

const partySchema = z.strictObject({ id: idSchema, code: z.string(), name: z.string() });
const roundNameSchema = z.strictObject({ id: idSchema, code: z.string(), title: z.string() });

/** One side of a comparison; `number` null: the sheet as it stands now, not signed. */
const sideSchema = z.strictObject({
  number: z.int().nullable(),
  signedAt: momentSchema.nullable(),
  signedBy: z.string(),
  criteriaSetHash: sha256Schema,
});

export const comparedLeafSchema = z.strictObject({
  leafCode: z.string(),
  title: z.string(),
  presence: z.enum(['both', 'added', 'removed']),
  pointsBefore: pointsSchema.nullable(),
  pointsAfter: pointsSchema.nullable(),
  fields: z.array(fieldChangeSchema),
});

export const revisionsChannels = {
  /** The revisions held of a unit in a round, newest first. `appraisedBefore`: the one the city last decided on. */
  'revisions.listHeld': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject(whoseSchema),
    output: z.strictObject({
      unit: partySchema,
      round: roundNameSchema,
      revisions: z.array(
        z.strictObject({
          number: z.int(),
          total: pointsSchema,
          maximum: pointsSchema,
          signedAt: momentSchema,
          signedBy: z.string(),
          /** When it was sealed here, or received. */
          heldSince: momentSchema,
          correctionReason: z.string(),
          fingerprint: sha256Schema,
        }),
      ),
      appraisedBefore: z.int().nullable(),
    }),
    errors: ['ROUND_NOT_FOUND', 'UNIT_NOT_FOUND'],
  }),
  /** One sealed revision with the set it was scored with. */
  'revisions.readRevision': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ ...whoseSchema, number: z.int().min(1) }),
    output: z.strictObject({
      unit: partySchema,
      round: roundNameSchema,
      set: criteriaSetSchema,
      revision: sealedRevisionSchema,
      fingerprint: sha256Schema,
      /** What is stored is still exactly what was signed. */
      intact: z.boolean(),
    }),
    errors: ['ROUND_NOT_FOUND', 'UNIT_NOT_FOUND', 'REVISION_NOT_FOUND'],
  }),
  /** Two revisions field by field; `to` null (at the ward only): the sheet as it stands now. */
  'revisions.compare': channel({
    kind: 'query',
    side: 'any',
    access: 'signedIn',
    input: z.strictObject({ ...whoseSchema, from: z.int().min(1), to: z.int().min(1).nullable() }),
    output: z.strictObject({
      unit: partySchema,
      round: roundNameSchema,
      before: sideSchema,
      after: sideSchema,
      totalsBefore: revisionTotalsSchema,
      totalsAfter: revisionTotalsSchema,
      leaves: z.array(comparedLeafSchema),
    }),
    errors: ['ROUND_NOT_FOUND', 'UNIT_NOT_FOUND', 'REVISION_NOT_FOUND'],
  }),
};
