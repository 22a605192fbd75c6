import { createCipheriv, createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import { decodeBase64Url, encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import type { RandomSource } from '#electron/services/crypto/random.ts';
import {
  areParamsAcceptable,
  deriveKey,
  SCRYPT_PARAMS,
  type ScryptParams,
} from '#electron/services/crypto/scrypt.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
const base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/**
 * A private key as it lies on disk: AES-256-GCM under a key that scrypt derives from a passphrase. Everything but
 * the ciphertext is authenticated with it, so that no field can be exchanged.
 */
export const sealedKeySchema = z.strictObject({
  version: z.literal(1),
  purpose: z.string().min(1).max(80),
  publicKey: z.string().max(200),
  kdf: z.strictObject({ name: z.literal('scrypt'), logN: z.int(), r: z.int(), p: z.int(), salt: base64Url }),
  cipher: z.strictObject({ name: z.literal(CIPHER), nonce: base64Url }),
  ciphertext: base64Url,
});
export type SealedKey = z.infer<typeof sealedKeySchema>;

export interface SealedKeyError {
  readonly code: 'WRONG_PASSPHRASE' | 'SEALED_KEY_INVALID';
}

export interface SealInput {
  /** What the key is for, "leader-signing" for instance; kept readable and authenticated. */
  readonly purpose: string;
  readonly publicKey: string;
  readonly privateKey: Uint8Array;
  readonly passphrase: string;
}

/** Locks a private key with a passphrase. The result is JSON-safe. */
export async function sealPrivateKey(
  input: SealInput,
  random: RandomSource,
  params: ScryptParams = SCRYPT_PARAMS,
): Promise<SealedKey> {
  const salt = random.bytes(16);
  const nonce = random.bytes(12);
  const envelope = {
    version: 1,
    purpose: input.purpose,
    publicKey: input.publicKey,
    kdf: { name: 'scrypt', ...params, salt: encodeBase64Url(salt) },
    cipher: { name: CIPHER, nonce: encodeBase64Url(nonce) },
  } as const;
  const key = await deriveKey(input.passphrase, salt, 32, params);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(canonicalJson(envelope)));
  const sealed = Buffer.concat([cipher.update(input.privateKey), cipher.final(), cipher.getAuthTag()]);
  return { ...envelope, ciphertext: encodeBase64Url(sealed) };
}

/**
 * Opens a sealed key. WRONG_PASSPHRASE: the passphrase is another, or the file was changed (the cipher cannot tell
 * these apart). SEALED_KEY_INVALID: the file has not the form of a sealed key, or costs we refuse to compute.
 */
export async function openSealedKey(
  file: unknown,
  passphrase: string,
): Promise<Result<Uint8Array, SealedKeyError>> {
  const parsed = sealedKeySchema.safeParse(file);
  if (!parsed.success) return fail({ code: 'SEALED_KEY_INVALID' });
  const { ciphertext, ...envelope } = parsed.data;
  const salt = decodeBase64Url(envelope.kdf.salt);
  const nonce = decodeBase64Url(envelope.cipher.nonce);
  const sealed = decodeBase64Url(ciphertext);
  if (!areParamsAcceptable(envelope.kdf) || salt === null || nonce?.byteLength !== 12 || sealed === null) {
    return fail({ code: 'SEALED_KEY_INVALID' });
  }
  if (sealed.byteLength <= TAG_BYTES) return fail({ code: 'SEALED_KEY_INVALID' });
  const key = await deriveKey(passphrase, salt, 32, envelope.kdf);
  const opened = decrypt(key, nonce, Buffer.from(canonicalJson(envelope)), sealed);
  return opened ? ok(opened) : fail({ code: 'WRONG_PASSPHRASE' });
}

function decrypt(
  key: Uint8Array,
  nonce: Uint8Array,
  bound: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | null {
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const opened = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    return null;
  }
}
