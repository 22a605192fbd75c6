import { policyError } from '#shared/domain/bundle/errors.ts';
import { placeByTime, timedById } from '#shared/domain/bundle/policy.ts';
import { findNode } from '#shared/domain/criteria/tree.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ResultsLeaf, ResultsPayload } from '#shared/schemas/bundle-feedback.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
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
  const sealed = findSealed(scope, round, results);
  if (!sealed.ok) return sealed;
  const { tree } = loadRoundSet(db, sealed.value?.criteriaSetHash ?? round.criteriaSetHash);
  const stranger = results.leaves.find(({ leafCode }) => !findNode(tree, leafCode)?.leaf);
  if (stranger) return fail(policyError('WRONG_CRITERIA_SET', stranger.leafCode));
  const wrong = results.leaves.find((leaf) => !isAsSealed(leaf, sealed.value));
  if (wrong) return fail(policyError('POINTS_DO_NOT_MATCH', wrong.leafCode));
  const held = listReceivedOfRound(db, 'results', round.id);
  const placed = placeByTime(
    timedById(header.bundleId),
    held.map(({ bundleId }) => timedById(bundleId)),
  );
  if (!placed.ok) return placed;
  const isOlder = placed.value === 'keep';
  return ok({
    verdict: isOlder ? 'keptAside' : 'accepted',
    code: isOlder ? 'OLDER_THAN_HELD' : null,
    // Kept beside the newer one, which is shown: the same is held whichever came first.
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

/** The revision the result was given for, which must be the one sealed here; null where it names none. */
function findSealed(
  { db, run }: JudgeScope,
  round: RoundRow,
  { revisionNumber, revisionFingerprint }: ResultsPayload,
): Result<SealedRevision | null, ReturnType<typeof policyError>> {
  if (revisionNumber === null) return ok(null);
  const sealed = findRevision(db, round.id, run.own.unitId, revisionNumber);
  return sealed && sealed.fingerprint === revisionFingerprint
    ? ok(parseRevision(sealed))
    : fail(policyError('REVISION_NOT_HELD', String(revisionNumber)));
}

/** Whether what the result calls the ward's own points are those its leader has signed. */
function isAsSealed({ leafCode, selfPoints }: ResultsLeaf, sealed: SealedRevision | null): boolean {
  if (sealed === null) return selfPoints === null;
  const claim = Object.hasOwn(sealed.answers, leafCode) ? sealed.answers[leafCode] : undefined;
  return selfPoints === (claim?.points ?? null);
}
