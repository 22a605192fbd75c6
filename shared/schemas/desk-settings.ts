import { z } from 'zod';

/** "Cài đặt bàn làm việc" of a ward's data folder. */
export const deskSettingsSchema = z.strictObject({
  /** Absolute path of the folder the scanner writes to; null: none is watched. */
  scanFolder: z.string().nullable(),
});
export type DeskSettings = z.infer<typeof deskSettingsSchema>;

/** Where nothing was ever set. */
export const NO_DESK_SETTINGS: DeskSettings = { scanFolder: null };
