import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { SetResult } from '#shared/domain/scoring/result-types.ts';
import {
  checkCompleteness,
  type CompletenessFacts,
  type CompletenessIssue,
} from '#shared/domain/sign-off/check-completeness.ts';
import { answerChanges, leafChanges, type LeafStand } from '#shared/domain/sign-off/field-changes.ts';
import { earlierStand, type LookRecord, type SheetStand } from '#shared/domain/sign-off/roll-back.ts';
import { listWardLeaves, wardTotals } from '#shared/domain/sign-off/ward-leaves.ts';
import type { Points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { FieldChange } from '#shared/schemas/field-change.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** A field that stands otherwise than at the last look, with who changed it last and when; null: follows from others. */
export interface LookedField extends FieldChange {
  readonly actor: string | null;
  readonly at: string | null;
}

/** A leaf that changed since the last look. */
export interface LookedLeaf {
  readonly leafCode: string;
  readonly title: string;
  readonly pointsBefore: Points | null;
  readonly pointsAfter: Points | null;
  readonly fields: readonly LookedField[];
}

/** What changed between two looks. */
export interface LookChanges {
  readonly leaves: readonly LookedLeaf[];
  readonly totalBefore: Points;
  readonly totalAfter: Points;
  /** Warnings and blocks that were not there at the last look, and those that have gone. Told ones are left out. */
  readonly newIssues: readonly CompletenessIssue[];
  readonly goneIssues: readonly CompletenessIssue[];
}

/** How a stand is worked out: points by the engine, and what the completion check looks at beside the stand. */
export interface LookScoring {
  readonly set: CriteriaSet;
  readonly evaluate: (stand: SheetStand) => SetResult;
  readonly facts: Omit<CompletenessFacts, 'answers' | 'evidenceCounts' | 'warningExplanations'>;
}

/**
 * What changed on a sheet since a moment: `records` are the log's since then, in order. The earlier stand is worked out
 * by taking them back, so a value that was changed and came back to what it was is no change.
 */
export function lookChanges(
  scoring: LookScoring,
  now: SheetStand,
  records: readonly LookRecord[],
): LookChanges {
  const { set, evaluate } = scoring;
  const then = earlierStand(now, records);
  const [before, after] = [evaluate(then), evaluate(now)];
  const leaves = listWardLeaves(set).flatMap((node) => {
    const { code: leafCode, title } = node;
    const [from, to] = [leafStand(then, before, leafCode), leafStand(now, after, leafCode)];
    const fields = leafChanges(from, to, node).map((each) => withAuthor(each, node, records));
    const points = { pointsBefore: from.points, pointsAfter: to.points };
    return fields.length === 0 ? [] : [{ leafCode, title, ...points, fields }];
  });
  const [was, is] = [issuesOf(scoring, then, before), issuesOf(scoring, now, after)];
  return {
    leaves,
    totalBefore: wardTotals(set, before).points,
    totalAfter: wardTotals(set, after).points,
    newIssues: without(is, was),
    goneIssues: without(was, is),
  };
}

function leafStand(stand: SheetStand, result: SetResult, leafCode: string): LeafStand {
  const leaf = result.leaves.get(leafCode);
  const notApplicable = leaf?.status === 'notApplicable';
  const given = stand.responses.get(leafCode);
  return {
    answer: stand.answers.get(leafCode) ?? EMPTY_ANSWER,
    points: notApplicable ? null : (leaf?.points ?? null),
    status: notApplicable ? 'NOT_APPLICABLE' : (leaf?.points ?? null) === null ? 'NOT_SCORED' : 'SCORED',
    evidence: stand.evidence.get(leafCode) ?? [],
    warningExplanation: stand.explanations.get(leafCode) ?? '',
    responses: given === undefined ? [] : [{ leafCode, revisionNumber: 1, ...given }],
    responsible: stand.responsible.get(leafCode) ?? '',
  };
}

/** The newest record that changed this very field. */
function withAuthor(change: FieldChange, node: LeafNode, records: readonly LookRecord[]): LookedField {
  const author = records.findLast(
    (record) =>
      (record.leafCode === node.code || record.leafCode === null) &&
      (change.field === 'points' ? record.change.kind === 'answer' : touches(record, change, node)),
  );
  return { ...change, actor: author?.actor ?? null, at: author?.at ?? null };
}

function touches({ change: done }: LookRecord, { field, key }: FieldChange, node: LeafNode): boolean {
  if (done.kind === 'explanation') return field === 'warningExplanation';
  if (done.kind === 'response' || done.kind === 'responsible') return field === done.kind;
  if (done.kind === 'evidence' || done.kind === 'document')
    return field === 'evidence' && done.documentId === key;
  return answerChanges(done.before ?? EMPTY_ANSWER, done.after, node).some(
    (each) => each.field === field && each.key === key,
  );
}

function issuesOf(
  { set, facts }: LookScoring,
  stand: SheetStand,
  result: SetResult,
): readonly CompletenessIssue[] {
  const counts = [...stand.evidence].map(([code, pinned]) => [code, pinned.length] as const);
  return checkCompleteness(set, result, {
    ...facts,
    answers: stand.answers,
    evidenceCounts: new Map(counts),
    warningExplanations: Object.fromEntries(stand.explanations),
  }).filter(({ severity }) => severity !== 'inform');
}

function without(
  issues: readonly CompletenessIssue[],
  others: readonly CompletenessIssue[],
): readonly CompletenessIssue[] {
  return issues.filter(
    (issue) => !others.some(({ leafCode, code }) => leafCode === issue.leafCode && code === issue.code),
  );
}
