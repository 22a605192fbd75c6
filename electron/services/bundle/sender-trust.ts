import { verifyEnrolment } from '#electron/services/bundle/enrolment.ts';
import { verifyPartProof } from '#electron/services/bundle/part-proof.ts';
import { verifyRevision } from '#electron/services/bundle/revision-signature.ts';
import { checkPublicKey, keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { verifyDetachedJws } from '#electron/services/crypto/jws.ts';
import { signatureError, type BundleSignatureError } from '#shared/domain/bundle/errors.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { assertNever, fail, ok, type Result } from '#shared/lib/result.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';

/**
 * Why we believe that a key belongs to a sender.
 * - `pinned`: the key is known; another one is refused. `leaderKeys` are the leaders' keys known of this unit; null:
 *   do not compare (only where the bundle has no leader's signature).
 * - `enrolment`: a ward whose keys are not known yet; the code in its first submission must match this secret.
 * - `part`: another computer of the same ward, which proves itself by the secret of the part it was given.
 * - `first-use`: the setup bundle (or the part) a user opens by hand; the caller shows the fingerprint and pins the key.
 * - `revoked`: the key was withdrawn by the administrator; `publicKey` is the one concerned.
 * - `unknown`: nobody we exchange with.
 */
export type SenderTrust =
  | { readonly kind: 'pinned'; readonly publicKey: string; readonly leaderKeys: readonly string[] | null }
  | { readonly kind: 'enrolment'; readonly secret: string }
  | { readonly kind: 'part'; readonly secret: string }
  | { readonly kind: 'first-use' }
  | { readonly kind: 'revoked'; readonly publicKey: string }
  | { readonly kind: 'unknown' };

/** The key that signed, SHA-256 of it for people to compare, and why it is believed. */
export interface VerifiedSender {
  readonly publicKey: string;
  readonly keyFingerprint: string;
  readonly trust: Exclude<SenderTrust['kind'], 'unknown' | 'revoked'>;
}

export interface SignedBag {
  readonly header: BundleHeader;
  readonly payload: BundlePayload;
  readonly tagManifest: string;
  readonly signature: string;
}

/** The signature step: the right key, its signature over the packing list, and the leader's over the revision. */
export function verifySignatures(
  bag: SignedBag,
  trust: SenderTrust,
): Result<VerifiedSender, BundleSignatureError> {
  const { publicKey, code } = bag.header.sender;
  const usable = checkPublicKey(publicKey);
  if (!usable.ok) return fail(signatureError('KEY_INVALID', code));
  const trusted = checkTrust(bag, trust);
  if (!trusted.ok) return trusted;
  if (!verifyDetachedJws(bag.signature, Buffer.from(bag.tagManifest), publicKey)) {
    return fail(signatureError('SIGNATURE_INVALID', 'signature.jws'));
  }
  const leader = checkLeader(bag.payload, trust);
  if (!leader.ok) return leader;
  return ok({ publicKey, keyFingerprint: keyFingerprint(publicKey), trust: trusted.value });
}

function checkTrust(
  { header, payload }: SignedBag,
  trust: SenderTrust,
): Result<VerifiedSender['trust'], BundleSignatureError> {
  const found = header.sender.publicKey;
  switch (trust.kind) {
    case 'pinned':
      return trust.publicKey === found
        ? ok(trust.kind)
        : fail(signatureError('SENDER_KEY_CHANGED', keyFingerprint(found), keyFingerprint(trust.publicKey)));
    case 'enrolment':
      return isIntroduced(payload, trust.secret)
        ? ok(trust.kind)
        : fail(signatureError('ENROLMENT_INVALID', header.sender.code));
    case 'part':
      return payload.kind === 'part' &&
        payload.part.direction === 'back' &&
        verifyPartProof(trust.secret, payload.part.proof)
        ? ok(trust.kind)
        : fail(signatureError('ENROLMENT_INVALID', header.sender.code));
    case 'first-use':
      return payload.kind === 'setup' || (payload.kind === 'part' && payload.part.direction === 'out')
        ? ok(trust.kind)
        : fail(signatureError('SENDER_UNKNOWN', header.sender.code));
    case 'revoked':
      return fail(signatureError('KEY_REVOKED', keyFingerprint(trust.publicKey)));
    case 'unknown':
      return fail(signatureError('SENDER_UNKNOWN', header.sender.code));
    default:
      return assertNever(trust);
  }
}

/** First contact: a code made with the secret of the setup bundle vouches for the keys. */
function isIntroduced(payload: BundlePayload, secret: string): boolean {
  if (payload.kind === 'submission') return verifyEnrolment(secret, payload.enrolment);
  const isContact = payload.kind === 'statistics' || payload.kind === 'report';
  return isContact && verifyEnrolment(secret, payload.contact);
}

function checkLeader(payload: BundlePayload, trust: SenderTrust): Result<null, BundleSignatureError> {
  if (payload.kind !== 'submission') return ok(null);
  const { leaderKey } = payload.enrolment.keys;
  if (!checkPublicKey(leaderKey).ok) return fail(signatureError('KEY_INVALID', 'enrolment.keys.leaderKey'));
  const known = trust.kind === 'pinned' ? trust.leaderKeys : null;
  if (known && !known.includes(leaderKey)) {
    const expected = known.map(keyFingerprint).join(' ');
    return fail(signatureError('LEADER_KEY_CHANGED', keyFingerprint(leaderKey), expected));
  }
  return verifyRevision(payload.revision, payload.revisionJws, leaderKey)
    ? ok(null)
    : fail(signatureError('LEADER_SIGNATURE_INVALID', 'data/revision.jws'));
}
