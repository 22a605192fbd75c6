import { decodeBase64Url, encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import { equalBytes } from '#electron/services/crypto/hashing.ts';
import type { RandomSource } from '#electron/services/crypto/random.ts';
import {
  areParamsAcceptable,
  deriveKey,
  SCRYPT_PARAMS,
  type ScryptParams,
} from '#electron/services/crypto/scrypt.ts';

const HASH_BYTES = 32;
const SALT_BYTES = 16;
const ENCODED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

interface ParsedHash {
  readonly params: ScryptParams;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/** A password as it is stored: `$scrypt$ln=17,r=8,p=1$<salt>$<hash>`, base64url. */
export async function hashPassword(
  password: string,
  random: RandomSource,
  params: ScryptParams = SCRYPT_PARAMS,
): Promise<string> {
  const salt = random.bytes(SALT_BYTES);
  const hash = await deriveKey(password, salt, HASH_BYTES, params);
  const costs = `ln=${params.logN},r=${params.r},p=${params.p}`;
  return `$scrypt$${costs}$${encodeBase64Url(salt)}$${encodeBase64Url(hash)}`;
}

/** Whether a password is the stored one. A stored text of another form matches no password. */
export async function verifyPassword(password: string, encoded: string): Promise<boolean> {
  const stored = parseHash(encoded);
  if (!stored) return false;
  return equalBytes(await deriveKey(password, stored.salt, HASH_BYTES, stored.params), stored.hash);
}

/** Whether a stored password was made at other costs and should be hashed anew at the next sign-in. */
export function needsRehash(encoded: string, params: ScryptParams = SCRYPT_PARAMS): boolean {
  const stored = parseHash(encoded);
  if (!stored) return true;
  const { logN, r, p } = stored.params;
  return logN !== params.logN || r !== params.r || p !== params.p;
}

function parseHash(encoded: string): ParsedHash | null {
  const [, logN, r, p, saltText = '', hashText = ''] = ENCODED.exec(encoded) ?? [];
  const params = { logN: Number(logN), r: Number(r), p: Number(p) };
  const salt = decodeBase64Url(saltText);
  const hash = decodeBase64Url(hashText);
  if (!areParamsAcceptable(params) || !salt || hash?.byteLength !== HASH_BYTES) return null;
  return { params, salt, hash };
}
