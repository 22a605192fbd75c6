import { z } from 'zod';
import { typedFigureSchema } from '#shared/schemas/answer.ts';

/** "Không áp dụng" with its reason: one field, for neither says anything alone. */
export const notApplicableValueSchema = z.strictObject({ notApplicable: z.boolean(), reason: z.string() });

/** Where in a document the evidence stands. */
export const placeValueSchema = z.strictObject({ section: z.string(), page: z.string() });

/**
 * The value of one field of a leaf as two computers compare it: a figure, a text, "không áp dụng", the place in a
 * document; null: nothing typed, or no such document under the leaf.
 */
export const fieldValueSchema = z.union([
  z.null(),
  z.string(),
  typedFigureSchema,
  notApplicableValueSchema,
  placeValueSchema,
]);
export type FieldValue = z.infer<typeof fieldValueSchema>;
