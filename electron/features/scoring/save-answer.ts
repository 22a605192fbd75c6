import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import { findAnswer, putAnswer } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { answerOf, requireOpenSheet, requireWardLeaf } from '#electron/features/scoring/sheet.ts';

type SaveError = AppError<
  'ROUND_NOT_FOUND' | 'LEAF_NOT_FOUND' | 'LEAF_NOT_YOURS' | 'SHEET_SEALED' | 'ANSWER_CHANGED_ELSEWHERE'
>;

/** Keeps one answer exactly as typed. Two people at the same leaf: the second is told, nothing is overwritten. */
export function saveAnswer(
  context: SignedInContext,
  input: ParsedInputOf<'scoring.saveAnswer'>,
): Result<{ version: number; savedAt: string }, SaveError> {
  const { roundId, leafCode, answer, baseVersion } = input;
  return runUseCase(context, context.actor.username, (writing) => {
    const open = requireOpenSheet(writing.db, roundId);
    if (!open.ok) return open;
    const leaf = requireWardLeaf(open.value.set, leafCode);
    if (!leaf.ok) return leaf;
    const version = findAnswer(writing.db, roundId, leafCode)?.version ?? 0;
    if (version !== baseVersion) return fail(appError('ANSWER_CHANGED_ELSEWHERE', { leafCode, version }));
    return ok({ version: writeAnswer(writing, context, roundId, leafCode, answer), savedAt: writing.at });
  });
}

/** Writes an answer with its audit record and gives its new version. */
export function writeAnswer(
  writing: Writing,
  context: SignedInContext,
  roundId: string,
  leafCode: string,
  answer: LeafAnswer,
): number {
  const { db, at, audit } = writing;
  const before = findAnswer(db, roundId, leafCode);
  const version = (before?.version ?? 0) + 1;
  const updatedBy = context.actor.fullName;
  putAnswer(db, { roundId, leafCode, answerJson: canonicalJson(answer), version, updatedAt: at, updatedBy });
  const details = { before: before ? answerOf(before) : null, after: answer };
  audit({ action: 'scoring.saveAnswer', subject: `${roundId}/${leafCode}`, details });
  return version;
}
