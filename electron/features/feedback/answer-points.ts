import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ResponseKind } from '#shared/schemas/bundle-submission.ts';
import { listLinks } from '#db/queries/evidence.ts';
import { putFeedbackResponse, removeFeedbackDraft, removeFeedbackResponse } from '#db/queries/feedback.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { readPoints, type SheetPoint } from '#electron/features/feedback/read-points.ts';
import { requireOpenSheet, requireSheet, type Sheet } from '#electron/features/scoring/sheet.ts';
import { openCorrection } from '#electron/features/sign-off/sign-sheet.ts';

type OpenError = AppError<'ROUND_NOT_FOUND' | 'ROUND_CLOSED' | 'SHEET_SEALED' | 'NOTHING_TO_CORRECT'>;
type AnswerError = AppError<
  'FEEDBACK_POINT_NOT_FOUND' | 'EXPLANATION_REQUIRED' | 'NO_NEW_EVIDENCE' | 'RESPONSE_ALREADY_SEALED'
>;

/** Keeps the ward's answer to a point, or takes it back; where the sheet is signed, "bổ sung lần n" is opened first. */
export function saveResponse(
  context: SignedInContext,
  input: ParsedInputOf<'feedback.saveResponse'>,
): Result<{ revisionNumber: number }, OpenError | AnswerError> {
  const { roundId, leafCode, bundleId, response } = input;
  return runUseCase(context, context.actor.username, (writing): ReturnType<typeof saveResponse> => {
    const open = requireAnswerable(writing, roundId, input.correctionReason);
    if (!open.ok) return open;
    const point = pointsOf(writing, open.value).find(
      (each) => each.leafCode === leafCode && each.bundleId === bundleId,
    );
    if (!point) return fail(appError('FEEDBACK_POINT_NOT_FOUND', { leafCode }));
    if (response) {
      const problem = problemOf(point, response.kind, response.text);
      if (problem) return fail(problem);
      putResponse(context, writing, roundId, point, { kind: response.kind, text: response.text.trim() });
    } else {
      const before = point.response;
      if (point.sealedIn !== null) return fail(appError('RESPONSE_ALREADY_SEALED', { leafCode }));
      if (before) removeFeedbackResponse(writing.db, roundId, before.bundleId, leafCode);
    }
    removeFeedbackDraft(writing.db, roundId, bundleId, leafCode);
    writing.audit({
      action: 'feedback.saveResponse',
      subject: `${roundId}/${leafCode}`,
      details: { bundleId, before: point.response && wordsOf(point.response), after: response },
    });
    return ok({ revisionNumber: open.value.sheet.revisionNumber });
  });
}

/** Accepts every open point that asks nothing in words: the city's points are taken, the ward's own figures stay. */
export function acceptRemaining(
  context: SignedInContext,
  { roundId, correctionReason }: ParsedInputOf<'feedback.acceptRemaining'>,
): Result<{ accepted: number; revisionNumber: number }, OpenError | AppError<'NOTHING_TO_ACCEPT'>> {
  return runUseCase(context, context.actor.username, (writing): ReturnType<typeof acceptRemaining> => {
    const open = requireAnswerable(writing, roundId, correctionReason);
    if (!open.ok) return open;
    const accepted = pointsOf(writing, open.value).filter(
      ({ state, wish }) => state === 'open' && wish !== 'request',
    );
    if (accepted.length === 0) return fail(appError('NOTHING_TO_ACCEPT', {}));
    for (const point of accepted) putResponse(context, writing, roundId, point, { kind: 'accept', text: '' });
    writing.audit({
      action: 'feedback.acceptRemaining',
      subject: roundId,
      details: { leafCodes: accepted.map(({ leafCode }) => leafCode) },
    });
    return ok({ accepted: accepted.length, revisionNumber: open.value.sheet.revisionNumber });
  });
}

function requireAnswerable(
  writing: Writing,
  roundId: string,
  correctionReason: string | null,
): Result<Sheet, OpenError> {
  const found = requireSheet(writing.db, roundId);
  if (!found.ok) return found;
  if (found.value.round.state !== 'open') return fail(appError('ROUND_CLOSED', {}));
  if (found.value.sheet.state !== 'signed' || correctionReason === null)
    return requireOpenSheet(writing.db, roundId);
  const opened = openCorrection(writing, roundId, correctionReason);
  return opened.ok ? requireOpenSheet(writing.db, roundId) : opened;
}

function pointsOf({ db }: Writing, { round, own, set }: Sheet): readonly SheetPoint[] {
  return readPoints(db, { roundId: round.id, unitId: own.unitId, set, links: listLinks(db, round.id) });
}

function problemOf(
  { leafCode, newEvidence }: SheetPoint,
  kind: ResponseKind,
  text: string,
): AnswerError | null {
  if (kind === 'explain' && text.trim() === '') return appError('EXPLANATION_REQUIRED', { leafCode });
  return kind === 'evidence' && newEvidence === 0 ? appError('NO_NEW_EVIDENCE', { leafCode }) : null;
}

function putResponse(
  context: SignedInContext,
  { db, at }: Writing,
  roundId: string,
  { bundleId, leafCode, revisionNumber }: SheetPoint,
  { kind, text }: { readonly kind: ResponseKind; readonly text: string },
): void {
  const updated = { updatedAt: at, updatedBy: context.actor.fullName };
  putFeedbackResponse(db, { roundId, bundleId, leafCode, revisionNumber, kind, text, ...updated });
}

function wordsOf({ kind, text }: { readonly kind: ResponseKind; readonly text: string }) {
  return { kind, text };
}
