import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { findSentFile } from '#db/queries/revisions.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { isIntact } from '#electron/services/files/durable-file.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';

/** Offers a file that this very ward sent for this round; its content is compared with its hash first. */
export async function openEvidence(
  { folder, services }: SignedInContext,
  input: { readonly roundId: string; readonly unitId: string; readonly sha256: string },
): Promise<Result<SentFile, AppError<'EVIDENCE_NOT_FOUND' | 'FILE_NOT_READABLE'>>> {
  const name = findSentFile(folder.db.read, input.roundId, input.unitId, input.sha256);
  if (name === null) return fail(appError('EVIDENCE_NOT_FOUND', {}));
  const path = storedFilePath(folder.paths, input.sha256);
  if (!(await isIntact(path, input.sha256))) return fail(appError('FILE_NOT_READABLE', { name }));
  return ok(await sendFile(services, path, name));
}
