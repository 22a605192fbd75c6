import { z } from 'zod';
import { pointsSchema } from '#shared/lib/points.ts';
import { leafAnswerSchema } from '#shared/schemas/answer.ts';
import { ageRecipientSchema, bytes32Schema, codeSchema, nameSchema } from '#shared/schemas/bundle-parts.ts';
import {
  dateSchema,
  idSchema,
  sha256Schema,
  unitTypeSchema,
  unitCodeSchema,
} from '#shared/schemas/common.ts';
import { criteriaSetSchema } from '#shared/schemas/criteria-set.ts';

/** The ward as the city registered it. */
export const setupUnitSchema = z.strictObject({
  id: idSchema,
  code: unitCodeSchema,
  name: nameSchema,
  type: unitTypeSchema,
  parentName: nameSchema,
  /** '' where the city did not say. */
  province: z.string().max(500),
});
export type SetupUnit = z.infer<typeof setupUnitSchema>;

/** "Cấp trên": who receives, with the keys to check its bundles and to encrypt for it. */
export const setupParentSchema = z.strictObject({
  id: idSchema,
  code: unitCodeSchema,
  name: nameSchema,
  sendingKey: bytes32Schema,
  receivingRecipient: ageRecipientSchema,
});
export type SetupParent = z.infer<typeof setupParentSchema>;

export const setupRoundSchema = z.strictObject({
  id: idSchema,
  code: codeSchema,
  title: nameSchema,
  year: z.int().min(2000).max(2200),
  deadline: dateSchema,
  dataFrom: dateSchema,
  dataTo: dateSchema,
});
export type SetupRound = z.infer<typeof setupRoundSchema>;

/** Last year's result of this ward; a missing baseline is null, never 0. */
export const setupLastYearSchema = z.strictObject({
  points: pointsSchema.nullable(),
  rank: z.int().min(1).nullable(),
  unitCount: z.int().min(1).nullable(),
  leafPoints: z.record(codeSchema, pointsSchema),
  /** Last year's answers by leaf code, where the city holds them. */
  answers: z.record(codeSchema, leafAnswerSchema).optional(),
});
export type SetupLastYear = z.infer<typeof setupLastYearSchema>;

/**
 * "Gói thiết lập": `data/setup.json`. `criteriaSetHash` is the SHA-256 of the canonical JSON of `criteriaSet`;
 * `enrolmentSecret` (32 bytes, base64url) lets the ward prove at its first submission that the keys are its own.
 */
export const setupPayloadSchema = z.strictObject({
  schemaVersion: z.literal(1),
  unit: setupUnitSchema,
  parent: setupParentSchema,
  round: setupRoundSchema,
  criteriaSet: criteriaSetSchema,
  criteriaSetHash: sha256Schema,
  enrolmentSecret: bytes32Schema,
  lastYear: setupLastYearSchema,
  /** The newest revision the city holds of this ward, which starts on another computer; 0: none. */
  heldRevision: z.int().min(0).max(10_000),
});
export type SetupPayload = z.infer<typeof setupPayloadSchema>;
