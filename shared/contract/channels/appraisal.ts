import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { criteriaSetSchema } from '../../schemas/criteria-set.ts';
import { sealedRevisionSchema } from '../../schemas/bundle-submission.ts';
import {
  emptySchema,
  idSchema,
  momentSchema,
  readyFileSchema,
  sha256Schema,
  textSchema,
} from '../../schemas/common.ts';
import { roundSchema, unitSchema } from './rounds.ts';

/** notSent: nothing received; received: a submission is held; finished: every leaf appraised and the ward closed. */
export const APPRAISAL_STATES = ['notSent', 'received', 'appraising', 'finished'] as const;
export const appraisalStateSchema = z.enum(APPRAISAL_STATES);

/** What the city decided on one leaf. `raw` keeps what was typed. */
export const appraisedLeafSchema = z.strictObject({
  leafCode: z.string(),
  points: pointsSchema.nullable(),
  notApplicable: z.boolean(),
  raw: z.string(),
  reason: z.string(),
  request: z.string(),
  updatedAt: momentSchema,
  updatedBy: z.string(),
});
export type AppraisedLeaf = z.infer<typeof appraisedLeafSchema>;

/** One row of the city overview. */
export const wardProgressSchema = z.strictObject({
  unit: unitSchema,
  state: appraisalStateSchema,
  revision: z.int().nullable(),
  receivedAt: momentSchema.nullable(),
  /** Signed after the round's deadline. */
  late: z.boolean(),
  selfTotal: pointsSchema.nullable(),
  appraisedTotal: pointsSchema.nullable(),
  appraisedLeaves: z.int(),
  leafCount: z.int(),
});

/** One row of the ranking ("xếp hạng"). */
export const rankingRowSchema = z.strictObject({
  unit: unitSchema,
  points: pointsSchema.nullable(),
  maximum: pointsSchema.nullable(),
  /** Index in micro-percent: 93,57 % is 93_570_000. */
  index: z.int().nullable(),
  classification: z.string().nullable(),
  rank: z.int().nullable(),
  tied: z.boolean(),
  previousPoints: pointsSchema.nullable(),
  change: pointsSchema.nullable(),
  previousRank: z.int().nullable(),
  /** Places gained (positive) or lost (negative). */
  rankChange: z.int().nullable(),
  selfTotal: pointsSchema.nullable(),
  finished: z.boolean(),
});
export type RankingRow = z.infer<typeof rankingRowSchema>;

export const appraisalChannels = {
  'appraisal.readOverview': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema }),
    output: z.strictObject({ round: roundSchema, wards: z.array(wardProgressSchema) }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** One ward's claims beside the city's decisions. */
  'appraisal.readWard': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema, unitId: idSchema }),
    output: z.strictObject({
      round: roundSchema,
      unit: unitSchema,
      set: criteriaSetSchema,
      state: appraisalStateSchema,
      revision: sealedRevisionSchema,
      fingerprint: sha256Schema,
      receivedAt: momentSchema,
      appraised: z.array(appraisedLeafSchema),
      previousPoints: pointsSchema.nullable(),
    }),
    errors: ['ROUND_NOT_FOUND', 'UNIT_NOT_FOUND', 'NO_SUBMISSION'],
  }),
  /** Keeps the city's points for one leaf. A reason is required where they differ from the ward's own. */
  'appraisal.saveLeaf': channel({
    kind: 'command',
    side: 'city',
    access: ['appraiser', 'administrator'],
    input: z.strictObject({
      roundId: idSchema,
      unitId: idSchema,
      leafCode: z.string(),
      /** Points as typed ("1,75"); '' takes the decision back. */
      raw: z.string().max(40),
      notApplicable: z.boolean(),
      reason: textSchema,
      request: textSchema,
    }),
    output: appraisedLeafSchema.nullable(),
    errors: [
      'ROUND_NOT_FOUND',
      'UNIT_NOT_FOUND',
      'NO_SUBMISSION',
      'LEAF_NOT_FOUND',
      'POINTS_NOT_READABLE',
      'POINTS_OUT_OF_RANGE',
      'POINTS_OFF_STEP',
      'REASON_REQUIRED',
      'APPRAISAL_CLOSED',
    ],
  }),
  /** Gives every leaf not yet decided the points the ward claims (leaves the city supplies stay open). */
  'appraisal.acceptRemaining': channel({
    kind: 'command',
    side: 'city',
    access: ['appraiser', 'administrator'],
    input: z.strictObject({ roundId: idSchema, unitId: idSchema }),
    output: z.strictObject({ accepted: z.int() }),
    errors: ['ROUND_NOT_FOUND', 'UNIT_NOT_FOUND', 'NO_SUBMISSION', 'APPRAISAL_CLOSED'],
  }),
  'appraisal.finishWard': channel({
    kind: 'command',
    side: 'city',
    access: ['appraiser', 'administrator'],
    input: z.strictObject({ roundId: idSchema, unitId: idSchema }),
    output: emptySchema,
    errors: ['ROUND_NOT_FOUND', 'UNIT_NOT_FOUND', 'NO_SUBMISSION', 'NOT_COMPLETE', 'APPRAISAL_CLOSED'],
  }),
  'appraisal.reopenWard': channel({
    kind: 'command',
    side: 'city',
    access: ['appraiser', 'administrator'],
    input: z.strictObject({ roundId: idSchema, unitId: idSchema }),
    output: emptySchema,
    errors: ['ROUND_NOT_FOUND', 'UNIT_NOT_FOUND', 'NO_SUBMISSION', 'ROUND_CLOSED'],
  }),
  'appraisal.openEvidence': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({ roundId: idSchema, unitId: idSchema, sha256: sha256Schema }),
    output: readyFileSchema,
    errors: ['EVIDENCE_NOT_FOUND', 'FILE_NOT_READABLE'],
  }),
  'ranking.readRanking': channel({
    kind: 'query',
    side: 'city',
    access: 'signedIn',
    /** `group`: rank within one ranking group of the set (xã, phường …); null: all units together. */
    input: z.strictObject({ roundId: idSchema, group: z.string().max(40).nullable().default(null) }),
    output: z.strictObject({
      round: roundSchema,
      rows: z.array(rankingRowSchema),
      previousYear: z.int(),
      /** The set's ranking groups that hold some but not all units of the round. */
      groups: z.array(z.strictObject({ key: z.string(), label: z.string() })),
    }),
    errors: ['ROUND_NOT_FOUND'],
  }),
  /** The ranking as a Word document in the Nghị định 30/2020 form, or as a print-ready workbook. */
  'ranking.exportRanking': channel({
    kind: 'command',
    side: 'city',
    access: 'signedIn',
    input: z.strictObject({
      roundId: idSchema,
      format: z.enum(['docx', 'xlsx']),
      /** One ranking group, as in `ranking.readRanking`. */
      group: z.string().max(40).nullable().default(null),
    }),
    output: readyFileSchema,
    errors: ['ROUND_NOT_FOUND', 'NOTHING_TO_EXPORT'],
  }),
};
