import { ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { exportReport } from '#electron/features/reports/export-report.ts';
import { listReceivedReports, openReport, previewReport } from '#electron/features/reports/received-reports.ts';
import { addReport, addSelfReport, listWardReports } from '#electron/features/reports/ward-reports.ts';

export const reportsHandlers: HandlersOf<'reports'> = {
  'reports.listReports': ({ folder }) => ok({ items: listWardReports(folder.db.read) }),
  'reports.addReport': addReport,
  'reports.addSelfReport': addSelfReport,
  'reports.exportReport': (context, { reportId, encrypt }) => exportReport(context, reportId, encrypt),
  'reports.listReceived': ({ folder }) => ok({ items: listReceivedReports(folder.db.read) }),
  'reports.openReport': (context, { reportId }) => openReport(context, reportId),
  'reports.previewReport': (context, { reportId }) => previewReport(context, reportId),
};
