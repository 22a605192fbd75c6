import { z } from 'zod';
import { pointsSchema } from '#shared/lib/points.ts';
import { codeSchema, longTextSchema, nameSchema } from '#shared/schemas/bundle-parts.ts';
import { dateSchema, idSchema, momentSchema, sha256Schema, unitCodeSchema } from '#shared/schemas/common.ts';

/** One criterion as appraised. `request` is the text asking for explanation, '' where none is asked. */
export const feedbackItemSchema = z.strictObject({
  leafCode: codeSchema,
  selfPoints: pointsSchema.nullable(),
  appraisedPoints: pointsSchema.nullable(),
  /** The appraiser decided that the criterion does not apply. */
  notApplicable: z.boolean(),
  reason: longTextSchema,
  request: longTextSchema,
  final: z.boolean(),
});
export type FeedbackItem = z.infer<typeof feedbackItemSchema>;

/**
 * "Gói phản hồi": `data/feedback.json`. `revisionFingerprint` is the SHA-256 of the canonical revision it answers.
 * `index` in totals is in millionths of a percent.
 */
export const feedbackPayloadSchema = z.strictObject({
  schemaVersion: z.literal(1),
  roundId: idSchema,
  unitId: idSchema,
  revisionNumber: z.int().min(1),
  revisionFingerprint: sha256Schema,
  deadline: dateSchema.nullable(),
  items: z.array(feedbackItemSchema).max(5000),
  totals: z.strictObject({
    selfPoints: pointsSchema,
    appraisedPoints: pointsSchema.nullable(),
    maximum: pointsSchema,
  }),
  rank: z.strictObject({ rank: z.int().min(1), unitCount: z.int().min(1) }).nullable(),
});
export type FeedbackPayload = z.infer<typeof feedbackPayloadSchema>;

/** "Quyết định" that publishes the result. */
export const decisionSchema = z.strictObject({
  number: z.string().max(120),
  date: dateSchema,
  issuer: nameSchema,
  title: z.string().max(2000),
});
export type PublishedDecision = z.infer<typeof decisionSchema>;

/** One line of the published table; `index` in millionths of a percent. */
export const resultsRowSchema = z.strictObject({
  unitCode: unitCodeSchema,
  unitName: nameSchema,
  points: pointsSchema.nullable(),
  index: z.int().nullable(),
  rank: z.int().min(1).nullable(),
  classification: z.string().max(120),
});
export type ResultsRow = z.infer<typeof resultsRowSchema>;

/** The receiver's own points of one criterion, from its own to the final ones. */
export const resultsLeafSchema = z.strictObject({
  leafCode: codeSchema,
  selfPoints: pointsSchema.nullable(),
  appraisedPoints: pointsSchema.nullable(),
  finalPoints: pointsSchema.nullable(),
  /** The criterion does not apply: nothing is won or lost by it. */
  notApplicable: z.boolean(),
  reason: longTextSchema,
});
export type ResultsLeaf = z.infer<typeof resultsLeafSchema>;

/** "Nhóm xếp hạng" (xã, phường …): the units of one group ranked among themselves. */
export const resultsGroupSchema = z.strictObject({
  label: nameSchema,
  rows: z.array(resultsRowSchema).max(5000),
});

/**
 * "Gói kết quả": `data/results.json`, the published ranking and the receiver's own final points, given for revision
 * `revisionNumber`; null where nothing was received of it.
 */
export const resultsPayloadSchema = z.strictObject({
  schemaVersion: z.literal(1),
  roundId: idSchema,
  unitId: idSchema,
  publishedAt: momentSchema,
  revisionNumber: z.int().min(1).nullable(),
  revisionFingerprint: sha256Schema.nullable(),
  decision: decisionSchema.nullable(),
  ranking: z.array(resultsRowSchema).max(5000),
  groups: z.array(resultsGroupSchema).max(20),
  leaves: z.array(resultsLeafSchema).max(5000),
});
export type ResultsPayload = z.infer<typeof resultsPayloadSchema>;

export const RECEIPT_VERDICTS = ['accepted', 'kept', 'refused'] as const;

/**
 * "Biên nhận": `data/receipt.json`. `kept`: received in order but set aside, because a newer revision is held.
 * `receivedFingerprint` is the SHA-256 of the received bundle file.
 */
export const receiptPayloadSchema = z.strictObject({
  schemaVersion: z.literal(1),
  receivedBundleId: z.uuidv7(),
  receivedFingerprint: sha256Schema,
  verdict: z.enum(RECEIPT_VERDICTS),
  reasonCode: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,79}$/)
    .nullable(),
  receivedAt: momentSchema,
});
export type ReceiptPayload = z.infer<typeof receiptPayloadSchema>;
