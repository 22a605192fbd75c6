import { z } from 'zod';
import { pointsSchema } from '#shared/lib/points.ts';
import { leafAnswerSchema } from '#shared/schemas/answer.ts';
import {
  ageRecipientSchema,
  bytes32Schema,
  codeSchema,
  longTextSchema,
  nameSchema,
} from '#shared/schemas/bundle-parts.ts';
import { leafStatusSchema } from '#shared/schemas/bundle-submission.ts';
import { setupLastYearSchema, setupRoundSchema } from '#shared/schemas/bundle-setup.ts';
import {
  dateSchema,
  idSchema,
  momentSchema,
  sha256Schema,
  unitCodeSchema,
  unitTypeSchema,
} from '#shared/schemas/common.ts';
import { criteriaSetSchema } from '#shared/schemas/criteria-set.ts';

/** A document of the library as it travels between two computers of one ward; `date` as typed, '' where there is none. */
export const partDocumentSchema = z.strictObject({
  id: idSchema,
  sha256: sha256Schema,
  fileName: z.string().min(1).max(255),
  /** Bytes. */
  size: z.int().min(1),
  number: z.string().max(500),
  date: z.string().max(500),
  issuer: z.string().max(500),
  title: z.string().max(2000),
});
export type PartDocument = z.infer<typeof partDocumentSchema>;

/** One use of a document under a leaf. */
export const partLinkSchema = z.strictObject({
  documentId: idSchema,
  section: z.string().max(500),
  page: z.string().max(500),
});
export type PartLink = z.infer<typeof partLinkSchema>;

/** What one computer holds of one leaf. `version` 0: nobody has typed an answer. */
export const partLeafSchema = z.strictObject({
  answer: leafAnswerSchema,
  version: z.int().min(0),
  /** The officer's explanation of a warning of the completion check; '' where there is none. */
  warningExplanation: longTextSchema,
  links: z.array(partLinkSchema).max(500),
});
export type PartLeaf = z.infer<typeof partLeafSchema>;

/** What one computer holds of a part: its leaves by code, and the documents that are used under them. */
export const partContentSchema = z.strictObject({
  leaves: z.record(codeSchema, partLeafSchema),
  documents: z.array(partDocumentSchema).max(5000),
});
export type PartContent = z.infer<typeof partContentSchema>;

/** What the city said of a leaf of the part. */
const partFeedbackSchema = z.strictObject({
  bundleId: idSchema,
  revisionNumber: z.int().min(1).max(10_000),
  leafCode: codeSchema,
  appraisedPoints: pointsSchema.nullable(),
  selfPoints: pointsSchema.nullable(),
  selfStatus: leafStatusSchema.nullable(),
  notApplicable: z.boolean(),
  reason: longTextSchema,
  request: longTextSchema,
  deadline: dateSchema.nullable(),
});

/** What the leader said when the sheet came back, of a leaf or (null) of the whole. */
const partCommentSchema = z.strictObject({
  leafCode: codeSchema.nullable(),
  text: longTextSchema,
  author: z.string().max(500),
  at: momentSchema,
});

/** A figure of the period's statistics that leaves of the part may refer to. */
const partStatisticSchema = z.strictObject({
  code: codeSchema,
  raw: z.string().max(400),
  estimated: z.boolean(),
  note: longTextSchema,
});

/**
 * "Phần việc giao đi": `data/part.json` on its way out. `secret` (32 bytes, base64url) proves that what comes back was
 * made by whoever got the part; `returnTo` is the age recipient of the computer it comes back to. `context` are the
 * answers of the leaves that stay behind: conditions look at them, nobody edits them there.
 */
export const partOutSchema = z.strictObject({
  schemaVersion: z.literal(1),
  direction: z.literal('out'),
  partId: idSchema,
  secret: bytes32Schema,
  returnTo: ageRecipientSchema,
  holder: nameSchema,
  unit: z.strictObject({
    id: idSchema,
    code: unitCodeSchema,
    name: nameSchema,
    type: unitTypeSchema,
    /** '' where it is not known. */
    province: z.string().max(500),
  }),
  parent: z.strictObject({ id: idSchema, code: unitCodeSchema, name: nameSchema }),
  round: setupRoundSchema,
  criteriaSet: criteriaSetSchema,
  criteriaSetHash: sha256Schema,
  revisionNumber: z.int().min(1).max(10_000),
  content: partContentSchema,
  context: z.record(codeSchema, leafAnswerSchema),
  lastYear: setupLastYearSchema,
  feedback: z.array(partFeedbackSchema).max(5000),
  comments: z.array(partCommentSchema).max(5000),
  statistics: z.array(partStatisticSchema).max(5000),
});
export type PartOut = z.infer<typeof partOutSchema>;

/** What binds the returning computer's sending key to the secret of the part it was given. */
export const partProofKeysSchema = z.strictObject({ partId: idSchema, sendingKey: bytes32Schema });
export type PartProofKeys = z.infer<typeof partProofKeysSchema>;

/**
 * "Phần việc trả lại": `data/part.json` on its way back. `mac` is HMAC-SHA-256 under the part's secret over the
 * canonical JSON of `keys`; the bundle's signature binds everything else.
 */
export const partBackSchema = z.strictObject({
  schemaVersion: z.literal(1),
  direction: z.literal('back'),
  proof: z.strictObject({ keys: partProofKeysSchema, mac: bytes32Schema }),
  holder: nameSchema,
  unitId: idSchema,
  roundId: idSchema,
  criteriaSetHash: sha256Schema,
  content: partContentSchema,
});
export type PartBack = z.infer<typeof partBackSchema>;

/** "Phần việc": `data/part.json`, some leaves of a ward's sheet between two of its computers. */
export const partPayloadSchema = z.discriminatedUnion('direction', [partOutSchema, partBackSchema]);
export type PartPayload = z.infer<typeof partPayloadSchema>;
