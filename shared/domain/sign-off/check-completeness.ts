import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { LeafResult, SetResult } from '#shared/domain/scoring/result-types.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
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
  | 'COPIED_UNTOUCHED';

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
}

const BY_COMPLETION = { BLOCK: 'block', WARN: 'warn', INFORM: 'inform' } as const;

/** The completion check of the ward's own leaves, in printed order, the worst first within a leaf. */
export function checkCompleteness(
  set: CriteriaSet,
  result: SetResult,
  facts: CompletenessFacts,
): readonly CompletenessIssue[] {
  return listWardLeaves(set).flatMap((node) => {
    const leaf = result.leaves.get(node.code);
    return leaf ? issuesOf(node, leaf, facts) : [];
  });
}

/** What keeps the sheet from being submitted: blocks, and warnings without an explanation. */
export function listBlockers(issues: readonly CompletenessIssue[]): readonly CompletenessIssue[] {
  return issues.filter(
    ({ severity, explained }) => severity === 'block' || (severity === 'warn' && !explained),
  );
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
