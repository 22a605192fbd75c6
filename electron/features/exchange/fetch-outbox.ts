import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { findOutbox, setOutboxState, type OutboxRow } from '#db/queries/outbox.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { isTravelFileIntact, travelFile } from '#electron/features/exchange/sealing.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { fileEntry, writeZip } from '#electron/services/archive/zip-writer.ts';
import { todayOf } from '#electron/services/clock/clock.ts';

/** One bundle as it is, or several in one plain ZIP; each file is compared with its fingerprint before it goes. */
export async function fetchOutbox(
  context: SignedInContext,
  bundleIds: readonly string[],
): Promise<Result<SentFile, AppError<'FILE_NOT_FOUND' | 'FILE_NOT_READABLE'>>> {
  const { folder } = context;
  const rows: OutboxRow[] = [];
  for (const bundleId of new Set(bundleIds)) {
    const row = findOutbox(folder.db.read, bundleId);
    if (!row) return fail(appError('FILE_NOT_FOUND', { name: bundleId }));
    if (!(await isTravelFileIntact(folder, row))) {
      return fail(appError('FILE_NOT_READABLE', { name: row.fileName }));
    }
    rows.push(row);
  }
  const [only] = rows;
  const file =
    only && rows.length === 1 ? await sendTraveller(context, only) : await sendTogether(context, rows);
  markSaved(context, rows);
  return ok(file);
}

function sendTraveller({ folder, services }: SignedInContext, row: OutboxRow): Promise<SentFile> {
  const { path, fileName } = travelFile(folder, row);
  return sendFile(services, path, fileName);
}

async function sendTogether(
  { folder, services }: SignedInContext,
  rows: readonly OutboxRow[],
): Promise<SentFile> {
  const fileName = `goi-du-lieu_${todayOf(services.clock)}_${rows.length}-tep.zip`;
  const path = services.files.reserveFile(fileName);
  await writeZip(
    rows.map((row) => {
      const file = travelFile(folder, row);
      return fileEntry(file.fileName, file.path);
    }),
    path,
  );
  return sendFile(services, path, fileName);
}

/** Fetched for the first time: no longer on this disk only. A peer's answer is never overwritten. */
function markSaved(context: SignedInContext, rows: readonly OutboxRow[]): void {
  runUseCase(context, context.actor.username, ({ db, at, audit }) => {
    for (const { bundleId, fileName, state } of rows) {
      if (state === 'created') setOutboxState(db, bundleId, 'saved', at);
      audit({ action: 'exchange.fetchOutbox', subject: bundleId, details: { fileName } });
    }
    return ok(null);
  });
}
