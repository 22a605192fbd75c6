import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { leafChanges, type LeafStand } from '#shared/domain/sign-off/field-changes.ts';
import type { Points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { RevisionTotals, SealedRevision } from '#shared/schemas/bundle-submission.ts';
import type { FieldChange } from '#shared/schemas/field-change.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** What of a revision is compared; a sheet still worked on has the same form. */
export interface ComparedRevision {
  readonly content: Pick<SealedRevision, 'answers' | 'totals' | 'responses'>;
  /** The set it was scored with. */
  readonly set: CriteriaSet;
}

/** One leaf on both sides. No `fields`: nothing differs. Points are null where not scored or not applicable. */
export interface ComparedLeaf {
  readonly leafCode: string;
  readonly title: string;
  /** A leaf of one side's set only, or of both. */
  readonly presence: 'both' | 'added' | 'removed';
  readonly pointsBefore: Points | null;
  readonly pointsAfter: Points | null;
  readonly fields: readonly FieldChange[];
}

/** Two revisions field by field; leaves in printed order of the later one, then those only the earlier one has. */
export interface RevisionComparison {
  readonly totalsBefore: RevisionTotals;
  readonly totalsAfter: RevisionTotals;
  readonly leaves: readonly ComparedLeaf[];
}

/** Compares two revisions of one sheet, or a revision with the sheet as it stands. Rows are matched by their codes. */
export function compareRevisions(before: ComparedRevision, after: ComparedRevision): RevisionComparison {
  const was = leavesOf(before);
  const is = leavesOf(after);
  const removed = [...was.keys()].filter((code) => !is.has(code));
  return {
    totalsBefore: before.content.totals,
    totalsAfter: after.content.totals,
    leaves: [...is.keys(), ...removed].map((code) => compareLeafOf(before, after, code, was, is)),
  };
}

type Leaves = ReadonlyMap<string, LeafNode | null>;

/** The leaves a revision answers, in printed order; one its set does not know comes last. */
function leavesOf({ content, set }: ComparedRevision): Leaves {
  const known = listLeaves(set.tree).filter(({ code }) => Object.hasOwn(content.answers, code));
  const leaves = new Map<string, LeafNode | null>(known.map((node) => [node.code, node]));
  for (const code of Object.keys(content.answers)) if (!leaves.has(code)) leaves.set(code, null);
  return leaves;
}

function compareLeafOf(
  before: ComparedRevision,
  after: ComparedRevision,
  leafCode: string,
  was: Leaves,
  is: Leaves,
): ComparedLeaf {
  const [from, to] = [standOf(before.content, leafCode), standOf(after.content, leafCode)];
  const node = is.get(leafCode) ?? was.get(leafCode) ?? null;
  return {
    leafCode,
    title: node?.title ?? '',
    presence: !was.has(leafCode) ? 'added' : !is.has(leafCode) ? 'removed' : 'both',
    pointsBefore: from.points,
    pointsAfter: to.points,
    fields: leafChanges(from, to, node),
  };
}

function standOf({ answers, responses }: ComparedRevision['content'], leafCode: string): LeafStand {
  const sealed = Object.hasOwn(answers, leafCode) ? answers[leafCode] : undefined;
  return {
    answer: sealed?.answer ?? EMPTY_ANSWER,
    points: sealed?.points ?? null,
    status: sealed?.status ?? 'NOT_SCORED',
    evidence: sealed?.evidence ?? [],
    warningExplanation: sealed?.warningExplanation ?? '',
    responses: responses.filter((response) => response.leafCode === leafCode),
    responsible: sealed?.responsible ?? '',
  };
}
