import { z } from 'zod';
import { draftLeafSchema, draftSetSchema } from '#shared/schemas/criteria-draft.ts';

/** What a column of an official's table holds. */
export const columnRoleSchema = z.enum([
  'code',
  'title',
  'maximum',
  'scale',
  'evidence',
  'guidance',
  'leadAgency',
  'coordinatingAgencies',
  'ignored',
]);
export type ColumnRole = z.infer<typeof columnRoleSchema>;

/** "Cách hiểu các cột". Rows count from 1 as Excel shows them; columns by place from 0. */
export const workbookMappingSchema = z.strictObject({
  sheet: z.int().min(0).max(500),
  /** The last row of the heading; 0: the sheet has none. */
  headerRow: z.int().min(0).max(20_000),
  columns: z.array(columnRoleSchema).max(200),
});
export type WorkbookMapping = z.infer<typeof workbookMappingSchema>;

/** What a row of the sheet was taken for. Every row is one of these: nothing is dropped without a word. */
export const sourceRowKindSchema = z.enum([
  'node',
  /** A line of the scale of the row above. */
  'scale',
  /** More words of the row above. */
  'continuation',
  'ignored',
]);

export const ignoredReasonSchema = z.enum([
  'EMPTY',
  'ABOVE_TABLE',
  'HEADING',
  'COLUMN_NUMBERS',
  'TOTAL',
  'REPEATED_HEADING',
  'FOOTER',
]);
export type IgnoredReason = z.infer<typeof ignoredReasonSchema>;

/** What to look at again in a row that was understood. */
export const rowRemarkSchema = z.enum([
  'CODE_MISSING',
  'CODE_DOUBLED',
  'CODE_CHANGED',
  'MAXIMUM_MISSING',
  'MAXIMUM_SUMMED',
  'MAXIMUM_NOT_READABLE',
  'SCALE_NOT_UNDERSTOOD',
  'TITLE_MISSING',
]);
export type RowRemark = z.infer<typeof rowRemarkSchema>;

export const sourceRowSchema = z.strictObject({
  row: z.int().min(1),
  kind: sourceRowKindSchema,
  reason: ignoredReasonSchema.nullable(),
  /** The row of the sheet it belongs to: its parent, or the row whose scale or words it continues. */
  under: z.int().nullable(),
  /** Id of the draft's row made of it. */
  nodeId: z.string().nullable(),
  printedCode: z.string(),
  code: z.string(),
  /** Everything that stands in the row, cell by cell. */
  cells: z.array(z.string()),
  remarks: z.array(rowRemarkSchema),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;

export const confidenceSchema = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof confidenceSchema>;

/** A rule guessed from the words of a scale. `reading` says in Vietnamese what was understood. */
export const ruleGuessSchema = z.strictObject({
  nodeId: z.string(),
  row: z.int(),
  scaleText: z.string(),
  confidence: confidenceSchema,
  reading: z.string(),
  leaf: draftLeafSchema.pick({ rule: true, operands: true }),
});

/** A workbook this application wrote itself: does the table still say what its data sheet says? */
export const ownWorkbookSchema = z.strictObject({
  /** True: the set comes back exactly as it was exported. */
  identical: z.boolean(),
  differences: z.array(
    z.strictObject({ row: z.int(), column: z.string(), inData: z.string(), inTable: z.string() }),
  ),
});

/** "Xem trước tệp Excel". */
export const workbookPreviewSchema = z.strictObject({
  fileName: z.string(),
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
  mapping: workbookMappingSchema,
  /** The heading over each column, merged ones joined. */
  headings: z.array(z.string()),
  rows: z.array(sourceRowSchema),
  guesses: z.array(ruleGuessSchema),
  own: ownWorkbookSchema.nullable(),
  /** The draft as it would be created. */
  set: draftSetSchema,
});
export type WorkbookPreview = z.infer<typeof workbookPreviewSchema>;
