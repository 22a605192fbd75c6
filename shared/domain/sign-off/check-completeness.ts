import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { LeafResult, SetResult } from '#shared/domain/scoring/result-types.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { ResponseKind } from '#shared/schemas/bundle-submission.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** "Mức": block stops the sheet; warn wants an explanation; inform is only told. */
export type IssueSeverity = 'block' | 'warn' | 'inform';

export type IssueCode =
  | 'NOT_SCORED'
  | 'INVALID_ANSWER'
  | 'NO_EVIDENCE'
  | 'ESTIMATED_FIGURE'
  | 'DOUBTFUL_FIGURE'
  | 'LOST_POINTS_UNEXPLAINED'
  | 'OPEN_CONFLICT'
  | 'COPIED_UNTOUCHED'
  | 'FEEDBACK_UNANSWERED'
  | 'EVIDENCE_NOT_ADDED';

/** One thing the completion check ("kiểm tra hoàn thành") says of one leaf. */
export interface CompletenessIssue {
  readonly leafCode: string;
  readonly code: IssueCode;
  readonly severity: IssueSeverity;
  /** A warning that carries its explanation no longer stops the sheet. */
  readonly explained: boolean;
}

/** What the check looks at beside the evaluated set. */
export interface CompletenessFacts {
  readonly answers: ReadonlyMap<string, LeafAnswer>;
  /** How many documents stand under each leaf. */
  readonly evidenceCounts: ReadonlyMap<string, number>;
  readonly warningExplanations: Readonly<Record<string, string>>;
  /** What the city wants answers on; absent where it said nothing, as in a revision looked at by itself. */
  readonly points?: readonly PointToCheck[];
  /** Leaves with fields that two computers changed and nobody has decided; absent where no part came back. */
  readonly openConflicts?: ReadonlySet<string>;
}

/** A point of the city as the check sees it; `newEvidence`: documents pinned since the revision it speaks of. */
export interface PointToCheck {
  readonly leafCode: string;
  readonly response: { readonly kind: ResponseKind } | null;
  readonly newEvidence: number;
}

const BY_COMPLETION = { BLOCK: 'block', WARN: 'warn', INFORM: 'inform' } as const;

/** The completion check of the ward's own leaves, in printed order, the worst first within a leaf. */
export function checkCompleteness(
  set: CriteriaSet,
  result: SetResult,
  facts: CompletenessFacts,
): readonly CompletenessIssue[] {
  const leaves = listWardLeaves(set);
  const own = new Set(leaves.map(({ code }) => code));
  const points = (facts.points ?? []).flatMap(pointIssues);
  return [
    ...leaves.flatMap((node) => {
      const leaf = result.leaves.get(node.code);
      return [
        ...(facts.openConflicts?.has(node.code) ? [conflictIssue(node.code)] : []),
        ...points.filter(({ leafCode }) => leafCode === node.code),
        ...(leaf ? issuesOf(node, leaf, facts) : []),
      ];
    }),
    // The city may also ask about a leaf it supplies itself.
    ...points.filter(({ leafCode }) => !own.has(leafCode)),
  ];
}

/** What keeps the sheet from being submitted: blocks, and warnings without an explanation. */
export function listBlockers(issues: readonly CompletenessIssue[]): readonly CompletenessIssue[] {
  return issues.filter(
    ({ severity, explained }) => severity === 'block' || (severity === 'warn' && !explained),
  );
}

function conflictIssue(leafCode: string): CompletenessIssue {
  return { leafCode, code: 'OPEN_CONFLICT', severity: 'block', explained: false };
}

function pointIssues({ leafCode, response, newEvidence }: PointToCheck): readonly CompletenessIssue[] {
  const issue = (code: IssueCode): CompletenessIssue[] => [
    { leafCode, code, severity: 'block', explained: false },
  ];
  if (!response) return issue('FEEDBACK_UNANSWERED');
  return response.kind === 'evidence' && newEvidence === 0 ? issue('EVIDENCE_NOT_ADDED') : [];
}

function issuesOf(node: LeafNode, leaf: LeafResult, facts: CompletenessFacts): readonly CompletenessIssue[] {
  const explained = (facts.warningExplanations[node.code] ?? '').trim() !== '';
  const issue = (code: IssueCode, severity: IssueSeverity): CompletenessIssue => ({
    leafCode: node.code,
    code,
    severity,
    explained,
  });
  if (leaf.status === 'invalid') return [issue('INVALID_ANSWER', 'block')];
  if (leaf.status === 'notScored') {
    const halfAnswered =
      leaf.problems.some(({ severity }) => severity === 'error') && wasTouched(facts.answers.get(node.code));
    return [
      issue(
        halfAnswered ? 'INVALID_ANSWER' : 'NOT_SCORED',
        halfAnswered ? 'block' : BY_COMPLETION[node.leaf.completion],
      ),
    ];
  }
  return [
    ...evidenceIssues(node, leaf, facts, issue),
    ...figureIssues(leaf, facts.answers.get(node.code), issue),
  ];
}

function evidenceIssues(
  node: LeafNode,
  leaf: LeafResult,
  facts: CompletenessFacts,
  issue: (code: IssueCode, severity: IssueSeverity) => CompletenessIssue,
): readonly CompletenessIssue[] {
  const claims = leaf.status === 'scored' && (leaf.points ?? 0) > 0;
  const missing = node.leaf.evidenceWanted.length > 0 && (facts.evidenceCounts.get(node.code) ?? 0) === 0;
  return claims && missing ? [issue('NO_EVIDENCE', 'warn')] : [];
}

function figureIssues(
  leaf: LeafResult,
  answer: LeafAnswer | undefined,
  issue: (code: IssueCode, severity: IssueSeverity) => CompletenessIssue,
): readonly CompletenessIssue[] {
  const issues: CompletenessIssue[] = [];
  if (leaf.problems.some(({ code }) => code === 'ESTIMATED'))
    issues.push(issue('ESTIMATED_FIGURE', 'inform'));
  if (leaf.problems.some(({ code, severity }) => severity === 'warning' && code !== 'ESTIMATED')) {
    issues.push(issue('DOUBTFUL_FIGURE', 'inform'));
  }
  const lost = leaf.points !== null && leaf.points < leaf.maximum;
  if (lost && (answer?.explanation ?? '').trim() === '')
    issues.push(issue('LOST_POINTS_UNEXPLAINED', 'inform'));
  if (answer?.copiedFrom !== undefined) issues.push(issue('COPIED_UNTOUCHED', 'inform'));
  return issues;
}

function wasTouched(answer: LeafAnswer | undefined): boolean {
  if (!answer) return false;
  return (
    answer.enteredPoints.trim() !== '' ||
    answer.notApplicable ||
    Object.values(answer.inputs).some(({ raw }) => raw.trim() !== '')
  );
}
