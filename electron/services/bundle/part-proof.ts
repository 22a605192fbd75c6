import { decodeBase64Url, encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import { equalBytes, hmacSha256 } from '#electron/services/crypto/hashing.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { PartBack, PartProofKeys } from '#shared/schemas/bundle-part.ts';

/** Binds a returning computer's sending key to the part it was given. Throws on a secret of another form. */
export function makePartProof(secret: string, keys: PartProofKeys): PartBack['proof'] {
  const mac = proofMac(secret, keys);
  if (mac === null) throw new RangeError('The secret of a part is 32 bytes in base64url');
  return { keys, mac: encodeBase64Url(mac) };
}

/** Whether the sending key is that of somebody who holds the part with this secret. */
export function verifyPartProof(secret: string, { keys, mac }: PartBack['proof']): boolean {
  const expected = proofMac(secret, keys);
  const found = decodeBase64Url(mac);
  return expected !== null && found !== null && equalBytes(expected, found);
}

function proofMac(secret: string, keys: PartProofKeys): Uint8Array | null {
  const key = decodeBase64Url(secret);
  return key?.byteLength === 32 ? hmacSha256(key, canonicalJson(keys)) : null;
}
