import { figuresDiffer } from '#shared/domain/criteria/carry-last-year.ts';
import type { CompletenessIssue } from '#shared/domain/sign-off/check-completeness.ts';
import { checkCompleteness, listBlockers } from '#shared/domain/sign-off/check-completeness.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import { waitingPoints } from '#renderer/lib/point-words.ts';
import type { SheetData, SheetState } from '#renderer/lib/sheet/sheet-store.ts';

/** How a row stands, the most pressing first. */
export type LeafState =
  | 'theirs'
  | 'conflict'
  | 'invalid'
  | 'request'
  | 'returned'
  | 'incomplete'
  | 'notScored'
  | 'notApplicable'
  | 'noEvidence'
  | 'doubtful'
  | 'scored';

/** What else is known of a row beside what the engine says. */
export interface LeafFacts {
  readonly ours: boolean;
  readonly inConflict: boolean;
  readonly hasRequest: boolean;
  /** The leader returned the sheet with words on this row. */
  readonly hasComment: boolean;
  readonly evidenceCount: number;
  readonly wantsEvidence: boolean;
  readonly warningExplained: boolean;
}

/** The state shown at a row. */
export function leafState(result: LeafResult | undefined, facts: LeafFacts): LeafState {
  if (!facts.ours) return 'theirs';
  if (facts.inConflict) return 'conflict';
  if (!result || result.status === 'invalid') return result ? 'invalid' : 'notScored';
  if (result.status === 'notScored') return result.problems.length > 0 ? 'incomplete' : 'notScored';
  if (facts.hasComment) return 'returned';
  if (facts.hasRequest) return 'request';
  if (result.status === 'notApplicable') return result.problems.length > 0 ? 'doubtful' : 'notApplicable';
  const claims = (result.points ?? 0) > 0;
  if (claims && facts.wantsEvidence && facts.evidenceCount === 0 && !facts.warningExplained)
    return 'noEvidence';
  return result.problems.length > 0 ? 'doubtful' : 'scored';
}

/** How many documents stand under each leaf. */
export function countEvidence(data: SheetData): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { leafCode } of data.evidence) counts.set(leafCode, (counts.get(leafCode) ?? 0) + 1);
  return counts;
}

/** The completion check of what stands on screen. */
export function listIssues(state: SheetState): readonly CompletenessIssue[] {
  const { work } = state.data;
  const issues = checkCompleteness(state.data.set, state.summary, {
    answers: new Map(Object.entries(state.answers)),
    evidenceCounts: countEvidence(state.data),
    warningExplanations: state.data.warningExplanations,
    points: state.data.points,
    openConflicts: new Set(work?.conflicts),
  });
  return work?.part ? issues.filter(({ leafCode }) => work.part?.leafCodes.includes(leafCode)) : issues;
}

/** "Mất điểm": scored below what the leaf could give. */
export function lostPoints({ results }: SheetState, code: string): boolean {
  const result = results[code];
  return result?.status === 'scored' && result.points !== null && result.points < result.maximum;
}

/** "Khác năm trước": other points than the city gave last year or, where last year's answer is known, other figures. */
export function differsFromLastYear({ data, leaves, answers, results }: SheetState, code: string): boolean {
  const result = results[code];
  if (result?.status !== 'scored' && result?.status !== 'notApplicable') return false;
  const points = data.lastYear.leafPoints[code];
  if (points !== undefined && result.points !== points) return true;
  const before = data.lastYear.answers[code];
  const leaf = leaves.get(code);
  return (
    before !== undefined &&
    leaf !== undefined &&
    figuresDiffer(leaf, answers[code] ?? EMPTY_ANSWER, before.answer)
  );
}

/** The leaves F8 goes through, in printed order: what keeps the sheet from being submitted, and what the city asks. */
export function listProblemLeaves(state: SheetState): readonly string[] {
  const wanted = new Set(listBlockers(listIssues(state)).map(({ leafCode }) => leafCode));
  for (const { leafCode } of waitingPoints(state.data)) wanted.add(leafCode);
  for (const comment of state.data.comments) if (comment.leafCode !== null) wanted.add(comment.leafCode);
  return state.rows.filter(({ code }) => wanted.has(code)).map(({ code }) => code);
}
