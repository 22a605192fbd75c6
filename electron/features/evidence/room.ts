import type { z } from 'zod';
import type { roomSchema } from '#shared/contract/channels/evidence-desk.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { FolderContext } from '#electron/backend/context.ts';
import { MAX_EVIDENCE_BYTES } from '#electron/features/evidence/documents.ts';

export type Room = z.infer<typeof roomSchema>;

/** Below this much free space a person is told, in bytes: the doctor says the same. */
const LOW_SPACE = 1024 ** 3;

/** Left free for the database and the outbox when files are taken in, in bytes. */
const RESERVE = 32 * 1024 ** 2;

/** Room on the disk where the data folder lies. */
export async function readRoom({ services, folder }: FolderContext): Promise<Room> {
  const space = await services.transport.medium.space(folder.paths.root);
  const freeBytes = space?.free ?? null;
  return { freeBytes, lowBelowBytes: LOW_SPACE, low: freeBytes !== null && freeBytes < LOW_SPACE };
}

/** Whether these files can be taken in: none empty or above the limit, and room for each twice, arriving and kept. */
export async function checkRoom(
  context: FolderContext,
  files: readonly { readonly name: string; readonly size: number }[],
): Promise<Result<Room, AppError<'FILE_TOO_LARGE' | 'EVIDENCE_EMPTY' | 'NOT_ENOUGH_SPACE'>>> {
  const empty = files.find(({ size }) => size === 0);
  if (empty) return fail(appError('EVIDENCE_EMPTY', { name: empty.name }));
  const large = files.find(({ size }) => size > MAX_EVIDENCE_BYTES);
  if (large) return fail(appError('FILE_TOO_LARGE', { name: large.name, limitBytes: MAX_EVIDENCE_BYTES }));
  const room = await readRoom(context);
  const neededBytes = 2 * files.reduce((sum, { size }) => sum + size, 0) + RESERVE;
  const { freeBytes } = room;
  if (freeBytes !== null && freeBytes < neededBytes)
    return fail(appError('NOT_ENOUGH_SPACE', { path: context.folder.paths.root, neededBytes, freeBytes }));
  return ok(room);
}
