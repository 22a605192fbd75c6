import { z } from 'zod';

/** Lower-case hexadecimal SHA-256. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A raw Ed25519 or other 32-byte value as unpadded base64url: 43 characters. */
export const bytes32Schema = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

/** An age X25519 recipient ("age1…"), the public half of a receiving key. */
export const ageRecipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

/** A moment in UTC or with its zone kept, as ISO 8601. */
export const momentSchema = z.iso.datetime({ offset: true });

/** A calendar day, `2026-10-31`. */
export const daySchema = z.iso.date();

export const idSchema = z.uuid();
export const codeSchema = z.string().min(1).max(80);
export const nameSchema = z.string().min(1).max(400);
export const longTextSchema = z.string().max(20_000);

/** "Người ký": who stands behind a text. */
export const personSchema = z.strictObject({ fullName: nameSchema, position: z.string().max(400) });
export type BundlePerson = z.infer<typeof personSchema>;

/** "Đơn vị" as a bundle names it. */
export const partyRefSchema = z.strictObject({ unitId: idSchema, code: codeSchema, name: nameSchema });
export type PartyRef = z.infer<typeof partyRefSchema>;
