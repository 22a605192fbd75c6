import { policyError } from '#shared/domain/bundle/errors.ts';
import { placeByTime, timedById } from '#shared/domain/bundle/policy.ts';
import { findNode } from '#shared/domain/criteria/tree.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ResultsPayload } from '#shared/schemas/bundle-feedback.ts';
import { insertReceivedPayload, listReceivedOfRound } from '#db/queries/publication.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { findRound, setRoundState, type RoundRow } from '#db/queries/rounds.ts';
import { parseRevision } from '#electron/features/appraisal/ward.ts';
import type { Judged, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import type { VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';

/**
 * A ward's policy for the published result of a round it takes part in: of a revision sealed here, of criteria known
 * here, and newer than what is held. Taking it in closes the round here too.
 */
export function judgeResults(scope: JudgeScope, bundle: VerifiedBundle, results: ResultsPayload): Judged {
  const { db, run } = scope;
  const { header, fingerprint } = bundle;
  const round = findRound(db, results.roundId);
  if (!round) return fail(policyError('WRONG_ROUND', header.round?.code ?? ''));
  const hash = setHashOf(scope, round, results);
  if (!hash.ok) return hash;
  const { tree } = loadRoundSet(db, hash.value);
  const stranger = results.leaves.find(({ leafCode }) => !findNode(tree, leafCode)?.leaf);
  if (stranger) return fail(policyError('WRONG_CRITERIA_SET', stranger.leafCode));
  const held = listReceivedOfRound(db, 'results', round.id);
  const placed = placeByTime(
    timedById(header.bundleId),
    held.map(({ bundleId }) => timedById(bundleId)),
  );
  if (!placed.ok) return placed;
  if (placed.value === 'keep') {
    return ok({ verdict: 'keptAside', code: 'OLDER_THAN_HELD', take: () => ok(null) });
  }
  return ok({
    verdict: 'accepted',
    code: null,
    take: ({ db: write, at }) => {
      insertReceivedPayload(write, {
        bundleId: header.bundleId,
        kind: 'results',
        roundId: round.id,
        unitId: run.own.unitId,
        fingerprint,
        contentJson: canonicalJson(results),
        receivedAt: at,
      });
      if (round.state === 'open') setRoundState(write, round.id, 'published');
      return ok(null);
    },
  });
}

/** The set the result was given by: of the revision it names, which must be the one sealed here; else the round's. */
function setHashOf(
  { db, run }: JudgeScope,
  round: RoundRow,
  { revisionNumber, revisionFingerprint }: ResultsPayload,
): Result<string, ReturnType<typeof policyError>> {
  if (revisionNumber === null) return ok(round.criteriaSetHash);
  const sealed = findRevision(db, round.id, run.own.unitId, revisionNumber);
  return sealed && sealed.fingerprint === revisionFingerprint
    ? ok(parseRevision(sealed).criteriaSetHash)
    : fail(policyError('REVISION_NOT_HELD', String(revisionNumber)));
}
