import { z } from 'zod';
import { bytes32Schema, codeSchema, nameSchema, partyRefSchema } from '#shared/schemas/bundle-parts.ts';
import { idSchema, momentSchema } from '#shared/schemas/common.ts';

/** "Loại gói": what a bundle carries. */
export const BUNDLE_KINDS = [
  'setup',
  'criteria',
  'submission',
  /** "Phần việc": some leaves of a sheet, between two computers of one ward. */
  'part',
  'statistics',
  'report',
  'feedback',
  'results',
  'receipt',
  'repair',
] as const;
export const bundleKindSchema = z.enum(BUNDLE_KINDS);
export type BundleKind = z.infer<typeof bundleKindSchema>;

export const BUNDLE_FORMAT_VERSION = 1;

/** The sender, with the Ed25519 public key (raw, base64url) that signs the packing list. */
export const bundleSenderSchema = partyRefSchema.extend({ publicKey: bytes32Schema });
export type BundleSender = z.infer<typeof bundleSenderSchema>;

export const bundleRoundSchema = z.strictObject({
  id: idSchema,
  code: codeSchema,
  year: z.int().min(2000).max(2200),
  title: nameSchema,
});
export type BundleRound = z.infer<typeof bundleRoundSchema>;

/**
 * "Thông tin gói": `data/bundle.json`, the same for every kind.
 * - `subject`: the unit the content is about (the ward, whoever sends).
 * - `revision`: number of the revision carried or answered, from 1; null where there is none.
 * - `replaces`: id of the bundle this one stands in for.
 * - `holderUnitId`: whose turn it is once the bundle has arrived; null where nobody's turn changes.
 */
export const bundleHeaderSchema = z.strictObject({
  formatVersion: z.literal(BUNDLE_FORMAT_VERSION),
  kind: bundleKindSchema,
  bundleId: z.uuidv7(),
  sender: bundleSenderSchema,
  receiver: partyRefSchema,
  round: bundleRoundSchema.nullable(),
  subject: partyRefSchema,
  revision: z.int().min(1).max(10_000).nullable(),
  replaces: z.uuidv7().nullable(),
  holderUnitId: idSchema.nullable(),
  createdAt: momentSchema,
});
export type BundleHeader = z.infer<typeof bundleHeaderSchema>;
