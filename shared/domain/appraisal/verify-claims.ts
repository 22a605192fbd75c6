import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { LeafStatus as SealedStatus, SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { UnitType } from '#shared/schemas/common.ts';
import { evaluateSet } from '#shared/domain/scoring/evaluate-set.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import { wardTotals } from '#shared/domain/sign-off/ward-leaves.ts';

/**
 * Recomputes every leaf of a sealed revision from its answers. Null: all sealed points, states and totals are what the
 * set gives. Otherwise what differs first: a leaf's code, or `totals`. The signature says who claims the points; this
 * says that they follow from the figures.
 */
export function findWrongClaim(
  set: CriteriaSet,
  revision: Pick<SealedRevision, 'answers' | 'totals'>,
  unitType: UnitType,
): string | null {
  const sealed = new Map(Object.entries(revision.answers));
  const answers = new Map([...sealed].map(([code, { answer }]) => [code, answer]));
  const result = evaluateSet(set, answers, { unitType });
  for (const code of sealed.keys()) if (!result.leaves.has(code)) return code;
  for (const [code, leaf] of result.leaves) {
    const claim = sealed.get(code);
    if ((claim?.points ?? null) !== leaf.points) return code;
    if ((claim?.status ?? 'NOT_SCORED') !== sealedStatus(leaf)) return code;
  }
  const expected = wardTotals(set, result);
  const { totals } = revision;
  const agrees =
    totals.points === expected.points &&
    totals.maximum === expected.maximum &&
    totals.index === expected.index &&
    totals.scoredCount === expected.scoredCount &&
    totals.leafCount === expected.leafCount;
  return agrees ? null : 'totals';
}

/** How a sealed revision tells the state of a leaf; an answer that cannot be used is not scored. */
export function sealedStatus(leaf: Pick<LeafResult, 'status'>): SealedStatus {
  if (leaf.status === 'notApplicable') return 'NOT_APPLICABLE';
  return leaf.status === 'scored' ? 'SCORED' : 'NOT_SCORED';
}
