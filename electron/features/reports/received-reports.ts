import type { ReceivedReport } from '#shared/contract/channels/reports.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { findReport, listReceived } from '#db/queries/publication.ts';
import { findRound, findUnit } from '#db/queries/rounds.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { parseReport } from '#electron/features/reports/take-report.ts';
import { toUnit } from '#electron/features/rounds/units.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { isIntact } from '#electron/services/files/durable-file.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';

/** Every report the city received, latest first. */
export function listReceivedReports(db: ReadDb): ReceivedReport[] {
  return listReceived(db, 'report').flatMap((row) => {
    const unit = findUnit(db, row.unitId);
    if (!unit) return [];
    const { reportId, roundId, title, number, date, file } = parseReport(row);
    const roundTitle = roundId === null ? null : (findRound(db, roundId)?.title ?? null);
    const about = { reportId, roundId, roundTitle, title, number, date };
    return [{ ...about, ...file, unit: toUnit(unit), receivedAt: row.receivedAt }];
  });
}

/** Offers the file of a report once its content has been compared with its hash. */
export async function openReport(
  { folder, services }: SignedInContext,
  reportId: string,
): Promise<Result<SentFile, AppError<'REPORT_NOT_FOUND' | 'FILE_NOT_READABLE'>>> {
  const file = findFile(folder.db.read, reportId);
  if (!file) return fail(appError('REPORT_NOT_FOUND', {}));
  const path = storedFilePath(folder.paths, file.sha256);
  if (!(await isIntact(path, file.sha256))) {
    return fail(appError('FILE_NOT_READABLE', { name: file.fileName }));
  }
  return ok(await sendFile(services, path, file.fileName));
}

function findFile(
  db: ReadDb,
  reportId: string,
): { readonly sha256: string; readonly fileName: string } | null {
  if (readInstallation(db).side === 'ward') return findReport(db, reportId);
  const received = listReceived(db, 'report').map(parseReport);
  return received.find((report) => report.reportId === reportId)?.file ?? null;
}
