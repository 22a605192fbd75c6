import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { Points } from '#shared/lib/points.ts';
import type { RevisionAnswer } from '#shared/schemas/bundle-submission.ts';

/** What came back of a criterion. `appraisedPoints` null and not `notApplicable`: only asked, nothing decided. */
export interface ReturnedLeaf {
  readonly appraisedPoints: Points | null;
  readonly notApplicable: boolean;
  readonly reason: string;
  readonly request: string;
}

/**
 * One criterion at the boundary. `outcome`: same (equal points, or "không áp dụng" on both sides), changed, or open
 * (nothing came back, or nothing decided yet). A criterion the ward did not answer was sent as not scored.
 * `sentAnswer`: the answers to earlier words of the city that went with it.
 */
export function compareLeaf(
  leaf: Pick<LeafNode, 'code' | 'title' | 'maximum'>,
  answer: Pick<RevisionAnswer, 'points' | 'status'> | undefined,
  returned: ReturnedLeaf | null,
  sentAnswer = '',
) {
  const sentPoints = answer?.points ?? null;
  const sentStatus = answer?.status ?? 'NOT_SCORED';
  const { code: leafCode, title, maximum } = leaf;
  const outcome = outcomeOf(sentPoints, sentStatus, returned);
  return { leafCode, title, maximum, sentPoints, sentStatus, sentAnswer, returned, outcome };
}

function outcomeOf(
  sentPoints: Points | null,
  sentStatus: RevisionAnswer['status'],
  returned: ReturnedLeaf | null,
): 'same' | 'changed' | 'open' {
  if (returned === null || (returned.appraisedPoints === null && !returned.notApplicable)) return 'open';
  if (returned.notApplicable) return sentStatus === 'NOT_APPLICABLE' ? 'same' : 'changed';
  return returned.appraisedPoints === sentPoints ? 'same' : 'changed';
}
