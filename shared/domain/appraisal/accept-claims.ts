import { formatPoints } from '#shared/lib/numbers.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { RevisionAnswer } from '#shared/schemas/bundle-submission.ts';
import { isDecided, type LeafDecision } from '#shared/domain/appraisal/decide-leaf.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';

type Claims = Readonly<Record<string, Pick<RevisionAnswer, 'points' | 'status'>>>;

/**
 * "Chấp nhận các tiêu chí còn lại": for every leaf not decided yet, the decision that gives what the ward claims.
 * A request already written stays. Leaves the city supplies, and leaves the ward claims nothing for, stay open.
 */
export function acceptClaims(
  set: CriteriaSet,
  claims: Claims,
  decided: ReadonlyMap<string, LeafDecision>,
): readonly LeafDecision[] {
  return listLeaves(set.tree).flatMap((node) => {
    const present = decided.get(node.code);
    if (present && isDecided(present)) return [];
    const accepted = acceptClaim(node, Object.hasOwn(claims, node.code) ? claims[node.code] : undefined);
    return accepted ? [{ ...accepted, reason: present?.reason ?? '', request: present?.request ?? '' }] : [];
  });
}

function acceptClaim(
  node: LeafNode,
  claim: Claims[string] | undefined,
): Pick<LeafDecision, 'leafCode' | 'points' | 'notApplicable' | 'raw'> | null {
  const { supplier } = node.leaf;
  if (!claim || supplier === 'survey' || supplier === 'higherLevel') return null;
  if (claim.status === 'NOT_APPLICABLE') {
    return { leafCode: node.code, points: null, notApplicable: true, raw: '' };
  }
  if (claim.status !== 'SCORED' || claim.points === null) return null;
  return { leafCode: node.code, points: claim.points, notApplicable: false, raw: formatPoints(claim.points) };
}

/** The leaves nobody decided yet, in printed order. */
export function listUndecided(
  set: CriteriaSet,
  decided: ReadonlyMap<string, Pick<LeafDecision, 'points' | 'notApplicable'>>,
): readonly LeafNode[] {
  return listLeaves(set.tree).filter((node) => {
    const decision = decided.get(node.code);
    return !decision || !isDecided(decision);
  });
}
