import { z } from 'zod';

/** A merged range; rows and columns from 0, both ends included. */
const mergedRangeSchema = z.strictObject({
  top: z.int().min(0),
  left: z.int().min(0),
  bottom: z.int().min(0),
  right: z.int().min(0),
});

/** What comes out of a workbook: every cell as text, in rows, and which cells are merged, where any are. */
export const workbookContentSchema = z.strictObject({
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.array(z.array(z.string())),
      merges: z.array(mergedRangeSchema).optional(),
    }),
  ),
});
export type WorkbookContent = z.infer<typeof workbookContentSchema>;

/** Rows read of a sheet where the caller does not say: many times a criteria set. */
export const DEFAULT_SHEET_ROWS = 20_000;
/** Columns read of a sheet; a sheet may claim 16.384. */
export const MAX_COLUMNS = 200;
/** Merged ranges read of a sheet; a table of officials has a few for each row. */
export const MAX_MERGES = 50_000;
