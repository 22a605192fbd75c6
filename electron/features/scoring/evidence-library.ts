import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { EvidenceDocument, EvidenceLink } from '#shared/contract/channels/scoring.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import {
  deleteLink,
  findDocument,
  findDocumentByContent,
  findLink,
  findLinkById,
  insertDocument,
  insertLink,
  insertStoredFile,
  listDocuments,
  updateDocument as writeDocument,
  updateLink,
  type EvidenceDocumentRow,
  type EvidenceLinkRow,
} from '#db/queries/evidence.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { requireLeaf, requireOpenSheet } from '#electron/features/scoring/sheet.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { isIntact, sizeOf, storeFile } from '#electron/services/files/durable-file.ts';
import { newId } from '#electron/services/ids/ids.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

/** The largest evidence file, in bytes: a scanned report of some hundred pages is well below. */
export const MAX_EVIDENCE_BYTES = 500 * 1024 * 1024;

/** A use of a document as callers see it. */
export function toLink({ id, leafCode, documentId, section, page }: EvidenceLinkRow): EvidenceLink {
  return { id, leafCode, documentId, section, page };
}

async function toDocument(
  folder: OpenFolder,
  row: EvidenceDocumentRow & { readonly size: number },
): Promise<EvidenceDocument> {
  const { id, sha256, fileName, size, number, date, issuer, title, addedAt } = row;
  const intact = (await sizeOf(storedFilePath(folder.paths, sha256))) === size;
  return { id, sha256, fileName, size, number, date, issuer, title, addedAt, intact };
}

/** The whole library; `intact` compares sizes on disk (the doctor compares contents). */
export function listEvidence(folder: OpenFolder): Promise<EvidenceDocument[]> {
  return Promise.all(listDocuments(folder.db.read).map((row) => toDocument(folder, row)));
}

/** Stores an uploaded file once by content and describes it; known content gives back the held document. */
export async function addDocument(
  context: SignedInContext,
  input: ParsedInputOf<'evidence.addDocument'>,
): Promise<
  Result<
    { document: EvidenceDocument; alreadyHeld: boolean },
    AppError<'FILE_NOT_FOUND' | 'EVIDENCE_EMPTY' | 'FILE_TOO_LARGE' | 'WRITE_CHECK_FAILED'>
  >
> {
  const { folder, services, actor } = context;
  const upload = services.files.findUpload(input.fileToken);
  if (!upload) return fail(appError('FILE_NOT_FOUND', { name: input.title }));
  const name = upload.fileName;
  if (upload.size === 0) return fail(appError('EVIDENCE_EMPTY', { name }));
  if (upload.size > MAX_EVIDENCE_BYTES)
    return fail(appError('FILE_TOO_LARGE', { name, limitBytes: MAX_EVIDENCE_BYTES }));
  const stored = await storeFile(folder.paths, upload.path);
  if (!stored) return fail(appError('WRITE_CHECK_FAILED', { path: folder.paths.files }));
  const { sha256, size } = stored;
  const held = findDocumentByContent(folder.db.read, sha256);
  if (held) return ok({ document: await toDocument(folder, { ...held, size }), alreadyHeld: true });
  const { number, date, issuer, title } = input;
  const row = runUseCase(context, actor.username, ({ db, at, audit }) => {
    const added = {
      id: newId(services.clock),
      sha256,
      fileName: name,
      number,
      date,
      issuer,
      title,
      addedAt: at,
      addedBy: actor.fullName,
      removedAt: null,
      removedBy: null,
    };
    insertStoredFile(db, sha256, size, at);
    insertDocument(db, added);
    audit({ action: 'evidence.addDocument', subject: added.id, details: { sha256, size, fileName: name } });
    return ok(added);
  });
  return ok({ document: await toDocument(folder, { ...row.value, size }), alreadyHeld: false });
}

/** Changes number, date, issuer and title of a document. */
export async function updateDocument(
  context: SignedInContext,
  input: ParsedInputOf<'evidence.updateDocument'>,
): Promise<Result<EvidenceDocument, AppError<'EVIDENCE_NOT_FOUND'>>> {
  const { documentId, number, date, issuer, title } = input;
  const changed = runUseCase(context, context.actor.username, ({ db, audit }) => {
    const before = findDocument(db, documentId);
    if (!before) return fail(appError('EVIDENCE_NOT_FOUND', {}));
    const after = { number, date, issuer, title };
    writeDocument(db, documentId, after);
    const { number: n, date: d, issuer: i, title: t } = before;
    audit({
      action: 'evidence.updateDocument',
      subject: documentId,
      details: { before: { number: n, date: d, issuer: i, title: t }, after },
    });
    return ok({ ...before, ...after });
  });
  return changed.ok ? ok(await toDocument(context.folder, changed.value)) : changed;
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
    if (!document) return fail(appError('EVIDENCE_NOT_FOUND', {}));
    const before = findLink(db, roundId, leafCode, documentId);
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
function pinDetails(
  { number, title, fileName }: Pick<EvidenceDocumentRow, 'number' | 'title' | 'fileName'>,
  { section, page }: Pick<EvidenceLinkRow, 'section' | 'page'>,
): Readonly<Record<string, string>> {
  const named = title === '' ? fileName : title;
  return { document: number === '' ? named : `${number}, ${named}`, section, page };
}

/** Offers a stored document for opening, once its content has been checked. */
export async function openDocument(
  { services, folder }: SignedInContext,
  documentId: string,
): Promise<Result<SentFile, AppError<'EVIDENCE_NOT_FOUND' | 'FILE_NOT_READABLE'>>> {
  const document = findDocument(folder.db.read, documentId);
  if (!document) return fail(appError('EVIDENCE_NOT_FOUND', {}));
  const path = storedFilePath(folder.paths, document.sha256);
  if (!(await isIntact(path, document.sha256)))
    return fail(appError('FILE_NOT_READABLE', { name: document.fileName }));
  return ok(await sendFile(services, path, document.fileName));
}
