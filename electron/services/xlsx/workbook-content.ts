import { z } from 'zod';

/** What comes out of a workbook: every cell as text, in rows. */
export const workbookContentSchema = z.strictObject({
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.array(z.array(z.string())) })),
});
export type WorkbookContent = z.infer<typeof workbookContentSchema>;

/** Rows read of a sheet where the caller does not say: many times a criteria set. */
export const DEFAULT_SHEET_ROWS = 20_000;
/** Columns read of a sheet; a sheet may claim 16.384. */
export const MAX_COLUMNS = 200;
