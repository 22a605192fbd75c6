import { policyError } from '#shared/domain/bundle/errors.ts';
import { checkHolder, checkReceiver, checkSubject } from '#shared/domain/bundle/policy.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { findTaken } from '#db/queries/exchange.ts';
import type { Judged, JudgeScope } from '#electron/features/exchange/bundle-verdict.ts';
import { judgeReceipt } from '#electron/features/exchange/judge-receipt.ts';
import { judgeSubmission } from '#electron/features/exchange/judge-submission.ts';
import { judgeRepair } from '#electron/features/exchange/repair.ts';
import { judgeReport } from '#electron/features/reports/take-report.ts';
import { judgeStatistics } from '#electron/features/statistics/take-statistics.ts';
import type { VerifiedBundle } from '#electron/services/bundle/bundle-reader.ts';

/** What a city takes from its wards: submissions, statistics, reports, receipts, and wishes for parts of what it sent them. */
export function judgeAtCity(scope: JudgeScope, bundle: VerifiedBundle): Judged {
  const { header, payload } = bundle;
  if (payload.kind === 'submission') return judgeSubmission(scope, bundle, payload);
  const { own } = scope.run;
  for (const check of [
    checkReceiver(header, { unitId: own.unitId, code: own.unitCode }),
    checkSubject(header),
    checkHolder(header),
  ])
    if (!check.ok) return check;
  const same = findTaken(scope.db, header.bundleId);
  if (same) {
    return same.fingerprint === bundle.fingerprint
      ? ok({ verdict: 'alreadyHeld', code: null, take: () => ok(null) })
      : fail(policyError('SAME_ID_OTHER_CONTENT', header.bundleId));
  }
  switch (payload.kind) {
    case 'repair':
      return judgeRepair(scope, header, payload.repair);
    case 'receipt':
      return judgeReceipt(scope, header, payload.receipt);
    case 'statistics':
      return judgeStatistics(scope, bundle, payload);
    case 'report':
      return judgeReport(scope, bundle, payload);
    default:
      return fail(policyError('WRONG_KIND', payload.kind));
  }
}
