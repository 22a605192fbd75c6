import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import { parsePointsText } from '#shared/lib/numbers.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { RevisionAnswer } from '#shared/schemas/bundle-submission.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';

/**
 * "Điểm thẩm định" of one leaf. `points` null and not `notApplicable`: only a request, nothing decided yet.
 * `raw` is what was typed.
 */
export interface LeafDecision {
  readonly leafCode: string;
  readonly points: Points | null;
  readonly notApplicable: boolean;
  readonly raw: string;
  readonly reason: string;
  readonly request: string;
}

/** What an appraiser typed for one leaf. */
export type TypedDecision = Pick<LeafDecision, 'raw' | 'notApplicable' | 'reason' | 'request'>;

/** Why a decision is not taken. `minimum`, `maximum` and `step` of the leaf in micro-points. */
export type DecisionProblem =
  | { readonly code: 'POINTS_NOT_READABLE' }
  | { readonly code: 'POINTS_OUT_OF_RANGE'; readonly minimum: Points; readonly maximum: Points }
  | { readonly code: 'POINTS_OFF_STEP'; readonly step: Points }
  | { readonly code: 'REASON_REQUIRED' };

/** Whether anything was decided: points given, or "không áp dụng". A request alone decides nothing. */
export function isDecided(decision: Pick<LeafDecision, 'points' | 'notApplicable'>): boolean {
  return decision.points !== null || decision.notApplicable;
}

/**
 * Takes in what an appraiser typed. Null: the decision is taken back. Points must lie in the leaf's range and on its
 * step; a reason is required where they differ from what the ward claims. Leaves the city supplies (survey, higher
 * level, other systems) mostly carry no claim: nothing to differ from, so no reason is asked.
 */
export function decideLeaf(
  set: Pick<CriteriaSet, 'rounding'>,
  node: LeafNode,
  claim: Pick<RevisionAnswer, 'points' | 'status'> | undefined,
  typed: TypedDecision,
): Result<LeafDecision | null, DecisionProblem> {
  const points = typed.notApplicable ? ok(null) : readPoints(set, node, typed.raw);
  if (!points.ok) return points;
  const decision: LeafDecision = { ...typed, leafCode: node.code, points: points.value };
  if (!isDecided(decision)) return ok(typed.request.trim() === '' ? null : decision);
  if (typed.reason.trim() === '' && differsFromClaim(node, claim, decision)) {
    return fail({ code: 'REASON_REQUIRED' });
  }
  return ok(decision);
}

/** Whether a decision says something else than the ward's own claim. */
export function differsFromClaim(
  node: LeafNode,
  claim: Pick<RevisionAnswer, 'points' | 'status'> | undefined,
  decision: Pick<LeafDecision, 'points' | 'notApplicable'>,
): boolean {
  const claimsNotApplicable = claim?.status === 'NOT_APPLICABLE';
  const claimsNothing = !claimsNotApplicable && (claim?.points ?? null) === null;
  if (claimsNothing && node.leaf.supplier !== 'self') return false;
  if (decision.notApplicable || claimsNotApplicable) return decision.notApplicable !== claimsNotApplicable;
  return decision.points !== (claim?.points ?? null);
}

function readPoints(
  set: Pick<CriteriaSet, 'rounding'>,
  node: LeafNode,
  raw: string,
): Result<Points | null, DecisionProblem> {
  const { minimum, step } = node.leaf;
  const outOfRange = { code: 'POINTS_OUT_OF_RANGE', minimum, maximum: node.maximum } as const;
  const parsed = parsePointsText(raw, { maxDecimals: set.rounding.leaf.digits });
  if (!parsed.ok) {
    if (parsed.error.code === 'EMPTY') return ok(null);
    return fail(parsed.error.code === 'TOO_LARGE' ? outOfRange : { code: 'POINTS_NOT_READABLE' });
  }
  if (parsed.value < minimum || parsed.value > node.maximum) return fail(outOfRange);
  const isOffStep = step !== null && step > 0 && parsed.value % step !== 0;
  return isOffStep ? fail({ code: 'POINTS_OFF_STEP', step }) : ok(pointsFromMicro(parsed.value));
}
