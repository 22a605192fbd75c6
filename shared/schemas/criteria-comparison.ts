import { z } from 'zod';
import { pointsSchema } from '#shared/lib/points.ts';

/**
 * "Bảng chuyển mã": code in the old set → code in the new one; null: the row has no successor. Rows not named keep
 * their code where the new set has it.
 */
export const codeMapSchema = z.record(z.string().min(1).max(40), z.string().min(1).max(40).nullable());
export type CodeMap = Readonly<Record<string, string | null>>;

/** What happened to a row between two versions. One row may have several. */
export const rowChangeSchema = z.enum([
  'added',
  'removed',
  'moved',
  'recoded',
  'renamed',
  'maximumChanged',
  'ruleChanged',
  'guidanceChanged',
  'evidenceChanged',
  'becameLeaf',
  'becameGroup',
  'settingsChanged',
]);
export type RowChange = z.infer<typeof rowChangeSchema>;

const comparedRowSchema = z.strictObject({
  code: z.string(),
  title: z.string(),
  parentCode: z.string().nullable(),
  maximum: pointsSchema,
  isLeaf: z.boolean(),
  guidance: z.string(),
  evidenceWanted: z.array(z.string()),
});
export type ComparedRow = z.infer<typeof comparedRowSchema>;

/** One line of the comparison: the old row, the new one, or both. `changes` is empty where nothing changed. */
export const rowComparisonSchema = z.strictObject({
  left: comparedRowSchema.nullable(),
  right: comparedRowSchema.nullable(),
  changes: z.array(rowChangeSchema),
});
export type RowComparison = z.infer<typeof rowComparisonSchema>;

/** A successor proposed by the likeness of titles, 0 to 100 (100: the same words). */
export const codeSuggestionSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  likeness: z.int().min(0).max(100),
});
export type CodeSuggestion = z.infer<typeof codeSuggestionSchema>;

/** "So sánh hai bản": rows in the order of the new set, removed ones behind the row they stood after. */
export const setComparisonSchema = z.strictObject({
  rows: z.array(rowComparisonSchema),
  /** Changes outside the tree, by the name of the field ("rounding", "classification", "blocks" …). */
  settings: z.array(z.string()),
  counts: z.record(rowChangeSchema, z.int()),
  /** What the map says for every old row, its own wish included. */
  codeMap: codeMapSchema,
  suggestions: z.array(codeSuggestionSchema),
});
export type SetComparison = z.infer<typeof setComparisonSchema>;
