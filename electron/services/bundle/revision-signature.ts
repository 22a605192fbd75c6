import type { SigningKey } from '#electron/services/crypto/ed25519.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { signDetachedJws, verifyDetachedJws } from '#electron/services/crypto/jws.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';

/** SHA-256 of the canonical revision: "mã kiểm tra" on the score sheet and in the feedback that answers it. */
export function revisionFingerprint(revision: SealedRevision): string {
  return sha256Hex(canonicalJson(revision));
}

/** The leader's signature: a detached JWS over the canonical JSON of the revision. */
export function signRevision(revision: SealedRevision, leaderKey: Pick<SigningKey, 'privateKey'>): string {
  return signDetachedJws(Buffer.from(canonicalJson(revision)), leaderKey);
}

/** Whether a leader's signature stands for exactly this revision. */
export function verifyRevision(revision: SealedRevision, jws: string, leaderPublicKey: string): boolean {
  return verifyDetachedJws(jws, Buffer.from(canonicalJson(revision)), leaderPublicKey);
}
