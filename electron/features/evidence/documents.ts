import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import {
  findDocument,
  findDocumentByContent,
  insertDocument,
  insertStoredFile,
  listDocuments,
  listLinks,
  markRemoved,
  saveFileCheck,
  updateDocument as writeDocument,
  type EvidenceDocumentRow,
} from '#db/queries/evidence.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase, type Writing } from '#electron/backend/use-case.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { inspectFile } from '#electron/services/evidence/inspect-file.ts';
import { isIntact, sizeOf, storeFile } from '#electron/services/files/durable-file.ts';
import { newId } from '#electron/services/ids/ids.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

/** The largest evidence file, in bytes: a scanned report of some hundred pages is well below. */
export const MAX_EVIDENCE_BYTES = 500 * 1024 * 1024;

/** A document as callers see it; `intact` compares sizes on disk (the doctor compares contents). */
export async function toDocument(
  folder: OpenFolder,
  row: EvidenceDocumentRow & { readonly size: number },
): Promise<EvidenceDocument> {
  const { id, sha256, fileName, size, number, date, issuer, title, addedAt } = row;
  const intact = (await sizeOf(storedFilePath(folder.paths, sha256))) === size;
  return { id, sha256, fileName, size, number, date, issuer, title, addedAt, intact };
}

/** The library as a round sees it: what was taken out is left out, unless a leaf of the round still holds it. */
export function listEvidence(folder: OpenFolder, roundId: string): Promise<EvidenceDocument[]> {
  const db = folder.db.read;
  const held = new Set(listLinks(db, roundId).map(({ documentId }) => documentId));
  const rows = listDocuments(db).filter(({ id, removedAt }) => removedAt === null || held.has(id));
  return Promise.all(rows.map((row) => toDocument(folder, row)));
}

/** A file about to be taken in, wherever it came from. */
export interface IncomingFile {
  readonly path: string;
  readonly fileName: string;
  readonly size: number;
}

type Fields = Pick<EvidenceDocumentRow, 'number' | 'date' | 'issuer' | 'title'>;
export type AddedDocument = Result<
  { document: EvidenceDocument; alreadyHeld: boolean },
  AppError<'EVIDENCE_EMPTY' | 'FILE_TOO_LARGE' | 'WRITE_CHECK_FAILED'>
>;

/** Stores an uploaded file once by content and describes it; known content gives back the held document. */
export async function addDocument(
  context: SignedInContext,
  { fileToken, ...fields }: ParsedInputOf<'evidence.addDocument'>,
): Promise<AddedDocument | Result<never, AppError<'FILE_NOT_FOUND'>>> {
  const upload = context.services.files.findUpload(fileToken);
  if (!upload) return fail(appError('FILE_NOT_FOUND', { name: fields.title }));
  return storeDocument(context, upload, fields);
}

/**
 * Stores a file once by content, looks at what it is, and describes it. Content that is held gives back its document,
 * out of the removed ones where it lay there. `alsoWrite` runs in the same transaction.
 */
export async function storeDocument(
  context: SignedInContext,
  { path, fileName, size: claimed }: IncomingFile,
  fields: Fields,
  alsoWrite: (writing: Writing, documentId: string) => void = () => undefined,
): Promise<AddedDocument> {
  const { folder } = context;
  if (claimed === 0) return fail(appError('EVIDENCE_EMPTY', { name: fileName }));
  if (claimed > MAX_EVIDENCE_BYTES)
    return fail(appError('FILE_TOO_LARGE', { name: fileName, limitBytes: MAX_EVIDENCE_BYTES }));
  const stored = await storeFile(folder.paths, path);
  if (!stored) return fail(appError('WRITE_CHECK_FAILED', { path: folder.paths.files }));
  const { sha256, size } = stored;
  const check = await inspectFile(storedFilePath(folder.paths, sha256), fileName);
  const outcome = runUseCase(context, context.actor.username, (writing) => {
    const { db, at, audit } = writing;
    const held = findDocumentByContent(db, sha256);
    const row = held ?? newRow(context, { sha256, fileName, fields, at });
    if (!held) {
      insertStoredFile(db, sha256, size, at);
      insertDocument(db, row);
      audit({ action: 'evidence.addDocument', subject: row.id, details: { sha256, size, fileName } });
    } else if (held.removedAt !== null) {
      markRemoved(db, held.id, null);
      audit({ action: 'evidence.restoreDocument', subject: held.id, details: { fileName: held.fileName } });
    }
    saveFileCheck(db, { sha256, ...check, checkedAt: at });
    alsoWrite(writing, row.id);
    return ok({ row, alreadyHeld: held !== null });
  });
  const { row, alreadyHeld } = outcome.value;
  return ok({ document: await toDocument(folder, { ...row, size }), alreadyHeld });
}

interface NewDocument {
  readonly sha256: string;
  readonly fileName: string;
  readonly fields: Fields;
  readonly at: string;
}

function newRow(
  { actor, services }: SignedInContext,
  { sha256, fileName, fields, at }: NewDocument,
): EvidenceDocumentRow {
  return {
    id: newId(services.clock),
    sha256,
    fileName,
    ...fields,
    addedAt: at,
    addedBy: actor.fullName,
    removedAt: null,
    removedBy: null,
  };
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
