import { extname } from 'node:path';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { EMPTY_LEAF } from '#shared/domain/sign-off/leaf-fields.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { PartContent, PartDocument, PartLeaf } from '#shared/schemas/bundle-part.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findDocument, listLinks } from '#db/queries/evidence.ts';
import { listAnswers, readWarningExplanations } from '#db/queries/sheets.ts';
import { answerOf } from '#electron/features/scoring/sheet.ts';
import type { EvidenceFile } from '#electron/services/bundle/bundle-writer.ts';
import { sizeOf } from '#electron/services/files/durable-file.ts';
import { storedFilePath, type FolderPaths } from '#electron/workspace/folder-paths.ts';

/** What this folder holds of some leaves of a round: every one of them, touched or not, and the documents under them. */
export function readPartContent(db: ReadDb, roundId: string, leafCodes: readonly string[]): PartContent {
  const answers = new Map(listAnswers(db, roundId).map((row) => [row.leafCode, row]));
  const explanations = readWarningExplanations(db, roundId);
  const wanted = new Set(leafCodes);
  const links = listLinks(db, roundId).filter(({ leafCode }) => wanted.has(leafCode));
  const leaves = leafCodes.map((code): readonly [string, PartLeaf] => {
    const row = answers.get(code);
    const leaf: PartLeaf = {
      answer: row ? answerOf(row) : EMPTY_LEAF.answer,
      version: row?.version ?? 0,
      warningExplanation: explanations[code] ?? '',
      links: links
        .filter(({ leafCode }) => leafCode === code)
        .map(({ documentId, section, page }) => ({ documentId, section, page })),
    };
    return [code, leaf];
  });
  const documents = [...new Set(links.map(({ documentId }) => documentId))].flatMap(
    (id) => readPartDocument(db, id) ?? [],
  );
  return { leaves: Object.fromEntries(leaves), documents };
}

/** A document as it travels, or null where there is none of this id. */
export function readPartDocument(db: ReadDb, documentId: string): PartDocument | null {
  const row = findDocument(db, documentId);
  if (!row) return null;
  const { id, sha256, fileName, size, number, date, issuer, title } = row;
  return { id, sha256, fileName, size, number, date, issuer, title };
}

/** The stored files of these documents, once each. One that is gone or has another size is named. */
export async function partFiles(
  paths: FolderPaths,
  documents: readonly PartDocument[],
): Promise<Result<readonly EvidenceFile[], AppError<'FILE_NOT_READABLE'>>> {
  const files = new Map<string, EvidenceFile>();
  for (const { sha256, size, fileName } of documents) {
    const path = storedFilePath(paths, sha256);
    if (files.has(sha256)) continue;
    if ((await sizeOf(path)) !== size) return fail(appError('FILE_NOT_READABLE', { name: fileName }));
    files.set(sha256, { sha256, path, extension: extname(fileName) });
  }
  return ok([...files.values()]);
}
