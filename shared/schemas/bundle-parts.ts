import { z } from 'zod';
import { idSchema, unitCodeSchema } from '#shared/schemas/common.ts';

/** A raw Ed25519 or other 32-byte value as unpadded base64url: 43 characters. */
export const bytes32Schema = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

/** An age X25519 recipient ("age1…"), the public half of a receiving key. */
export const ageRecipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

/** The code of a round or of a criterion. */
export const codeSchema = z.string().min(1).max(80);
export const nameSchema = z.string().min(1).max(500);
export const longTextSchema = z.string().max(20_000);

/** "Người ký": who stands behind a text. */
export const personSchema = z.strictObject({ fullName: nameSchema, position: z.string().max(500) });
export type BundlePerson = z.infer<typeof personSchema>;

/** "Đơn vị" as a bundle names it. */
export const partyRefSchema = z.strictObject({ unitId: idSchema, code: unitCodeSchema, name: nameSchema });
export type PartyRef = z.infer<typeof partyRefSchema>;
