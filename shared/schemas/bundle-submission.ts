import { z } from 'zod';
import { pointsSchema } from '#shared/lib/points.ts';
import { leafAnswerSchema } from '#shared/schemas/answer.ts';
import {
  ageRecipientSchema,
  bytes32Schema,
  codeSchema,
  longTextSchema,
  nameSchema,
  personSchema,
} from '#shared/schemas/bundle-parts.ts';
import { dateSchema, idSchema, momentSchema, sha256Schema } from '#shared/schemas/common.ts';

/** "Trạng thái tiêu chí" in a sealed revision: not scored, not applicable and 0 are three different things. */
export const LEAF_STATUSES = ['SCORED', 'NOT_SCORED', 'NOT_APPLICABLE'] as const;
export const leafStatusSchema = z.enum(LEAF_STATUSES);
export type LeafStatus = z.infer<typeof leafStatusSchema>;

/** "Tài liệu kiểm chứng" of one criterion: the document, its file by SHA-256, and the place in it. */
export const revisionEvidenceSchema = z.strictObject({
  documentId: idSchema,
  sha256: sha256Schema,
  fileName: z.string().min(1).max(255),
  /** Bytes. */
  size: z.int().min(1),
  number: z.string().max(120),
  date: dateSchema.nullable(),
  issuer: z.string().max(500),
  title: z.string().max(2000),
  section: z.string().max(500),
  page: z.string().max(80),
});
export type RevisionEvidence = z.infer<typeof revisionEvidenceSchema>;

export const revisionAnswerSchema = z.strictObject({
  answer: leafAnswerSchema,
  points: pointsSchema.nullable(),
  status: leafStatusSchema,
  evidence: z.array(revisionEvidenceSchema).max(500),
  /** The officer's explanation of a warning of the completion check; '' where there was none. */
  warningExplanation: longTextSchema,
  /** "Người phụ trách": full name of whom the leaf was assigned to; absent where nobody was. */
  responsible: nameSchema.optional(),
});
export type RevisionAnswer = z.infer<typeof revisionAnswerSchema>;

/** Totals in micro-points; `index` is `points / maximum × 100` in millionths of a percent, null without a maximum. */
export const revisionTotalsSchema = z.strictObject({
  points: pointsSchema,
  maximum: pointsSchema,
  index: z.int().nullable(),
  scoredCount: z.int().min(0),
  leafCount: z.int().min(0),
});
export type RevisionTotals = z.infer<typeof revisionTotalsSchema>;

/** How a ward answers what the city said of a leaf: accepts it, explains, or adds evidence. */
export const RESPONSE_KINDS = ['accept', 'explain', 'evidence'] as const;
export const responseKindSchema = z.enum(RESPONSE_KINDS);
export type ResponseKind = z.infer<typeof responseKindSchema>;

/** "Giải trình": the ward's answer to what the appraiser said of one leaf of revision `revisionNumber`. */
export const feedbackResponseSchema = z.strictObject({
  leafCode: codeSchema,
  revisionNumber: z.int().min(1).max(10_000),
  kind: responseKindSchema,
  /** Required where the kind is `explain`; else may be ''. */
  text: longTextSchema,
});
export type FeedbackResponse = z.infer<typeof feedbackResponseSchema>;

/**
 * "Bản ký khóa": `data/revision.json`, what the leader signed, in canonical JSON. `number` counts from 1;
 * `replaces` is the id of the revision it corrects ("bổ sung lần n").
 */
export const sealedRevisionSchema = z.strictObject({
  schemaVersion: z.literal(1),
  revisionId: idSchema,
  roundId: idSchema,
  unitId: idSchema,
  number: z.int().min(1).max(10_000),
  replaces: idSchema.nullable(),
  /** Why it was corrected; '' for the first revision. */
  correctionReason: longTextSchema,
  criteriaSetHash: sha256Schema,
  preparedBy: personSchema,
  signedBy: personSchema,
  signedAt: momentSchema,
  answers: z.record(codeSchema, revisionAnswerSchema),
  totals: revisionTotalsSchema,
  responses: z.array(feedbackResponseSchema).max(2000),
});
export type SealedRevision = z.infer<typeof sealedRevisionSchema>;

/** The keys a ward enrols: everything of the enrolment that its code binds. */
export const enrolmentKeysSchema = z.strictObject({
  schemaVersion: z.literal(1),
  unitId: idSchema,
  /** Ed25519 key that signs packing lists. */
  sendingKey: bytes32Schema,
  /** age X25519 recipient of this installation. */
  receivingRecipient: ageRecipientSchema,
  /** Ed25519 key of the leader who signs revisions. */
  leaderKey: bytes32Schema,
  leader: personSchema,
});
export type EnrolmentKeys = z.infer<typeof enrolmentKeysSchema>;

/** "Đăng ký khóa": `data/enrolment.json`; `mac` is HMAC-SHA-256 under the enrolment secret, base64url. */
export const enrolmentSchema = z.strictObject({ keys: enrolmentKeysSchema, mac: bytes32Schema });
export type Enrolment = z.infer<typeof enrolmentSchema>;
