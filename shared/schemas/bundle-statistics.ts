import { z } from 'zod';
import { ageRecipientSchema, bytes32Schema, codeSchema } from '#shared/schemas/bundle-parts.ts';
import { dateSchema, idSchema } from '#shared/schemas/common.ts';

/** An exact decimal with a dot, so that no reader has to know how people type: "1200.5". */
export const exactFigureSchema = z.string().regex(/^-?(0|[1-9]\d{0,39})(\.\d{0,38}[1-9])?$/);

/** One statistic as it travels: `raw` is what was typed, `value` how it reads; null where it reads as no figure. */
export const statisticEntrySchema = z.strictObject({
  code: codeSchema,
  label: z.string().min(1).max(600),
  unit: z.string().max(60),
  raw: z.string().max(400),
  value: exactFigureSchema.nullable(),
  estimated: z.boolean(),
  note: z.string().max(2000),
});
export type StatisticEntry = z.infer<typeof statisticEntrySchema>;

/**
 * "Gói số liệu": `data/statistics.json`, one period's figures of a ward. `revision` counts from 1 per unit and round;
 * a later one stands in the place of an earlier one. Codes are in the order of the criteria set, each once.
 */
export const statisticsPayloadSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    roundId: idSchema,
    unitId: idSchema,
    period: z.strictObject({ from: dateSchema, to: dateSchema }),
    revision: z.int().min(1).max(10_000),
    values: z.array(statisticEntrySchema).max(2000),
  })
  .refine(({ values }) => new Set(values.map(({ code }) => code)).size === values.length);
export type StatisticsPayload = z.infer<typeof statisticsPayloadSchema>;

/** The keys of a ward that speaks before its leader has signed anything. */
export const contactKeysSchema = z.strictObject({
  schemaVersion: z.literal(1),
  unitId: idSchema,
  /** Ed25519 key that signs packing lists. */
  sendingKey: bytes32Schema,
  /** age X25519 recipient of this installation. */
  receivingRecipient: ageRecipientSchema,
});
export type ContactKeys = z.infer<typeof contactKeysSchema>;

/** "Giới thiệu khóa": `data/contact.json`; `mac` is HMAC-SHA-256 under the enrolment secret, base64url. */
export const contactSchema = z.strictObject({ keys: contactKeysSchema, mac: bytes32Schema });
export type Contact = z.infer<typeof contactSchema>;
