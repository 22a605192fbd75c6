import type { FollowedLeaf } from '#shared/contract/channels/statistics.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { applyStatistics, wantedFigures } from '#shared/domain/statistics/apply-statistics.ts';
import { statisticOperands } from '#shared/domain/statistics/list-statistics.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import { findAnswer } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { requireOpenSheet, requireWardLeaf, type Sheet } from '#electron/features/scoring/sheet.ts';
import { storeAnswer } from '#electron/features/scoring/store-answer.ts';
import { putStatistic, readFigures } from '#electron/features/statistics/put-statistic.ts';

type SaveError = AppError<
  'ROUND_NOT_FOUND' | 'LEAF_NOT_FOUND' | 'LEAF_NOT_YOURS' | 'SHEET_SEALED' | 'ANSWER_CHANGED_ELSEWHERE'
>;

/** Keeps one answer exactly as typed. Two people at the same leaf: the second is told, nothing is overwritten. */
export function saveAnswer(
  context: SignedInContext,
  input: ParsedInputOf<'scoring.saveAnswer'>,
): Result<OutputOf<'scoring.saveAnswer'>, SaveError> {
  const { roundId, leafCode, answer, baseVersion } = input;
  return runUseCase(context, context.actor.username, (writing) => {
    const open = requireOpenSheet(writing.db, roundId);
    if (!open.ok) return open;
    const leaf = requireWardLeaf(open.value.set, leafCode);
    if (!leaf.ok) return leaf;
    const version = findAnswer(writing.db, roundId, leafCode)?.version ?? 0;
    if (version !== baseVersion) return fail(appError('ANSWER_CHANGED_ELSEWHERE', { leafCode, version }));
    const written = writeAnswer(writing, context, open.value, leaf.value, answer);
    return ok({ ...written, savedAt: writing.at });
  });
}

/**
 * Writes what a person said of a leaf and gives its new version, with the other leaves that changed: a figure typed on
 * a statistic is the statistic's own, and every leaf that refers to it follows. A statistic the answer does not name
 * is filled in.
 */
export function writeAnswer(
  writing: Writing,
  context: SignedInContext,
  sheet: Sheet,
  leaf: LeafNode,
  answer: LeafAnswer,
): { readonly version: number; readonly followed: FollowedLeaf[] } {
  const roundId = sheet.round.id;
  if (statisticOperands(leaf).length === 0)
    return { version: storeAnswer(writing, context, roundId, leaf.code, answer), followed: [] };
  const figures = readFigures(writing.db, sheet);
  const wanted = wantedFigures(answer, leaf, figures);
  const settled = applyStatistics(answer, leaf, new Map([...figures, ...wanted]));
  const version = storeAnswer(writing, context, roundId, leaf.code, settled);
  // This leaf holds the figure already, so only the others follow.
  const followed = [...wanted].flatMap(
    ([code, figure]) => putStatistic(writing, context, sheet, { code, ...figure, note: null }).followed,
  );
  return { version, followed };
}
