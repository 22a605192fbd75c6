import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { findLookalikes } from '#shared/domain/evidence/similar-documents.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { listDocuments, listLinks, listRemoved, readFileChecks } from '#db/queries/evidence.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { MAX_EVIDENCE_BYTES, toDocument } from '#electron/features/evidence/documents.ts';
import { readRoom } from '#electron/features/evidence/room.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';

/** A file above this fills an ordinary mailbox by itself, in bytes. */
const LARGE_ABOVE = 20 * 1024 ** 2;

/** What the library shows besides documents and their uses. Reads the database and the sizes on disk, no content. */
export async function readDesk(
  context: SignedInContext,
  roundId: string,
): Promise<Result<OutputOf<'evidence.readDesk'>, AppError<'ROUND_NOT_FOUND'>>> {
  const { folder } = context;
  const db = folder.db.read;
  const round = requireRound(db, roundId);
  if (!round.ok) return round;
  const used = new Set(listLinks(db, roundId).map(({ documentId }) => documentId));
  const documents = listDocuments(db).filter(({ id, removedAt }) => removedAt === null || used.has(id));
  const checks = readFileChecks(db);
  const lookalikes = findLookalikes(documents);
  const sizes = new Map(documents.filter(({ id }) => used.has(id)).map(({ sha256, size }) => [sha256, size]));
  const removed = await Promise.all(
    listRemoved(db).map(async (row) => ({
      document: await toDocument(folder, row),
      removedAt: row.removedAt,
      removedBy: row.removedBy ?? '',
    })),
  );
  return ok({
    files: documents.map(({ id, sha256 }) => ({
      documentId: id,
      fileKind: checks.get(sha256)?.kind ?? 'other',
      verdict: checks.get(sha256)?.verdict ?? 'unchecked',
      lookalikes: [...(lookalikes.get(id) ?? [])],
    })),
    removed,
    usedBytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    fileLimitBytes: MAX_EVIDENCE_BYTES,
    largeAboveBytes: LARGE_ABOVE,
    room: await readRoom(context),
  });
}
