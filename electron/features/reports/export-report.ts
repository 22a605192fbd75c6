import { extname } from 'node:path';
import type { OutputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ReportPayload } from '#shared/schemas/bundle-report.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { findOutbox, insertOutbox, type OutboxRow } from '#db/queries/outbox.ts';
import { findReport, setReportBundle, type SizedReport } from '#db/queries/publication.ts';
import { findRound } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { inTurn } from '#electron/features/exchange/in-turn.ts';
import { isOutboxFileIntact } from '#electron/features/exchange/outbox-files.ts';
import { postBundle, type PostError } from '#electron/features/exchange/post-bundle.ts';
import { sealForTravel, travelFile } from '#electron/features/exchange/sealing.ts';
import { introduce } from '#electron/features/statistics/export-statistics.ts';
import { sendFile } from '#electron/features/send-file.ts';
import type { SummaryModel } from '#electron/services/bundle/summary-html.ts';
import { sizeOf } from '#electron/services/files/durable-file.ts';
import { storedFilePath } from '#electron/workspace/folder-paths.ts';

type ExportError = AppError<'REPORT_NOT_FOUND'> | PostError;

/** Writes a report as a signed bundle for the city and offers it; again gives the same bundle while its file is whole. */
export function exportReport(
  context: SignedInContext,
  reportId: string,
  encrypt: boolean,
): Promise<Result<OutputOf<'reports.exportReport'>, ExportError>> {
  return inTurn(context.folder, async () => {
    const { folder, services } = context;
    const report = findReport(folder.db.read, reportId);
    if (!report) return fail(appError('REPORT_NOT_FOUND', {}));
    const before = report.bundleId === null ? null : findOutbox(folder.db.read, report.bundleId);
    const held = before && (await isOutboxFileIntact(folder, before)) ? before : null;
    const row = held ? ok(held) : await makeBundle(context, report);
    if (!row.ok) return row;
    const sealed = await sealForTravel(context, row.value, encrypt);
    const { path, fileName, encrypted } = travelFile(folder, sealed);
    const file = await sendFile(services, path, fileName);
    return ok({ bundleId: sealed.bundleId, file, encryptedFor: encrypted ? sealed.receiverName : null });
  });
}

async function makeBundle(
  context: SignedInContext,
  report: SizedReport,
): Promise<Result<OutboxRow, ExportError>> {
  const { folder } = context;
  const own = readInstallation(folder.db.read);
  const { parentId, parentCode, parentName } = own;
  if (parentId === null || parentCode === null || parentName === null) {
    throw new Error('a ward without a city');
  }
  const { id, roundId, title, number, date, sha256, fileName, size } = report;
  const path = storedFilePath(folder.paths, sha256);
  if ((await sizeOf(path)) !== size) return fail(appError('FILE_NOT_READABLE', { name: fileName }));
  const round = roundId === null ? null : findRound(folder.db.read, roundId);
  const payload: ReportPayload = {
    schemaVersion: 1,
    reportId: id,
    unitId: own.unitId,
    roundId,
    title,
    number,
    date,
    file: { sha256, fileName, size },
  };
  const posted = await postBundle(context, {
    receiver: { unitId: parentId, code: parentCode, name: parentName },
    subject: { unitId: own.unitId, code: own.unitCode, name: own.unitName },
    round: round && { id: round.id, code: round.code, year: round.year, title: round.title },
    revision: null,
    replaces: null,
    payload: { kind: 'report', report: payload, contact: introduce(context, own) },
    files: [{ sha256, path, extension: extname(fileName) }],
    summary: reportSummary({ ward: own.unitName, city: parentName }, round?.title ?? null, payload),
  });
  if (!posted.ok) return posted;
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    insertOutbox(db, posted.value);
    const { bundleId, fingerprint } = posted.value;
    setReportBundle(db, id, bundleId);
    audit({ action: 'reports.exportReport', subject: id, details: { bundleId, fingerprint } });
    return ok(posted.value);
  });
}

/** "data/summary.html" of a report. */
function reportSummary(
  parties: { readonly ward: string; readonly city: string },
  roundTitle: string | null,
  { title, number, date, file }: ReportPayload,
): SummaryModel {
  return {
    title: `Báo cáo của ${parties.ward}`,
    rows: [
      ['Nơi gửi', parties.ward],
      ['Nơi nhận', parties.city],
      ['Tên báo cáo', title],
      ['Số, ký hiệu', number || 'không có'],
      ['Ngày', formatDay(date)],
      ['Kỳ đánh giá', roundTitle ?? 'không thuộc kỳ nào'],
      ['Tệp', `${file.fileName} (trong thư mục data/files)`],
    ],
  };
}
