import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { listFeedback, putFeedbackDraft, removeFeedbackDraft } from '#db/queries/feedback.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { requireSheet } from '#electron/features/scoring/sheet.ts';

/**
 * Keeps what is typed as an answer, also while the sheet is signed and no "bổ sung" is open. A draft answers nothing,
 * so it stands in no log: the answer it becomes does.
 */
export function saveDraft(
  context: SignedInContext,
  { roundId, leafCode, bundleId, draft }: ParsedInputOf<'feedback.saveDraft'>,
): Result<{ savedAt: string }, AppError<'ROUND_NOT_FOUND' | 'FEEDBACK_POINT_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, ({ db, at }): ReturnType<typeof saveDraft> => {
    const found = requireSheet(db, roundId);
    if (!found.ok) return found;
    const isSaid = listFeedback(db, roundId).some(
      (item) => item.leafCode === leafCode && item.bundleId === bundleId,
    );
    if (!isSaid) return fail(appError('FEEDBACK_POINT_NOT_FOUND', { leafCode }));
    if (draft) putFeedbackDraft(db, { roundId, bundleId, leafCode, ...draft });
    else removeFeedbackDraft(db, roundId, bundleId, leafCode);
    return ok({ savedAt: at });
  });
}
