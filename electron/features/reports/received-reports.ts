import type { Preview } from '#shared/contract/channels/evidence-desk.ts';
import type { ReceivedReport } from '#shared/contract/channels/reports.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { findReport, listReceived } from '#db/queries/publication.ts';
import { findRound, findUnit } from '#db/queries/rounds.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { previewFile, type ShownFile } from '#electron/features/evidence/preview.ts';
import { parseReport } from '#electron/features/reports/take-report.ts';
import { toUnit } from '#electron/features/rounds/units.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { isIntact } from '#electron/services/files/durable-file.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';

type ReadError = AppError<'REPORT_NOT_FOUND' | 'FILE_NOT_READABLE'>;

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
): Promise<Result<SentFile, ReadError>> {
  const file = await findIntact(folder, reportId);
  return file.ok ? ok(await sendFile(services, file.value.path, file.value.fileName)) : file;
}

/** What is shown of a report beside the list, after the same comparison. */
export async function previewReport(
  context: SignedInContext,
  reportId: string,
): Promise<Result<Preview, ReadError>> {
  const file = await findIntact(context.folder, reportId);
  return file.ok ? ok(await previewFile(context, file.value)) : file;
}

async function findIntact(
  { db, paths }: SignedInContext['folder'],
  reportId: string,
): Promise<Result<ShownFile, ReadError>> {
  const file = findFile(db.read, reportId);
  if (!file) return fail(appError('REPORT_NOT_FOUND', {}));
  const { sha256, fileName } = file;
  const path = storedFilePath(paths, sha256);
  if (!(await isIntact(path, sha256))) return fail(appError('FILE_NOT_READABLE', { name: fileName }));
  return ok({ path, fileName, sha256 });
}

function findFile(
  db: ReadDb,
  reportId: string,
): { readonly sha256: string; readonly fileName: string } | null {
  if (readInstallation(db).side === 'ward') return findReport(db, reportId);
  const received = listReceived(db, 'report').map(parseReport);
  return received.find((report) => report.reportId === reportId)?.file ?? null;
}
