import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { ReportItem } from '#shared/contract/channels/reports.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { reportExtension } from '#shared/schemas/bundle-report.ts';
import { insertStoredFile } from '#db/queries/evidence.ts';
import { insertReport, listReports, type SizedReport } from '#db/queries/publication.ts';
import { findRound } from '#db/queries/rounds.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { makeSelfReportFile } from '#electron/features/documents/export-self-report.ts';
import { listOutbox } from '#electron/features/exchange/list-boxes.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';
import { storeFile } from '#electron/services/files/durable-file.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** The largest report, in bytes. */
export const MAX_REPORT_BYTES = 200 * 1024 * 1024;

type About = Pick<ParsedInputOf<'reports.addReport'>, 'roundId' | 'title' | 'number' | 'date'>;

/** Every report of the ward with how far it has travelled. */
export function listWardReports(db: ReadDb): ReportItem[] {
  const bundles = new Map(listOutbox(db).map((item) => [item.bundleId, item]));
  return listReports(db).map((row) => toItem(db, row, bundles.get(row.bundleId ?? '') ?? null));
}

function toItem(db: ReadDb, row: SizedReport, bundle: ReportItem['bundle']): ReportItem {
  const { id, roundId, title, number, date, fileName, size, sha256, createdAt, createdBy } = row;
  const roundTitle = roundId === null ? null : (findRound(db, roundId)?.title ?? null);
  const about = { reportId: id, roundId, roundTitle, title, number, date };
  return { ...about, fileName, size, sha256, createdAt, createdBy, bundle };
}

/** Stores an uploaded file once by content and lists it as a report. */
export async function addReport(
  context: SignedInContext,
  input: ParsedInputOf<'reports.addReport'>,
): Promise<
  Result<
    ReportItem,
    AppError<
      | 'FILE_NOT_FOUND'
      | 'EVIDENCE_EMPTY'
      | 'FILE_TOO_LARGE'
      | 'REPORT_WRONG_TYPE'
      | 'WRITE_CHECK_FAILED'
      | 'ROUND_NOT_FOUND'
    >
  >
> {
  const { folder, services } = context;
  const upload = services.files.findUpload(input.fileToken);
  if (!upload) return fail(appError('FILE_NOT_FOUND', { name: input.title }));
  const name = upload.fileName;
  if (reportExtension(name) === null) return fail(appError('REPORT_WRONG_TYPE', { name }));
  if (upload.size === 0) return fail(appError('EVIDENCE_EMPTY', { name }));
  if (upload.size > MAX_REPORT_BYTES)
    return fail(appError('FILE_TOO_LARGE', { name, limitBytes: MAX_REPORT_BYTES }));
  if (input.roundId !== null) {
    const round = requireRound(folder.db.read, input.roundId);
    if (!round.ok) return round;
  }
  return keepReport(context, upload.path, name, input);
}

/** Makes the self-assessment report of a sealed revision and lists it as a report. */
export async function addSelfReport(
  context: SignedInContext,
  input: ParsedInputOf<'reports.addSelfReport'>,
): Promise<
  Result<ReportItem, AppError<'ROUND_NOT_FOUND' | 'REVISION_NOT_FOUND' | 'WRITE_CHECK_FAILED'>>
> {
  const made = await makeSelfReportFile(context, input);
  if (!made.ok) return made;
  return keepReport(context, made.value.path, made.value.fileName, input);
}

async function keepReport(
  context: SignedInContext,
  path: string,
  fileName: string,
  { roundId, title, number, date }: About,
): Promise<Result<ReportItem, AppError<'WRITE_CHECK_FAILED'>>> {
  const { folder, services, actor } = context;
  const stored = await storeFile(folder.paths, path);
  if (!stored) return fail(appError('WRITE_CHECK_FAILED', { path: folder.paths.files }));
  const { sha256, size } = stored;
  return runUseCase(context, actor.username, ({ db, at, audit }) => {
    const row: SizedReport = {
      id: newId(services.clock),
      roundId,
      title,
      number,
      date,
      sha256,
      fileName: plainName(fileName),
      createdAt: at,
      createdBy: actor.fullName,
      bundleId: null,
      size,
    };
    insertStoredFile(db, sha256, size, at);
    insertReport(db, row);
    audit({ action: 'reports.addReport', subject: row.id, details: { title, number, fileName, sha256 } });
    return ok(toItem(db, row, null));
  });
}

/** A file name a bundle can carry: normalised, its end kept where it is too long. */
function plainName(fileName: string): string {
  return fileName.normalize('NFC').slice(-200);
}
