import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { client } from '#renderer/lib/client.ts';
import { EMPTY_DOCUMENT_FIELDS, titleFromFileName } from '#renderer/lib/document-fields.ts';
import { uploadFile } from '#renderer/lib/files.ts';

/** What came of adding files: those taken in, in order, and the first thing that went wrong. */
export interface AddedEvidence {
  readonly documents: readonly EvidenceDocument[];
  /** Names of files whose content the library held already. */
  readonly held: readonly string[];
  readonly error: AppError | null;
}

/**
 * Takes files into the library: limits and room are asked first, so that nothing is sent in vain. A file that fails
 * does not stop the others.
 */
export async function addEvidence(files: readonly File[]): Promise<AddedEvidence> {
  const room = await client.call('evidence.checkRoom', {
    files: files.map(({ name, size }) => ({ name, size })),
  });
  if (!room.ok) return { documents: [], held: [], error: room.error };
  const documents: EvidenceDocument[] = [];
  const held: string[] = [];
  let error: AppError | null = null;
  for (const file of files) {
    const upload = await uploadFile(file);
    const reply = upload.ok
      ? await client.call('evidence.addDocument', {
          fileToken: upload.value.token,
          ...EMPTY_DOCUMENT_FIELDS,
          title: titleFromFileName(file.name),
        })
      : upload;
    if (!reply.ok) {
      error ??= reply.error;
      continue;
    }
    documents.push(reply.value.document);
    if (reply.value.alreadyHeld) held.push(file.name);
  }
  return { documents, held, error };
}
