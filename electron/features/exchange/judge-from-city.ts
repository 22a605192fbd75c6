import { policyError, type BundlePolicyError } from '#shared/domain/bundle/errors.ts';
import {
  checkHolder,
  checkReceiver,
  checkSender,
  checkSubject,
  placeByTime,
  timedById,
} from '#shared/domain/bundle/policy.ts';
import { findNode } from '#shared/domain/criteria/tree.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { FeedbackPayload } from '#shared/schemas/bundle-feedback.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { SetupPayload } from '#shared/schemas/bundle-setup.ts';
import { findTaken } from '#db/queries/exchange.ts';
import { insertFeedback, listFeedbackBundles } from '#db/queries/feedback.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { findRound } from '#db/queries/rounds.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import type { Judged, Judgement, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { judgeReceipt } from '#electron/features/exchange/judge-receipt.ts';
import { judgeRepair } from '#electron/features/exchange/repair.ts';
import { parseRevision } from '#electron/features/appraisal/ward.ts';
import { judgeCorrection } from '#electron/features/criteria/take-correction.ts';
import { judgeResults } from '#electron/features/publication/take-results.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { takeSetup } from '#electron/features/rounds/take-setup.ts';
import type { VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';

const HELD: Judgement = { verdict: 'alreadyHeld', code: null, take: () => ok(null) };

/** What a ward takes from its city: receipts for what it sent, feedback on what it sealed, setup of a further round. */
export function judgeFromCity(scope: JudgeScope, bundle: VerifiedBundle): Judged {
  const { own } = scope.run;
  const { header, payload } = bundle;
  const parents = new Set(own.parentId === null ? [] : [own.parentId]);
  const checks = [
    checkReceiver(header, { unitId: own.unitId, code: own.unitCode }),
    checkSender(header, parents),
    checkSubject(header),
    checkHolder(header),
  ];
  for (const check of checks) if (!check.ok) return check;
  const known = placeById(scope, bundle);
  if (!known.ok) return known;
  if (known.value) return ok(HELD);
  switch (payload.kind) {
    case 'receipt':
      return judgeReceipt(scope, header, payload.receipt);
    case 'feedback':
      return judgeFeedback(scope, header, payload.feedback);
    case 'setup':
      return judgeSetup(scope, payload.setup);
    case 'criteria':
      return judgeCorrection(scope, header, payload.criteria);
    case 'repair':
      return judgeRepair(scope, header, payload.repair);
    case 'results':
      return judgeResults(scope, bundle, payload.results);
    case 'report':
    case 'submission':
    case 'statistics':
    case 'part':
      return fail(policyError('WRONG_KIND', payload.kind));
  }
}

/** Whether this very bundle was taken in before; the same id with other content is refused. */
function placeById(
  { db }: JudgeScope,
  { header, fingerprint }: VerifiedBundle,
): Result<boolean, BundlePolicyError> {
  const same = findTaken(db, header.bundleId);
  if (!same) return ok(false);
  return same.fingerprint === fingerprint
    ? ok(true)
    : fail(policyError('SAME_ID_OTHER_CONTENT', header.bundleId));
}

function judgeFeedback({ db, run }: JudgeScope, header: BundleHeader, feedback: FeedbackPayload): Judged {
  const round = findRound(db, feedback.roundId);
  if (!round) return fail(policyError('WRONG_ROUND', header.round?.code ?? ''));
  const { revisionNumber } = feedback;
  const sealed = findRevision(db, round.id, run.own.unitId, revisionNumber);
  if (sealed?.fingerprint !== feedback.revisionFingerprint) {
    return fail(policyError('REVISION_NOT_HELD', String(revisionNumber)));
  }
  // The set the revision was scored with: the round may stand on a later version by now.
  const { tree } = loadRoundSet(db, parseRevision(sealed).criteriaSetHash);
  const stranger = feedback.items.find(({ leafCode }) => !findNode(tree, leafCode)?.leaf);
  if (stranger) return fail(policyError('WRONG_CRITERIA_SET', stranger.leafCode));
  const held = listFeedbackBundles(db, round.id);
  const isOvertaken = held.some((each) => each.revisionNumber > revisionNumber);
  const sameRevision = held.filter((each) => each.revisionNumber === revisionNumber);
  const placed = placeByTime(
    timedById(header.bundleId),
    sameRevision.map(({ bundleId }) => timedById(bundleId)),
  );
  if (!placed.ok) return placed;
  const isOlder = isOvertaken || placed.value === 'keep';
  return ok({
    verdict: isOlder ? 'keptAside' : 'accepted',
    code: isOlder ? 'OLDER_THAN_HELD' : null,
    // What came late was said all the same: a point the newer words are silent on still wants its answer.
    take: (writing) => takeFeedback(writing, header.bundleId, feedback, parseRevision(sealed)),
  });
}

function takeFeedback(
  { db, at }: Writing,
  bundleId: string,
  feedback: FeedbackPayload,
  { answers }: SealedRevision,
) {
  const { roundId, revisionNumber, deadline } = feedback;
  insertFeedback(
    db,
    feedback.items.map(({ leafCode, appraisedPoints, notApplicable, reason, request }) => ({
      bundleId,
      roundId,
      revisionNumber,
      leafCode,
      appraisedPoints,
      notApplicable: notApplicable ? 1 : 0,
      reason,
      request,
      deadline,
      receivedAt: at,
      // Beside the words, for the sheet may stand on other codes by the time they are read.
      selfPoints: Object.hasOwn(answers, leafCode) ? (answers[leafCode]?.points ?? null) : null,
      selfStatus: Object.hasOwn(answers, leafCode) ? (answers[leafCode]?.status ?? null) : null,
    })),
  );
  return ok(null);
}

function judgeSetup({ db }: JudgeScope, setup: SetupPayload): Judged {
  if (findRound(db, setup.round.id)) return ok(HELD);
  return ok({
    verdict: 'accepted',
    code: null,
    take: (writing, services) => {
      const taken = takeSetup(writing, services, setup);
      return taken.ok ? ok(null) : taken;
    },
  });
}
