import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { checkBands, checkRanking } from '#shared/domain/criteria/check-bands.ts';
import { checkBlocks, checkDeclaredCounts } from '#shared/domain/criteria/check-declared.ts';
import { checkLeafRule } from '#shared/domain/criteria/check-rule.ts';
import { checkTree } from '#shared/domain/criteria/check-tree.ts';
import { checkTestVectors } from '#shared/domain/criteria/check-vectors.ts';
import { checkStatistics } from '#shared/domain/statistics/list-statistics.ts';
import { finding, type Finding, type FindingCode } from '#shared/domain/criteria/findings.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';

/** With one of these a rule cannot be run at all, and the examples would say nothing. */
const NOT_RUNNABLE: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'UNKNOWN_OPERAND',
  'WRONG_OPERAND_KIND',
  'OPTION_WITHOUT_AWARD',
  'ZERO_DIVISOR',
]);

function checkIdentity(set: CriteriaSet): readonly Finding[] {
  const { from, to } = set.validity;
  const year = String(set.year);
  const details = { year, from, to: to ?? '' };
  if (to !== null && from > to) return [finding('error', 'WINDOW_REVERSED', null, details)];
  const outside = year < from.slice(0, 4) || (to !== null && year > to.slice(0, 4));
  return outside ? [finding('warning', 'YEAR_OUTSIDE_VALIDITY', null, details)] : [];
}

/**
 * Everything that can be wrong in a criteria set that has the right shape: rows, sums, declared counts, blocks, rules,
 * bands, and the examples of its own guidance. No error among the findings means that every leaf can be evaluated.
 */
export function checkCriteriaSet(set: CriteriaSet): readonly Finding[] {
  const structure = [
    ...checkIdentity(set),
    ...checkTree(set),
    ...checkDeclaredCounts(set),
    ...checkBlocks(set),
    ...listLeaves(set.tree).flatMap(checkLeafRule),
    ...checkStatistics(set),
    ...checkBands(set),
    ...checkRanking(set),
  ];
  if (structure.some(({ code }) => NOT_RUNNABLE.has(code))) return structure;
  return [...structure, ...checkTestVectors(set)];
}
