import { z } from 'zod';
import { channel } from '../channel.ts';
import { pointsSchema } from '../../lib/points.ts';
import { bundleKindSchema } from '../../schemas/bundle.ts';
import { decisionSchema, resultsRowSchema } from '../../schemas/bundle-feedback.ts';
import {
  dateSchema,
  fileTokenSchema,
  momentSchema,
  readyFileSchema,
  sha256Schema,
} from '../../schemas/common.ts';

const partySchema = z.strictObject({ code: z.string(), name: z.string() });

/**
 * known: signed by the key known of this sender. firstSeen: right under the key it names, which nobody here knows yet.
 * keyChanged: another key than the one known. invalid: the signature is not of this content.
 */
export const signatureStateSchema = z.enum(['known', 'firstSeen', 'keyChanged', 'invalid']);
export type SignatureState = z.infer<typeof signatureStateSchema>;

/** One row of the official form. `title` and `maximum` are null where the criteria set is not known here. */
export const viewedRowSchema = z.strictObject({
  code: z.string(),
  title: z.string().nullable(),
  maximum: pointsSchema.nullable(),
  selfPoints: pointsSchema.nullable(),
  appraisedPoints: pointsSchema.nullable(),
  notApplicable: z.boolean(),
  /** The ward's explanation, or the appraiser's reason. */
  remark: z.string(),
  request: z.string(),
  /** The ward's answer to the city's words, '' where there is none. */
  response: z.string(),
  evidence: z.array(sha256Schema),
});
export type ViewedRow = z.infer<typeof viewedRowSchema>;

/** What a bundle says of itself beside its table, by what it is; words stand in `bundle-details.ts`. */
export const VIEWED_DETAILS = [
  'partOut',
  'partBack',
  'period',
  'deadline',
  'dataWindow',
  'lastYear',
  'criteriaSet',
] as const;

export const viewedEvidenceSchema = z.strictObject({
  sha256: sha256Schema,
  fileName: z.string(),
  /** Bytes. */
  size: z.int(),
  number: z.string(),
  date: z.string().nullable(),
  title: z.string(),
  leafCodes: z.array(z.string()),
});

/** What the viewer shows of a bundle, whole and checked; nothing of it was taken in. */
export const viewedBundleSchema = z.strictObject({
  kind: bundleKindSchema,
  bundleId: z.string(),
  encrypted: z.boolean(),
  createdAt: momentSchema,
  sender: partySchema,
  receiver: partySchema,
  subject: partySchema,
  round: z.strictObject({ code: z.string(), title: z.string(), year: z.int() }).nullable(),
  revision: z.int().nullable(),
  /** Bytes of the bundle itself. */
  size: z.int(),
  fingerprint: sha256Schema,
  /** The same in groups of four, as it stands on paper. */
  fingerprintText: z.string(),
  signature: z.strictObject({
    state: signatureStateSchema,
    keyFingerprint: sha256Schema,
    /** The known key's, where it is another one. */
    knownFingerprint: sha256Schema.nullable(),
  }),
  /** Of a submission: who signed the points, and whether that signature is right. */
  leader: z
    .strictObject({
      fullName: z.string(),
      position: z.string(),
      signedAt: momentSchema,
      valid: z.boolean(),
      keyFingerprint: sha256Schema,
      revisionFingerprint: sha256Schema,
    })
    .nullable(),
  totals: z
    .strictObject({
      selfPoints: pointsSchema.nullable(),
      appraisedPoints: pointsSchema.nullable(),
      maximum: pointsSchema.nullable(),
    })
    .nullable(),
  details: z.array(z.strictObject({ term: z.enum(VIEWED_DETAILS), text: z.string() })),
  rows: z.array(viewedRowSchema),
  evidence: z.array(viewedEvidenceSchema),
  /** Of a receipt. */
  receipt: z
    .strictObject({
      verdict: z.enum(['accepted', 'kept', 'refused']),
      reasonCode: z.string().nullable(),
      receivedFingerprint: sha256Schema,
      receivedAt: momentSchema,
    })
    .nullable(),
  /** Of a results bundle: what is published, and the receiver's own line. */
  results: z
    .strictObject({
      publishedAt: momentSchema,
      decision: decisionSchema.nullable(),
      ranking: z.array(resultsRowSchema),
      /** Each ranking group among itself. */
      groups: z.array(z.strictObject({ label: z.string(), rows: z.array(resultsRowSchema) })),
      ownCode: z.string(),
    })
    .nullable(),
  /** Of a report; its file stands under `evidence`. */
  report: z.strictObject({ title: z.string(), number: z.string(), date: dateSchema }).nullable(),
  /** Of a repair bundle: the parts wanted again, by name. */
  wantedParts: z.array(z.string()),
});
export type ViewedBundle = z.infer<typeof viewedBundleSchema>;

export const viewerChannels = {
  /** Reads a bundle for looking at it. Needs no folder and imports nothing; with a folder open its keys are compared. */
  'viewer.readBundle': channel({
    kind: 'query',
    side: 'none',
    access: 'public',
    input: z.strictObject({ fileToken: fileTokenSchema }),
    output: viewedBundleSchema,
    errors: ['FILE_NOT_FOUND', 'BUNDLE_REFUSED'],
  }),
  /** One evidence file out of it, compared with its hash. */
  'viewer.openEvidence': channel({
    kind: 'query',
    side: 'none',
    access: 'public',
    input: z.strictObject({ fileToken: fileTokenSchema, sha256: sha256Schema }),
    output: readyFileSchema,
    errors: ['FILE_NOT_FOUND', 'BUNDLE_REFUSED', 'EVIDENCE_NOT_FOUND'],
  }),
};
