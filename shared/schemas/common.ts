import { z } from 'zod';
import { ROLES } from '../contract/channel.ts';

/** A UUIDv7 made outside the database, so that rows from many wards meet without collision. */
export const idSchema = z.uuid();

/** A calendar date, ISO 8601: 2026-11-22. */
export const dateSchema = z.iso.date();

/** A moment in UTC, ISO 8601 with milliseconds: 2026-11-22T03:15:00.000Z. */
export const momentSchema = z.iso.datetime();

/** One line of text as people type it, NFC-normalised at the boundary. */
export const lineSchema = z
  .string()
  .max(500)
  .transform((text) => text.normalize('NFC').trim());

/** A line that must not be empty. */
export const requiredLineSchema = lineSchema.pipe(z.string().min(1));

/** Several lines of text (explanations, reasons). */
export const textSchema = z
  .string()
  .max(20_000)
  .transform((text) => text.normalize('NFC'));

/** The code of a unit: ASCII, used in file names. */
export const unitCodeSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/);

/** "Loại đơn vị". */
export const UNIT_TYPES = ['commune', 'ward', 'specialZone', 'city'] as const;
export const unitTypeSchema = z.enum(UNIT_TYPES);
export type UnitType = z.infer<typeof unitTypeSchema>;

export const roleSchema = z.enum(ROLES);

/** SHA-256 as 64 lower-case hexadecimal digits: "mã kiểm tra" when shown in groups of four. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** The token of an uploaded or downloadable file (file gateway of the host). */
export const fileTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);

/** A file made ready for the user to save or open. */
export const readyFileSchema = z.strictObject({
  token: fileTokenSchema,
  fileName: z.string(),
  size: z.int(),
  /** SHA-256 of the bytes. */
  fingerprint: sha256Schema,
});
export type ReadyFile = z.infer<typeof readyFileSchema>;

export const emptySchema = z.strictObject({});
