import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { deleteLink, findDocument, listOpenUses, markRemoved } from '#db/queries/evidence.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { pinDetails } from '#electron/features/scoring/evidence-library.ts';

type Done = Record<string, never>;

/**
 * Takes a document out of the library; row and file stay. While leaves of an open round hold it that is refused with
 * their codes; with `unlink` they let go of it first, where their sheet still takes changes.
 */
export function removeDocument(
  context: SignedInContext,
  { documentId, unlink }: { readonly documentId: string; readonly unlink: boolean },
): Result<Done, AppError<'EVIDENCE_NOT_FOUND' | 'EVIDENCE_IN_USE' | 'SHEET_SEALED'>> {
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const document = findDocument(db, documentId);
    if (!document || document.removedAt !== null) return fail(appError('EVIDENCE_NOT_FOUND', {}));
    const uses = listOpenUses(db, documentId);
    const [first] = uses;
    if (first && !unlink) {
      const inRound = uses.filter(({ roundId }) => roundId === first.roundId);
      const leafCodes = inRound.map(({ leafCode }) => leafCode);
      return fail(appError('EVIDENCE_IN_USE', { leafCodes, roundTitle: first.roundTitle }));
    }
    if (uses.some(({ sheetState }) => sheetState !== 'draft' && sheetState !== 'returned'))
      return fail(appError('SHEET_SEALED', {}));
    for (const use of uses) {
      deleteLink(db, use.id);
      audit({
        action: 'evidence.unlinkDocument',
        subject: `${use.roundId}/${use.leafCode}`,
        details: { documentId, before: pinDetails(document, use), after: null },
      });
    }
    markRemoved(db, documentId, { at, by: context.actor.fullName });
    const { sha256, fileName } = document;
    audit({ action: 'evidence.removeDocument', subject: documentId, details: { sha256, fileName } });
    return ok({});
  });
}

/** Puts a removed document back into the library. */
export function restoreDocument(
  context: SignedInContext,
  documentId: string,
): Result<Done, AppError<'EVIDENCE_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    const document = findDocument(db, documentId);
    if (!document || document.removedAt === null) return fail(appError('EVIDENCE_NOT_FOUND', {}));
    markRemoved(db, documentId, null);
    const details = { fileName: document.fileName };
    audit({ action: 'evidence.restoreDocument', subject: documentId, details });
    return ok({});
  });
}
