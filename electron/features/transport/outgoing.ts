import { stat } from 'node:fs/promises';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { findPinnedKey } from '#db/queries/installation.ts';
import { findOutbox, setOutboxState, type OutboxRow } from '#db/queries/outbox.ts';
import type { FolderContext, SignedInContext } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import { inTurn } from '#electron/features/exchange/in-turn.ts';
import { isOutboxFileIntact } from '#electron/features/exchange/outbox-files.ts';
import { isTravelFileIntact, sealForTravel, travelFile } from '#electron/features/exchange/sealing.ts';

/** A bundle as it leaves: the file in the outbox, or that file encrypted to its receiver. */
export interface OutgoingFile {
  readonly row: OutboxRow;
  readonly path: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the file that leaves. */
  readonly fingerprint: string;
  readonly encrypted: boolean;
}

/** The bundles named, each once, in the order named. FILE_NOT_FOUND names an id that was never made here. */
export function requireOutbox(
  { folder }: FolderContext,
  bundleIds: readonly string[],
): Result<readonly OutboxRow[], AppError<'FILE_NOT_FOUND'>> {
  const rows: OutboxRow[] = [];
  for (const bundleId of new Set(bundleIds)) {
    const row = findOutbox(folder.db.read, bundleId);
    if (!row) return fail(appError('FILE_NOT_FOUND', { name: bundleId }));
    rows.push(row);
  }
  return ok(rows);
}

/** Whether a bundle can be encrypted: its receiver's key is known. */
export function isEncryptable({ folder }: FolderContext, { receiverId }: OutboxRow): boolean {
  return findPinnedKey(folder.db.read, receiverId, 'receiving') !== null;
}

/**
 * A bundle ready to leave; its bytes are compared with its fingerprint first. Encrypted where that is wanted and the
 * receiver's key is known. FILE_NOT_READABLE: the copy in the outbox is gone or damaged.
 */
export function prepareOutgoing(
  context: SignedInContext,
  row: OutboxRow,
  encrypt: boolean,
): Promise<Result<OutgoingFile, AppError<'FILE_NOT_READABLE'>>> {
  const { folder } = context;
  return inTurn(folder, async () => {
    const damaged = fail(appError('FILE_NOT_READABLE', { name: row.fileName }));
    if (!(await isOutboxFileIntact(folder, row))) return damaged;
    const sealed = await sealForTravel(context, findOutbox(folder.db.read, row.bundleId) ?? row, encrypt);
    if (!(await isTravelFileIntact(folder, sealed))) return damaged;
    const { path, fileName, fingerprint, encrypted } = travelFile(folder, sealed);
    return ok({ row: sealed, path, fileName, size: (await stat(path)).size, fingerprint, encrypted });
  });
}

/** No longer on this disk only. A peer's answer is never overwritten. */
export function markLeft({ db, at }: Writing, bundleId: string): void {
  if (findOutbox(db, bundleId)?.state === 'created') setOutboxState(db, bundleId, 'saved', at);
}
