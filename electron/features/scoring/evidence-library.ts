import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { EvidenceLink } from '#shared/contract/channels/scoring.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import {
  deleteLink,
  findDocument,
  findLink,
  findLinkById,
  insertLink,
  updateLink,
  type EvidenceDocumentRow,
  type EvidenceLinkRow,
} from '#db/queries/evidence.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { requireLeaf, requireOpenSheet } from '#electron/features/scoring/sheet.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** A use of a document as callers see it. */
export function toLink({ id, leafCode, documentId, section, page }: EvidenceLinkRow): EvidenceLink {
  return { id, leafCode, documentId, section, page };
}

/** Pins a document under a leaf, or changes section and page of that use. */
export function linkDocument(
  context: SignedInContext,
  input: ParsedInputOf<'evidence.linkDocument'>,
): Result<
  EvidenceLink,
  AppError<'ROUND_NOT_FOUND' | 'LEAF_NOT_FOUND' | 'EVIDENCE_NOT_FOUND' | 'SHEET_SEALED'>
> {
  const { roundId, leafCode, documentId, section, page } = input;
  return runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    const open = requireOpenSheet(db, roundId);
    if (!open.ok) return open;
    const leaf = requireLeaf(open.value.set, leafCode);
    if (!leaf.ok) return leaf;
    const document = findDocument(db, documentId);
    const before = findLink(db, roundId, leafCode, documentId);
    const takenOut = document !== null && document.removedAt !== null && before === null;
    if (!document || takenOut) return fail(appError('EVIDENCE_NOT_FOUND', {}));
    const id = before?.id ?? newId(context.services.clock);
    if (before) updateLink(db, id, section, page);
    else insertLink(db, { id, roundId, leafCode, documentId, section, page, createdAt: at });
    audit({
      action: 'evidence.linkDocument',
      subject: `${roundId}/${leafCode}`,
      details: {
        documentId,
        before: before ? pinDetails(document, before) : null,
        after: pinDetails(document, { section, page }),
      },
    });
    return ok({ id, leafCode, documentId, section, page });
  });
}

/** Takes a document off a leaf; the file and the document stay in the library. */
export function unlinkDocument(
  context: SignedInContext,
  linkId: string,
): Result<Record<string, never>, AppError<'EVIDENCE_NOT_FOUND' | 'SHEET_SEALED' | 'ROUND_NOT_FOUND'>> {
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    const link = findLinkById(db, linkId);
    if (!link) return fail(appError('EVIDENCE_NOT_FOUND', {}));
    const open = requireOpenSheet(db, link.roundId);
    if (!open.ok) return open;
    deleteLink(db, linkId);
    const { roundId, leafCode, documentId } = link;
    const document = findDocument(db, documentId);
    audit({
      action: 'evidence.unlinkDocument',
      subject: `${roundId}/${leafCode}`,
      details: { documentId, before: document ? pinDetails(document, link) : null, after: null },
    });
    return ok({});
  });
}

/** What the log tells of a document under a leaf: what it is, and the place in it. */
export function pinDetails(
  { number, title, fileName }: Pick<EvidenceDocumentRow, 'number' | 'title' | 'fileName'>,
  { section, page }: Pick<EvidenceLinkRow, 'section' | 'page'>,
): Readonly<Record<string, string>> {
  const named = title === '' ? fileName : title;
  return { document: number === '' ? named : `${number}, ${named}`, section, page };
}
