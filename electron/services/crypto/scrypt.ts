import { scrypt } from 'node:crypto';

/** Costs of scrypt (RFC 7914): N = 2^logN. */
export interface ScryptParams {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** About a quarter of a second and 128 MiB on an ordinary machine. */
export const SCRYPT_PARAMS: ScryptParams = { logN: 17, r: 8, p: 1 };

/** Node refuses the default costs without it. */
const MAX_MEMORY_BYTES = 256 * 1024 * 1024;

/** Whether stored costs are ones we are willing to compute: a hostile file must not be able to ask for hours. */
export function areParamsAcceptable(params: ScryptParams): boolean {
  const { logN, r, p } = params;
  return (
    [logN, r, p].every((each) => Number.isSafeInteger(each) && each >= 1) &&
    logN <= 20 &&
    r <= 16 &&
    p <= 16 &&
    128 * 2 ** logN * r + 128 * r * p <= MAX_MEMORY_BYTES
  );
}

/**
 * Derives `length` bytes from a password. The text is brought to NFKC first: the same Vietnamese letters come
 * composed from one keyboard and decomposed from another.
 */
export function deriveKey(
  password: string,
  salt: Uint8Array,
  length: number,
  params: ScryptParams,
): Promise<Uint8Array> {
  if (!areParamsAcceptable(params)) throw new RangeError('scrypt costs out of range');
  const options = { N: 2 ** params.logN, r: params.r, p: params.p, maxmem: MAX_MEMORY_BYTES };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
