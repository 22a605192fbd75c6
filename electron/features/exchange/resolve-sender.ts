import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import type { PartPayload } from '#shared/schemas/bundle-part.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { Enrolment } from '#shared/schemas/bundle-submission.ts';
import { findEnrolmentSecret, findPinnedKey, listKeys } from '#db/queries/installation.ts';
import { isKeyRevoked } from '#db/queries/keys.ts';
import { findWorkPart } from '#db/queries/work.ts';
import { findUnit } from '#db/queries/rounds.ts';
import type { JudgeScope, KnownLeader } from '#electron/features/exchange/bundle-verdict.ts';
import { verifyEnrolment } from '#electron/services/bundle/enrolment.ts';
import type { SenderTrust } from '#electron/services/bundle/sender-trust.ts';

const UNKNOWN: SenderTrust = { kind: 'unknown' };

/**
 * Why the key in a header may be believed: the city trusts its wards, a ward trusts its city, nobody trusts others.
 * A withdrawn key is believed by nobody.
 */
export function resolveSender(scope: JudgeScope, header: BundleHeader, payload: BundlePayload): SenderTrust {
  const { db, run } = scope;
  const { unitId, publicKey } = header.sender;
  if (run.own.side === 'ward' && payload.kind === 'part') return resolvePart(scope, unitId, payload.part);
  if (run.own.side === 'ward') {
    const key = unitId === run.own.parentId ? findPinnedKey(db, unitId, 'sending') : null;
    return key ? { kind: 'pinned', publicKey: key.publicKey, leaderKeys: null } : UNKNOWN;
  }
  if (!findUnit(db, unitId)) return UNKNOWN;
  const enrolment = payload.kind === 'submission' ? payload.enrolment : null;
  const named = [publicKey, ...(enrolment ? [enrolment.keys.leaderKey] : [])];
  const revoked = named.find((key) => isKeyRevoked(db, key));
  if (revoked !== undefined) return { kind: 'revoked', publicKey: revoked };
  const secret = findEnrolmentSecret(db, unitId);
  const sending = run.pinned.get(unitId)?.sending ?? findPinnedKey(db, unitId, 'sending')?.publicKey;
  if (sending === undefined) return secret === null ? UNKNOWN : { kind: 'enrolment', secret };
  const leaders = knownLeaders(scope, unitId);
  const keys = leaders.map((leader) => leader.publicKey);
  const isSuccession = enrolment !== null && secret !== null && isNewLeader(leaders, enrolment, secret);
  return {
    kind: 'pinned',
    publicKey: sending,
    leaderKeys: isSuccession ? [...keys, enrolment.keys.leaderKey] : keys,
  };
}

/**
 * Another computer of this ward is believed by the secret of the part it was given. What is on its way out is our own
 * or nobody's: where it was made here, the policy says what to do with it.
 */
function resolvePart({ db, run }: JudgeScope, senderId: string, part: PartPayload): SenderTrust {
  if (senderId !== run.own.unitId) return UNKNOWN;
  if (part.direction === 'out') {
    const own = findPinnedKey(db, senderId, 'sending');
    return own ? { kind: 'pinned', publicKey: own.publicKey, leaderKeys: null } : UNKNOWN;
  }
  const row = findWorkPart(db, part.proof.keys.partId);
  return row?.direction === 'sent' ? { kind: 'part', secret: row.secret } : UNKNOWN;
}

/** Leaders of a unit whose signatures are believed. */
export function knownLeaders({ db, run }: JudgeScope, unitId: string): readonly KnownLeader[] {
  const pinned = listKeys(db, unitId).filter(
    ({ purpose, state, publicKey }) =>
      purpose === 'leader' && state === 'pinned' && !isKeyRevoked(db, publicKey),
  );
  return [...pinned, ...(run.pinned.get(unitId)?.leaders ?? [])];
}

/**
 * Succession: a leader of another name, in an enrolment that the unit's setup code vouches for, sent under the unit's
 * known key. The same name with another key is a lost passphrase, or somebody who pretends one: a person decides.
 */
function isNewLeader(leaders: readonly KnownLeader[], enrolment: Enrolment, secret: string): boolean {
  const name = sameName(enrolment.keys.leader.fullName);
  return leaders.every(({ holder }) => sameName(holder) !== name) && verifyEnrolment(secret, enrolment);
}

function sameName(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLocaleLowerCase('vi');
}
