import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { listBlockers } from '#shared/domain/sign-off/check-completeness.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { insertReturnComments, putWarningExplanation, updateSheet } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listDocuments } from '#db/queries/evidence.ts';
import { findTooLarge, type BundleLimits } from '#electron/services/bundle/bundle-limits.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { noteLook } from '#electron/features/leader-desk/note-look.ts';
import {
  evaluateSheet,
  requireLeaf,
  requireOpenSheet,
  requireSheet,
  type EvaluatedSheet,
} from '#electron/features/scoring/sheet.ts';
import { explanationDetails } from '#electron/features/scoring/log-details.ts';
import { newId } from '#electron/services/ids/ids.ts';

type Nothing = Record<string, never>;

/** The error that the completion check still stops the sheet, or null. */
export function incompleteness(sheet: EvaluatedSheet): AppError<'NOT_COMPLETE'> | null {
  const blockers = listBlockers(sheet.issues).map(({ leafCode, code }) => ({ leafCode, code }));
  return blockers.length === 0 ? null : appError('NOT_COMPLETE', { blockers });
}

/** What is signed must fit into the bundle that carries it: said before anybody signs, not after. */
export function tooMuchEvidence(
  db: ReadDb,
  { links }: EvaluatedSheet,
  limits: BundleLimits,
): AppError<'BUNDLE_TOO_LARGE'> | null {
  const used = new Set(links.map(({ documentId }) => documentId));
  const tooLarge = findTooLarge(
    listDocuments(db).filter(({ id }) => used.has(id)),
    limits,
  );
  return tooLarge && appError('BUNDLE_TOO_LARGE', tooLarge);
}

/** "Trình": the officer hands the sheet to the leader; from then on it takes no changes until returned. */
export function submitSheet(
  context: SignedInContext,
  roundId: string,
): Result<
  Nothing,
  AppError<'ROUND_NOT_FOUND' | 'NOT_COMPLETE' | 'BUNDLE_TOO_LARGE' | 'ALREADY_SUBMITTED' | 'SHEET_SEALED'>
> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const found = requireSheet(db, roundId);
    if (!found.ok) return found;
    const { state, revisionNumber } = found.value.sheet;
    if (state === 'submitted') return fail(appError('ALREADY_SUBMITTED', {}));
    const isClosed = found.value.round.state !== 'open';
    if (state === 'signed' || isClosed) return fail(appError('SHEET_SEALED', {}));
    const evaluated = evaluateSheet(db, found.value);
    const obstacle =
      incompleteness(evaluated) ?? tooMuchEvidence(db, evaluated, context.services.bundleLimits);
    if (obstacle) return fail(obstacle);
    const preparedBy = JSON.stringify({ fullName: context.actor.fullName, position: context.actor.position });
    updateSheet(db, roundId, { state: 'submitted', preparedBy, updatedAt: at });
    audit({ action: 'signOff.submitSheet', subject: roundId, details: { revisionNumber } });
    return ok({});
  });
}

/** The officer takes a submitted sheet back before it is signed. */
export function withdrawSheet(
  context: SignedInContext,
  roundId: string,
): Result<Nothing, AppError<'ROUND_NOT_FOUND' | 'NOT_SUBMITTED' | 'ROUND_CLOSED'>> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const found = requireSheet(db, roundId);
    if (!found.ok) return found;
    if (found.value.round.state !== 'open') return fail(appError('ROUND_CLOSED', {}));
    if (found.value.sheet.state !== 'submitted') return fail(appError('NOT_SUBMITTED', {}));
    updateSheet(db, roundId, { state: 'draft', updatedAt: at });
    audit({ action: 'signOff.withdrawSheet', subject: roundId, details: {} });
    return ok({});
  });
}

/** The leader returns the sheet with words on cells or on the whole. */
export function returnSheet(
  context: SignedInContext,
  input: ParsedInputOf<'signOff.returnSheet'>,
): Result<Nothing, AppError<'ROUND_NOT_FOUND' | 'NOT_SUBMITTED' | 'LEAF_NOT_FOUND' | 'ROUND_CLOSED'>> {
  const { roundId, comments } = input;
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const found = requireSheet(db, roundId);
    if (!found.ok) return found;
    const { round, sheet, set } = found.value;
    if (round.state !== 'open') return fail(appError('ROUND_CLOSED', {}));
    if (sheet.state !== 'submitted') return fail(appError('NOT_SUBMITTED', {}));
    for (const { leafCode } of comments) {
      const leaf = leafCode === null ? null : requireLeaf(set, leafCode);
      if (leaf && !leaf.ok) return leaf;
    }
    const { revisionNumber } = sheet;
    const author = context.actor.fullName;
    insertReturnComments(
      db,
      comments.map(({ leafCode, text }) => ({
        id: newId(context.services.clock),
        roundId,
        revisionNumber,
        leafCode,
        text,
        author,
        at,
      })),
    );
    updateSheet(db, roundId, { state: 'returned', updatedAt: at });
    audit({ action: 'signOff.returnSheet', subject: roundId, details: { comments } });
    noteLook(db, context.actor.accountId, roundId, at);
    return ok({});
  });
}

/** Explains the warnings of a leaf. */
export function explainWarning(
  context: SignedInContext,
  input: ParsedInputOf<'signOff.explainWarning'>,
): Result<Nothing, AppError<'ROUND_NOT_FOUND' | 'LEAF_NOT_FOUND' | 'SHEET_SEALED'>> {
  const { roundId, leafCode, text } = input;
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const open = requireOpenSheet(db, roundId);
    if (!open.ok) return open;
    const leaf = requireLeaf(open.value.set, leafCode);
    if (!leaf.ok) return leaf;
    const details = explanationDetails(db, roundId, leafCode, text);
    putWarningExplanation(db, { roundId, leafCode, text, updatedAt: at, updatedBy: context.actor.fullName });
    audit({ action: 'signOff.explainWarning', subject: `${roundId}/${leafCode}`, details });
    return ok({});
  });
}
