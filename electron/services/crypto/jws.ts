import { decodeBase64Url, encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import { signEd25519, verifyEd25519, type SigningKey } from '#electron/services/crypto/ed25519.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';

/*
 * Compact JWS (RFC 7515) with EdDSA over Ed25519 (RFC 8037). Only the very headers written here are accepted: no
 * algorithm is ever taken from a message, and one signature has one spelling.
 */
const DETACHED_HEADER = encodeBase64Url(
  Buffer.from(canonicalJson({ alg: 'EdDSA', b64: false, crit: ['b64'] })),
);
const ATTACHED_HEADER = encodeBase64Url(Buffer.from(canonicalJson({ alg: 'EdDSA' })));

/** A detached JWS over the bytes as they are (RFC 7797, `b64: false`): `header..signature`. */
export function signDetachedJws(payload: Uint8Array, key: Pick<SigningKey, 'privateKey'>): string {
  const signature = signEd25519(key.privateKey, signingInput(DETACHED_HEADER, payload));
  return `${DETACHED_HEADER}..${encodeBase64Url(signature)}`;
}

/** Whether a detached JWS is this key's signature of these bytes. */
export function verifyDetachedJws(jws: string, payload: Uint8Array, publicKey: string): boolean {
  const [header, middle, signature, ...rest] = jws.split('.');
  if (header !== DETACHED_HEADER || middle !== '' || signature === undefined || rest.length > 0) return false;
  const bytes = decodeBase64Url(signature);
  return bytes !== null && verifyEd25519(publicKey, signingInput(header, payload), bytes);
}

/** A compact JWS that carries its payload: `header.payload.signature`. */
export function signCompactJws(payload: Uint8Array, key: Pick<SigningKey, 'privateKey'>): string {
  const encoded = encodeBase64Url(payload);
  const signature = signEd25519(key.privateKey, signingInput(ATTACHED_HEADER, Buffer.from(encoded)));
  return `${ATTACHED_HEADER}.${encoded}.${encodeBase64Url(signature)}`;
}

/** The payload of a compact JWS of this key; null where anything about it is not genuine. */
export function verifyCompactJws(jws: string, publicKey: string): Uint8Array | null {
  const [header, encoded, signature, ...rest] = jws.split('.');
  if (header !== ATTACHED_HEADER || encoded === undefined || signature === undefined || rest.length > 0) {
    return null;
  }
  const payload = decodeBase64Url(encoded);
  const bytes = decodeBase64Url(signature);
  if (payload === null || bytes === null) return null;
  return verifyEd25519(publicKey, signingInput(header, Buffer.from(encoded)), bytes) ? payload : null;
}

function signingInput(header: string, payload: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${header}.`), payload]);
}
