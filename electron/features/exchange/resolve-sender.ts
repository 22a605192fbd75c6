import type { BundleHeader } from '#shared/schemas/bundle.ts';
import { findEnrolmentSecret, findPinnedKey, listKeys } from '#db/queries/installation.ts';
import { findUnit } from '#db/queries/rounds.ts';
import type { JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import type { SenderTrust } from '#electron/services/bundle/sender-trust.ts';

const UNKNOWN: SenderTrust = { kind: 'unknown' };

/** Why the key in a header may be believed: the city trusts its wards, a ward trusts its city, nobody trusts others. */
export function resolveSender({ db, run }: JudgeScope, header: BundleHeader): SenderTrust {
  const { unitId } = header.sender;
  if (run.own.side === 'ward') {
    const key = unitId === run.own.parentId ? findPinnedKey(db, unitId, 'sending') : null;
    return key ? { kind: 'pinned', publicKey: key.publicKey, leaderKeys: null } : UNKNOWN;
  }
  if (!findUnit(db, unitId)) return UNKNOWN;
  const passed = run.pinned.get(unitId);
  if (passed) return { kind: 'pinned', publicKey: passed.sending, leaderKeys: [passed.leader] };
  const pinned = findPinnedKey(db, unitId, 'sending');
  if (pinned)
    return { kind: 'pinned', publicKey: pinned.publicKey, leaderKeys: leaderKeys({ db, run }, unitId) };
  const secret = findEnrolmentSecret(db, unitId);
  return secret === null ? UNKNOWN : { kind: 'enrolment', secret };
}

function leaderKeys({ db }: JudgeScope, unitId: string): readonly string[] {
  return listKeys(db, unitId)
    .filter(({ purpose, state }) => purpose === 'leader' && state === 'pinned')
    .map(({ publicKey }) => publicKey);
}
