import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { UnitType } from '#shared/schemas/common.ts';
import { listLeaves } from '#shared/domain/criteria/tree.ts';
import { isDecided, type LeafDecision } from '#shared/domain/appraisal/decide-leaf.ts';
import { evaluateSet, evaluateSetFromPoints, type GivenPoints } from '#shared/domain/scoring/evaluate-set.ts';
import type { ScoringContext, SetResult, VetoEffect } from '#shared/domain/scoring/result-types.ts';

type Decisions = ReadonlyMap<string, Pick<LeafDecision, 'points' | 'notApplicable'>>;

/** Whether classes of this set can be barred by an event in the ward's own answers. */
export function hasClassVetoes(set: CriteriaSet): boolean {
  return set.classification.blockers.some(({ when }) => when.kind === 'veto');
}

/**
 * Totals, index and class from the city's decisions. Undecided leaves are not scored: what is appraised so far counts.
 * `revision`: the ward's claims, needed only where `hasClassVetoes`; a veto holds while its leaf is left as claimed.
 */
export function evaluateAppraised(
  set: CriteriaSet,
  decisions: Decisions,
  unitType: UnitType,
  revision: Pick<SealedRevision, 'answers'> | null = null,
): SetResult {
  const given = new Map<string, GivenPoints>();
  for (const [code, decision] of decisions) {
    if (isDecided(decision)) given.set(code, decision.notApplicable ? 'notApplicable' : decision.points);
  }
  const vetoes = revision && hasClassVetoes(set) ? standingVetoes(set, decisions, unitType, revision) : [];
  return evaluateSetFromPoints(set, given, { ...appraisalContext(set, unitType), vetoes });
}

/** How many leaves of the set are decided. */
export function countDecided(set: CriteriaSet, decisions: Decisions): number {
  return listLeaves(set.tree).filter(({ code }) => {
    const decision = decisions.get(code);
    return decision !== undefined && isDecided(decision);
  }).length;
}

const contexts = new WeakMap<CriteriaSet, Map<UnitType, ScoringContext>>();

/** Where the ward must ask, the city's "không áp dụng" is the answer: the leaf leaves the maximum. */
function appraisalContext(set: CriteriaSet, unitType: UnitType): ScoringContext {
  const ofSet = contexts.get(set) ?? new Map<UnitType, ScoringContext>();
  contexts.set(set, ofSet);
  const known = ofSet.get(unitType);
  if (known) return known;
  const asked = listLeaves(set.tree).map(({ code }) => [code, 'EXCLUDE'] as const);
  const context: ScoringContext = { unitType, notApplicableDecisions: new Map(asked) };
  ofSet.set(unitType, context);
  return context;
}

function standingVetoes(
  set: CriteriaSet,
  decisions: Decisions,
  unitType: UnitType,
  revision: Pick<SealedRevision, 'answers'>,
): readonly VetoEffect[] {
  const answers = new Map(Object.entries(revision.answers).map(([code, { answer }]) => [code, answer]));
  const claimed = evaluateSet(set, answers, { unitType });
  return claimed.vetoes.filter(({ leafCode }) => {
    const decision = decisions.get(leafCode);
    return decision?.points === claimed.leaves.get(leafCode)?.points;
  });
}
