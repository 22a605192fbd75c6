import { policyError } from '#shared/domain/bundle/errors.ts';
import { findCodeMapProblem } from '#shared/domain/criteria/code-map.ts';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { CriteriaPayload } from '#shared/schemas/bundle-criteria.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import { insertCorrection, listCorrections } from '#db/queries/criteria-drafts.ts';
import { findRound } from '#db/queries/rounds.ts';
import type { Judged, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { keepCriteriaSet, loadCriteriaSet } from '#electron/features/rounds/criteria-sets.ts';

/**
 * A ward's policy for another version of a round's set: it is kept beside the one the sheet stands on. The sheet itself
 * moves only when somebody at the ward says so.
 */
export function judgeCorrection({ db }: JudgeScope, header: BundleHeader, criteria: CriteriaPayload): Judged {
  const round = findRound(db, criteria.roundId);
  if (!round) return fail(policyError('WRONG_ROUND', header.round?.code ?? ''));
  const { criteriaSet, criteriaSetHash, replacesHash, codeMap } = criteria;
  const broken = checkCriteriaSet(criteriaSet).find(({ severity }) => severity === 'error');
  if (broken) return fail(policyError('WRONG_CRITERIA_SET', broken.nodeCode ?? broken.code));
  const before = loadCriteriaSet(db, replacesHash);
  const wrong = before && codeMap ? findCodeMapProblem(before, criteriaSet, codeMap) : null;
  if (wrong) return fail(policyError('WRONG_CRITERIA_SET', `${wrong.from} → ${wrong.to}`));
  const newest = listCorrections(db, round.id)[0];
  const isOvertaken = newest !== undefined && newest.id > header.bundleId;
  return ok({
    verdict: isOvertaken ? 'keptAside' : 'accepted',
    code: isOvertaken ? 'OLDER_THAN_HELD' : null,
    take: (writing) => {
      keepCriteriaSet(writing, criteriaSet, 'imported');
      insertCorrection(writing.db, {
        id: header.bundleId,
        roundId: round.id,
        criteriaSetHash,
        replacesHash,
        codeMapJson: canonicalJson(codeMap),
        receivedAt: writing.at,
      });
      return ok(null);
    },
  });
}
