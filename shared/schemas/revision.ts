import { z } from 'zod';
import { pointsSchema } from '../lib/points.ts';
import { leafAnswerSchema } from './answer.ts';
import { idSchema, momentSchema, sha256Schema } from './common.ts';

/** One evidence file under one leaf, as sealed. */
export const sealedEvidenceSchema = z.strictObject({
  documentId: idSchema,
  sha256: sha256Schema,
  fileName: z.string(),
  size: z.int().min(0),
  number: z.string(),
  date: z.string(),
  issuer: z.string(),
  title: z.string(),
  section: z.string(),
  page: z.string(),
});

export const sealedLeafSchema = z.strictObject({
  answer: leafAnswerSchema,
  status: z.enum(['notScored', 'scored', 'notApplicable', 'invalid']),
  points: pointsSchema.nullable(),
  evidence: z.array(sealedEvidenceSchema),
  /** The officer's explanation of a warning of the completion check; '' when there was none. */
  warningExplanation: z.string(),
});

/**
 * "Bảng tự chấm đã khóa": the content a leader signs. Its canonical JSON (RFC 8785) is what is hashed and signed,
 * stored, and carried in the submission bundle; nothing of it ever changes.
 */
export const revisionContentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  revisionId: idSchema,
  roundId: idSchema,
  roundCode: z.string(),
  unitId: idSchema,
  unitCode: z.string(),
  unitName: z.string(),
  /** 1 for the first; n + 1 is "bổ sung lần n". */
  number: z.int().min(1),
  replaces: idSchema.nullable(),
  correctionReason: z.string(),
  criteriaSetHash: sha256Schema,
  preparedBy: z.strictObject({ fullName: z.string(), position: z.string() }),
  signedBy: z.strictObject({ fullName: z.string(), position: z.string() }),
  signedAt: momentSchema,
  leaves: z.record(z.string(), sealedLeafSchema),
  totals: z.strictObject({
    points: pointsSchema,
    /** Attainable maximum of what the ward itself scores, after not-applicable leaves. */
    maximum: pointsSchema,
    classification: z.string().nullable(),
  }),
});
export type RevisionContent = z.infer<typeof revisionContentSchema>;
export type SealedLeaf = z.infer<typeof sealedLeafSchema>;
export type SealedEvidence = z.infer<typeof sealedEvidenceSchema>;
