import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { decisionSchema, resultsGroupSchema, resultsRowSchema } from '../../schemas/bundle-feedback.ts';
import { idSchema, momentSchema } from '../../schemas/common.ts';
import { rankingRowSchema } from './appraisal.ts';
import { outboxItemSchema } from './exchange.ts';
import { roundSchema, unitSchema } from './rounds.ts';

/** The tables of a round as they were published: all units, and each ranking group among itself. */
export const frozenRankingSchema = z.strictObject({
  schemaVersion: z.literal(1),
  rows: z.array(rankingRowSchema),
  groups: z.array(z.strictObject({ key: z.string(), label: z.string(), rows: z.array(rankingRowSchema) })),
  /** Why it was published though wards were not appraised to the end; '' where all were. */
  incompleteReason: z.string(),
});
export type FrozenRanking = z.infer<typeof frozenRankingSchema>;

/** One criterion of the published result with what the ward knew before. `lost`: maximum less final points. */
export const publishedLeafSchema = z.strictObject({
  leafCode: z.string(),
  title: z.string(),
  maximum: pointsSchema.nullable(),
  selfPoints: pointsSchema.nullable(),
  appraisedPoints: pointsSchema.nullable(),
  finalPoints: pointsSchema.nullable(),
  notApplicable: z.boolean(),
  lost: pointsSchema.nullable(),
  reason: z.string(),
  lastYearPoints: pointsSchema.nullable(),
});
export type PublishedLeaf = z.infer<typeof publishedLeafSchema>;

/** What a ward holds of the published result of a round. */
export const wardResultsSchema = z.strictObject({
  publishedAt: momentSchema,
  receivedAt: momentSchema,
  cityName: z.string(),
  decision: decisionSchema.nullable(),
  revisionNumber: z.int().nullable(),
  /** The ward's own line of the table; null where it stands in none. */
  own: resultsRowSchema.nullable(),
  unitCount: z.int(),
  totals: z.strictObject({
    self: pointsSchema.nullable(),
    /** What was published of the criteria the ward scored itself. */
    ofSelf: pointsSchema.nullable(),
    /** As the newest feedback had it; null where none came. */
    appraised: pointsSchema.nullable(),
    final: pointsSchema.nullable(),
    maximum: pointsSchema,
  }),
  lastYear: z.strictObject({
    points: pointsSchema.nullable(),
    rank: z.int().nullable(),
    unitCount: z.int().nullable(),
  }),
  ranking: z.array(resultsRowSchema),
  groups: z.array(resultsGroupSchema),
  leaves: z.array(publishedLeafSchema),
});
export type WardResults = z.infer<typeof wardResultsSchema>;

export const publicationChannels = {
  /** Where the publication of a round stands: what is published, what is still open, the bundles made of it. */
  'publication.readPublication': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({
      round: roundSchema,
      /** null: not published, or published by an earlier version that kept no table. */
      published: z
        .strictObject({
          publishedAt: momentSchema,
          publishedBy: z.string(),
          decision: decisionSchema.nullable(),
          incompleteReason: z.string(),
        })
        .nullable(),
      rankedCount: z.int(),
      /** Nothing was received of these. */
      notSent: z.array(unitSchema),
      /** Received, and not appraised to the end. */
      unfinished: z.array(unitSchema),
      /** Every unit of the round with the newest results bundle made for it. */
      bundles: z.array(z.strictObject({ unit: unitSchema, bundle: outboxItemSchema.nullable() })),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** The decision, where the round was published without one. Once. */
  'publication.addDecision': channel({
    kind: 'command',
    side: 'city',
    access: ['leader', 'administrator'],
    input: z.strictObject({ roundId: idSchema, decision: decisionSchema }),
    output: decisionSchema,
    errors: ['ROUND_NOT_FOUND', 'ROUND_NOT_PUBLISHED', 'DECISION_ALREADY_GIVEN'],
  }),
  /** Results bundles for the units named; null: all of the round. A job with a BundlesResult. */
  'publication.createResults': channel({
    kind: 'command',
    side: 'city',
    access: ['appraiser', 'leader', 'administrator'],
    input: z.strictObject({
      roundId: idSchema,
      unitIds: z.array(idSchema).nullable(),
      encrypt: z.boolean().default(true),
    }),
    output: z.strictObject({ jobId: z.string() }),
    errors: ['ROUND_NOT_FOUND', 'ROUND_NOT_PUBLISHED', 'NOTHING_TO_EXPORT'],
  }),
  /** The published result as the ward holds it; null: none came yet. */
  'publication.readResults': channel({
    kind: 'query',
    side: 'ward',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({ round: roundSchema, results: wardResultsSchema.nullable() }),
    errors: ['ROUND_NOT_FOUND'],
  }),
};
