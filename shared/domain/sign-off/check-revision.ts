import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import {
  checkCompleteness,
  listBlockers,
  type CompletenessIssue,
} from '#shared/domain/sign-off/check-completeness.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { UnitType } from '#shared/schemas/common.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/**
 * The completion check of the ward, done again over what it sealed: answers, how many documents each leaf carries,
 * and the words on warnings. What the city asked is no part of it: the revision does not say what had reached the ward.
 */
export function checkRevision(
  set: CriteriaSet,
  revision: Pick<SealedRevision, 'answers'>,
  unitType: UnitType,
): readonly CompletenessIssue[] {
  const sealed = Object.entries(revision.answers);
  const answers = new Map(sealed.map(([code, { answer }]) => [code, answer]));
  return checkCompleteness(set, evaluateSet(set, answers, { unitType }), {
    answers,
    evidenceCounts: new Map(sealed.map(([code, { evidence }]) => [code, evidence.length])),
    warningExplanations: Object.fromEntries(
      sealed.map(([code, { warningExplanation }]) => [code, warningExplanation]),
    ),
  });
}

/** The check in figures: what must have stopped the revision by leaf, explained warnings, and what is only told. */
export function summarizeCheck(issues: readonly CompletenessIssue[]): {
  readonly blockers: { leafCode: string; code: string }[];
  readonly warnings: number;
  readonly informs: number;
} {
  return {
    blockers: listBlockers(issues).map(({ leafCode, code }) => ({ leafCode, code })),
    warnings: issues.filter(({ severity, explained }) => severity === 'warn' && explained).length,
    informs: issues.filter(({ severity }) => severity === 'inform').length,
  };
}
