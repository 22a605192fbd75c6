import { open } from 'node:fs/promises';
import type { FileKind, Preview } from '#shared/contract/channels/evidence-desk.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import {
  guessFromName,
  guessFromText,
  mergeGuesses,
  NO_GUESS,
} from '#shared/domain/evidence/guess-document.ts';
import type { DocumentGuess } from '#shared/domain/evidence/guess-document.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { findDocument } from '#db/queries/evidence.ts';
import { findSentFile } from '#db/queries/revisions.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { readDocx } from '#electron/services/docx/read-docx.ts';
import { decodeText } from '#electron/services/evidence/decode-text.ts';
import { inspectFile } from '#electron/services/evidence/inspect-file.ts';
import { shownImageType } from '#electron/services/evidence/inspect-image.ts';
import { isIntact, sizeOf } from '#electron/services/files/durable-file.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { readWorkbook } from '#electron/services/xlsx/read-workbook.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';

type Failure = AppError<'EVIDENCE_NOT_FOUND' | 'FILE_NOT_READABLE'>;

/** Letters shown of a text; bytes read for them. */
const MAX_CHARACTERS = 200_000;
const MAX_TEXT_BYTES = 1024 ** 2;
/** Rows shown of each sheet of a workbook. */
const MAX_ROWS = 200;
/** The largest picture and PDF shown beside the list, in bytes: they pass through the page's memory. */
const MAX_IMAGE_BYTES = 40 * 1024 ** 2;
const MAX_PDF_BYTES = 100 * 1024 ** 2;

export interface ShownFile {
  readonly path: string;
  readonly fileName: string;
  readonly sha256: string;
}

/** What is shown of a document of the library; its content is compared with its hash first. */
export async function previewDocument(
  context: SignedInContext,
  documentId: string,
): Promise<Result<Preview, Failure>> {
  const file = await findShown(context, documentId);
  return file.ok ? ok(await previewFile(context, file.value)) : file;
}

/** The same of a file this very ward sent for this round. */
export async function previewSentFile(
  context: SignedInContext,
  { roundId, unitId, sha256 }: { readonly roundId: string; readonly unitId: string; readonly sha256: string },
): Promise<Result<Preview, Failure>> {
  const { folder } = context;
  const fileName = findSentFile(folder.db.read, roundId, unitId, sha256);
  if (fileName === null) return fail(appError('EVIDENCE_NOT_FOUND', {}));
  const path = storedFilePath(folder.paths, sha256);
  if (!(await isIntact(path, sha256))) return fail(appError('FILE_NOT_READABLE', { name: fileName }));
  return ok(await previewFile(context, { path, fileName, sha256 }));
}

/** Number, date, issuer and title as far as name and first page say them plainly. */
export async function suggestFields(
  context: SignedInContext,
  documentId: string,
): Promise<Result<DocumentGuess, Failure>> {
  const file = await findShown(context, documentId);
  if (!file.ok) return file;
  const { path, fileName } = file.value;
  const { kind, verdict } = await inspectFile(path, fileName);
  const text = kind === 'docx' && verdict === 'good' ? await readDocx(path, 8000) : null;
  const fromText = text?.ok === true ? guessFromText(text.value) : NO_GUESS;
  return ok(mergeGuesses(fromText, guessFromName(fileName)));
}

async function findShown(
  { folder }: SignedInContext,
  documentId: string,
): Promise<Result<ShownFile, Failure>> {
  const document = findDocument(folder.db.read, documentId);
  if (!document) return fail(appError('EVIDENCE_NOT_FOUND', {}));
  const { sha256, fileName } = document;
  const path = storedFilePath(folder.paths, sha256);
  if (!(await isIntact(path, sha256))) return fail(appError('FILE_NOT_READABLE', { name: fileName }));
  return ok({ path, fileName, sha256 });
}

const nothing = (reason: Extract<Preview, { kind: 'none' }>['reason']): Preview => ({ kind: 'none', reason });

/** What is shown of a file whose content was compared with its hash. */
export async function previewFile(context: SignedInContext, file: ShownFile): Promise<Preview> {
  const { kind, verdict } = await inspectFile(file.path, file.fileName);
  if (verdict === 'encrypted' || verdict === 'broken') return nothing(verdict);
  return VIEWS[kind](context, file);
}

const VIEWS: Readonly<Record<FileKind, (context: SignedInContext, file: ShownFile) => Promise<Preview>>> = {
  image: imagePreview,
  pdf: pdfPreview,
  text: async (_context, { path }) => textPreview(path),
  docx: async (_context, { path }) => docxPreview(path),
  xlsx: async (_context, { path }) => xlsxPreview(path),
  other: async () => nothing('kind'),
};

async function imagePreview(context: SignedInContext, file: ShownFile): Promise<Preview> {
  const head = await readHead(file.path, MAX_TEXT_BYTES);
  const mimeType = shownImageType(head);
  if (mimeType === null) return nothing('tooLarge');
  return offer(context, file, { kind: 'image', mimeType, limit: MAX_IMAGE_BYTES });
}

function pdfPreview(context: SignedInContext, file: ShownFile): Promise<Preview> {
  return offer(context, file, { kind: 'pdf', mimeType: 'application/pdf', limit: MAX_PDF_BYTES });
}

interface Offered {
  readonly kind: 'image' | 'pdf';
  readonly mimeType: string;
  readonly limit: number;
}

async function offer(
  { services }: SignedInContext,
  { path, fileName }: ShownFile,
  { kind, mimeType, limit }: Offered,
): Promise<Preview> {
  if (((await sizeOf(path)) ?? 0) > limit) return nothing('tooLarge');
  const { sha256, size } = await sha256OfFile(path);
  const token = await services.files.offerDownload({ path, fileName, mimeType });
  return { kind, file: { token, fileName, size, fingerprint: sha256 } };
}

async function textPreview(path: string): Promise<Preview> {
  const size = (await sizeOf(path)) ?? 0;
  const cut = size > MAX_TEXT_BYTES;
  const { text, encoding } = decodeText(await readHead(path, MAX_TEXT_BYTES), cut);
  const truncated = cut || text.length > MAX_CHARACTERS;
  return { kind: 'text', text: text.slice(0, MAX_CHARACTERS), encoding, truncated };
}

async function docxPreview(path: string): Promise<Preview> {
  const read = await readDocx(path, MAX_CHARACTERS + 1);
  if (!read.ok) return nothing(read.error.code === 'DOCX_TOO_LARGE' ? 'tooLarge' : 'broken');
  return takenText(read.value);
}

async function xlsxPreview(path: string): Promise<Preview> {
  const read = await readWorkbook(path, { sheetRows: MAX_ROWS });
  if (!read.ok) return nothing(read.error.code === 'WORKBOOK_TOO_LARGE' ? 'tooLarge' : 'broken');
  const sheets = read.value.sheets.map(
    ({ name, rows }) => `${name}\n${rows.map((row) => row.join('\t').trimEnd()).join('\n')}`,
  );
  return takenText(sheets.join('\n\n'));
}

function takenText(text: string): Preview {
  const truncated = text.length > MAX_CHARACTERS;
  return { kind: 'text', text: text.slice(0, MAX_CHARACTERS), encoding: null, truncated };
}

async function readHead(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
