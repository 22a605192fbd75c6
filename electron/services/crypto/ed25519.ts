import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { decodeBase64Url, encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import { checkEd25519Point, type PointProblem } from '#electron/services/crypto/ed25519-point.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import type { RandomSource } from '#electron/services/crypto/random.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** An Ed25519 key pair (RFC 8032): the 32-byte seed, and the 32-byte public key as base64url. */
export interface SigningKey {
  readonly publicKey: string;
  readonly privateKey: Uint8Array;
}

/** Why a public key is refused at registration. */
export interface PublicKeyError {
  readonly code: 'KEY_MALFORMED' | PointProblem;
}

// The fixed DER around a raw key (RFC 8410): node:crypto takes raw Ed25519 keys in no other form.
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Makes a new key pair. */
export function generateSigningKey(random: RandomSource): SigningKey {
  return signingKeyFromSeed(random.bytes(32));
}

/** The key pair of a 32-byte seed. Throws on another length: that is a programming error. */
export function signingKeyFromSeed(seed: Uint8Array): SigningKey {
  const der = createPublicKey(privateKeyObject(seed)).export({ format: 'der', type: 'spki' });
  return { publicKey: encodeBase64Url(der.subarray(SPKI_PREFIX.length)), privateKey: seed };
}

/** Signs bytes: 64 bytes. */
export function signEd25519(privateKey: Uint8Array, data: Uint8Array): Uint8Array {
  return sign(null, data, privateKeyObject(privateKey));
}

/** Whether a signature is genuine. A key that `checkPublicKey` refuses verifies nothing. */
export function verifyEd25519(publicKey: string, data: Uint8Array, signature: Uint8Array): boolean {
  const key = checkPublicKey(publicKey);
  return key.ok && signature.byteLength === 64 && verify(null, data, publicKeyObject(key.value), signature);
}

/**
 * Reads a public key and refuses what must never be registered: other lengths and spellings, encodings that are not
 * canonical or no point of the curve, and the points of small order, for which anybody can make signatures.
 */
export function checkPublicKey(publicKey: string): Result<Uint8Array, PublicKeyError> {
  const known = checkedKeys.get(publicKey);
  if (known) return known;
  const checked = checkPoint(publicKey);
  if (checkedKeys.size >= MAX_CHECKED_KEYS) checkedKeys.clear();
  checkedKeys.set(publicKey, checked);
  return checked;
}

/** The check of a point is arithmetic on large numbers, a hundred times the work of a signature, and never changes. */
const checkedKeys = new Map<string, Result<Uint8Array, PublicKeyError>>();
const MAX_CHECKED_KEYS = 10_000;

function checkPoint(publicKey: string): Result<Uint8Array, PublicKeyError> {
  const bytes = decodeBase64Url(publicKey);
  if (bytes?.byteLength !== 32) return fail({ code: 'KEY_MALFORMED' });
  const problem = checkEd25519Point(bytes);
  return problem === null ? ok(bytes) : fail({ code: problem });
}

/** SHA-256 of the raw public key in hexadecimal: what people compare. Malformed keys give the hash of their text. */
export function keyFingerprint(publicKey: string): string {
  return sha256Hex(decodeBase64Url(publicKey) ?? publicKey);
}

function privateKeyObject(seed: Uint8Array): KeyObject {
  if (seed.byteLength !== 32) throw new RangeError(`An Ed25519 seed has 32 bytes, not ${seed.byteLength}`);
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

function publicKeyObject(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
}
