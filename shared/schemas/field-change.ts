import { z } from 'zod';

/** The fields of one leaf that are compared, in the order they are told. */
export const COMPARED_FIELDS = [
  'points',
  'input',
  'enteredPoints',
  'notApplicable',
  'notApplicableReason',
  'explanation',
  'evidence',
  'warningExplanation',
  'response',
  'responsible',
] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/**
 * One field that stands otherwise on two sides, as a person reads it; '' is empty. `key` tells fields of a kind apart:
 * the input key, the document's id; `label` is the set's own name of an input, else ''.
 */
export const fieldChangeSchema = z.strictObject({
  field: z.enum(COMPARED_FIELDS),
  key: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
});
export type FieldChange = Readonly<z.infer<typeof fieldChangeSchema>>;
