import { policyError } from '#shared/domain/bundle/errors.ts';
import { placeAmongHeld, type HeldBundle } from '#shared/domain/bundle/policy.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok } from '#shared/lib/result.ts';
import {
  statisticsPayloadSchema,
  type Contact,
  type StatisticsPayload,
} from '#shared/schemas/bundle-statistics.ts';
import { findPinnedKey, pinKey } from '#db/queries/installation.ts';
import {
  insertReceivedPayload,
  listReceivedOfRound,
  type ReceivedPayloadRow,
} from '#db/queries/publication.ts';
import { findRound, findRoundUnit } from '#db/queries/rounds.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { Services } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import type { Judged, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import type { VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** The payload of a statistics bundle that was taken in. */
export function parseStatistics({ contentJson }: Pick<ReceivedPayloadRow, 'contentJson'>): StatisticsPayload {
  return statisticsPayloadSchema.parse(JSON.parse(contentJson));
}

/** Every statistics bundle of one ward in a round. */
export function listStatisticsOf(db: ReadDb, roundId: string, unitId: string): readonly ReceivedPayloadRow[] {
  return listReceivedOfRound(db, 'statistics', roundId).filter((row) => row.unitId === unitId);
}

/**
 * The city's policy for a ward's statistics, the common checks being passed: of this open round, newer than what is
 * held. What is older is kept aside, so that the outcome does not depend on the order of arrival.
 */
export function judgeStatistics(
  scope: JudgeScope,
  bundle: VerifiedBundle,
  { statistics, contact }: { readonly statistics: StatisticsPayload; readonly contact: Contact },
): Judged {
  const { db, run } = scope;
  const { header } = bundle;
  const { roundId, unitId } = statistics;
  const round = findRound(db, roundId);
  if (!round) return fail(policyError('WRONG_ROUND', header.round?.code ?? ''));
  if (!findRoundUnit(db, roundId, unitId)) return fail(policyError('WRONG_UNIT', header.subject.code));
  const held = listStatisticsOf(db, roundId, unitId).map((row): HeldBundle => {
    const { bundleId, fingerprint, contentJson } = row;
    const { revision } = parseStatistics(row);
    return { bundleId, fingerprint, revision, contentFingerprint: sha256Hex(contentJson) };
  });
  const passed = run.passed.get(passedKey(statistics)) ?? [];
  const placed = placeAmongHeld(toHeld(bundle, statistics), [...held, ...passed]);
  if (!placed.ok) return placed;
  if (placed.value === 'already-held')
    return ok({ verdict: 'alreadyHeld', code: null, take: () => ok(null) });
  if (round.state !== 'open') return fail(policyError('ROUND_CLOSED', round.code));
  const isNewest = placed.value === 'accept';
  return ok({
    verdict: isNewest ? 'accepted' : 'keptAside',
    code: isNewest ? null : 'OLDER_THAN_HELD',
    take: (writing, services) => {
      pinContact(writing, services, contact);
      insertReceivedPayload(writing.db, {
        bundleId: header.bundleId,
        kind: 'statistics',
        roundId,
        unitId,
        fingerprint: bundle.fingerprint,
        contentJson: canonicalJson(statistics),
        receivedAt: writing.at,
      });
      return ok(null);
    },
  });
}

/** Remembers statistics that a dry run passed, as if they had been taken in. */
export function rememberStatistics(
  { run }: JudgeScope,
  bundle: VerifiedBundle,
  { statistics, contact }: { readonly statistics: StatisticsPayload; readonly contact: Contact },
): void {
  const key = passedKey(statistics);
  run.passed.set(key, [...(run.passed.get(key) ?? []), toHeld(bundle, statistics)]);
  const { unitId, sendingKey } = contact.keys;
  const leaders = run.pinned.get(unitId)?.leaders ?? [];
  run.pinned.set(unitId, { sending: sendingKey, leaders });
}

function toHeld({ header, fingerprint }: VerifiedBundle, statistics: StatisticsPayload): HeldBundle {
  const { revision } = statistics;
  return {
    bundleId: header.bundleId,
    fingerprint,
    revision,
    contentFingerprint: sha256Hex(canonicalJson(statistics)),
  };
}

function passedKey({ roundId, unitId }: StatisticsPayload): string {
  return `statistics/${roundId}/${unitId}`;
}

/** First contact: the ward's keys, which the signature step has found vouched for. A leader comes with a submission. */
export function pinContact({ db, at }: Writing, services: Services, { keys }: Contact): void {
  const { unitId, sendingKey, receivingRecipient } = keys;
  if (findPinnedKey(db, unitId, 'sending')) return;
  const pinned = { unitId, holder: '', pinnedAt: at };
  pinKey(db, { ...pinned, id: newId(services.clock), purpose: 'sending', publicKey: sendingKey });
  pinKey(db, { ...pinned, id: newId(services.clock), purpose: 'receiving', publicKey: receivingRecipient });
}
