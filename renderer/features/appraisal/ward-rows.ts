import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppraisedLeaf } from '#shared/contract/channels/appraisal.ts';
import {
  decideLeaf,
  differsFromClaim,
  isDecided,
  type DecisionProblem,
  type TypedDecision,
} from '#shared/domain/appraisal/decide-leaf.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { subtractPoints, sumPoints, type Points } from '#shared/lib/points.ts';
import type { FeedbackResponse, RevisionAnswer } from '#shared/schemas/bundle-submission.ts';

/** Everything `appraisal.readWard` gives. */
export type WardReading = OutputOf<'appraisal.readWard'>;

/** Where a leaf stands: nobody decided; as claimed; changed; given by the city itself; out of the sheet. */
export type DecisionState = 'undecided' | 'accepted' | 'changed' | 'given' | 'notApplicable';

/** One leaf as the sheet shows it: the claim beside the decision typed or kept. */
export interface LeafView {
  readonly typed: TypedDecision;
  /** Points as they count: of what is typed where that can be used. */
  readonly points: Points | null;
  readonly difference: Points | null;
  readonly state: DecisionState;
  /** Why what is typed is not kept yet. */
  readonly problem: DecisionProblem | null;
  readonly unsaved: boolean;
}

const NOTHING_TYPED: TypedDecision = { raw: '', notApplicable: false, reason: '', request: '' };

/** What is kept of a leaf, as the fields show it. */
export function typedFrom(saved: AppraisedLeaf | undefined): TypedDecision {
  if (!saved) return NOTHING_TYPED;
  const { raw, notApplicable, reason, request } = saved;
  return { raw, notApplicable, reason, request };
}

/** The claim of one leaf; undefined where the ward sent none. */
export function claimOf(reading: WardReading, code: string): RevisionAnswer | undefined {
  return Object.hasOwn(reading.revision.answers, code) ? reading.revision.answers[code] : undefined;
}

/** What the ward answered to the city on one leaf in the revision held. */
export function responsesOf(reading: WardReading, code: string): readonly FeedbackResponse[] {
  return reading.revision.responses.filter(({ leafCode }) => leafCode === code);
}

function stateOf(
  node: LeafNode,
  claim: RevisionAnswer | undefined,
  decision: Pick<AppraisedLeaf, 'points' | 'notApplicable'> | null,
): DecisionState {
  if (decision === null || !isDecided(decision)) return 'undecided';
  if (differsFromClaim(node, claim, decision)) return decision.notApplicable ? 'notApplicable' : 'changed';
  if (decision.notApplicable) return 'notApplicable';
  return isWardLeaf(node) && claim?.status === 'SCORED' ? 'accepted' : 'given';
}

/** The row of a leaf from what is kept and what is typed over it. */
export function leafView(
  reading: WardReading,
  node: LeafNode,
  saved: AppraisedLeaf | undefined,
  draft: TypedDecision | undefined,
): LeafView {
  const claim = claimOf(reading, node.code);
  const typed = draft ?? typedFrom(saved);
  const decided = decideLeaf(reading.set, node, claim, typed);
  const points = decided.ok ? (decided.value?.points ?? null) : null;
  const self = claim?.points ?? null;
  return {
    typed,
    points,
    difference: points === null || self === null ? null : subtractPoints(points, self),
    state: stateOf(node, claim, decided.ok ? decided.value : null),
    problem: decided.ok ? null : decided.error,
    unsaved: draft !== undefined,
  };
}

/** What accepting the claim means, typed out; null where there is nothing to accept. */
export function acceptedClaim(
  node: LeafNode,
  claim: RevisionAnswer | undefined,
): Pick<TypedDecision, 'raw' | 'notApplicable'> | null {
  if (!isWardLeaf(node) || !claim) return null;
  if (claim.status === 'NOT_APPLICABLE') return { raw: '', notApplicable: true };
  return claim.points === null ? null : { raw: formatPoints(claim.points), notApplicable: false };
}

/** How far the points given differ from the claims, over those leaves where both stand; null where none has both. */
export function totalDifference(
  leaves: readonly LeafNode[],
  views: Readonly<Record<string, LeafView>>,
): Points | null {
  const differences = leaves.flatMap((node) => views[node.code]?.difference ?? []);
  return differences.length === 0 ? null : sumPoints(differences);
}

/** Filters over leaves, offered as chips with counts. */
export const LEAF_FILTERS = {
  undecided: (view: LeafView) => view.state === 'undecided',
  changed: (view: LeafView) => view.state === 'changed',
  requested: (view: LeafView) => view.typed.request.trim() !== '',
} as const;
export type LeafFilter = keyof typeof LEAF_FILTERS | 'city' | 'responded';

/** The leaves a filter keeps. */
export function filterLeaves(
  leaves: readonly LeafNode[],
  views: Readonly<Record<string, LeafView>>,
  filter: LeafFilter,
  reading: WardReading,
): ReadonlySet<string> {
  const kept = leaves.filter((node) => {
    const view = views[node.code];
    if (filter === 'city') return !isWardLeaf(node);
    if (filter === 'responded') return responsesOf(reading, node.code).length > 0;
    return view !== undefined && LEAF_FILTERS[filter](view);
  });
  return new Set(kept.map((node) => node.code));
}
