import { makeAuditReport, type AuditReportRecord } from '#shared/domain/report-models/audit-report.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findBrokenAudit, listAudit } from '#db/queries/audit.ts';
import { readInstallation } from '#db/queries/installation.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { leafFinder, nameFinder } from '#electron/features/documents/audit-finders.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { momentOf, todayOf } from '#electron/services/clock/clock.ts';
import { writeAuditXlsx } from '#electron/services/xlsx/audit-xlsx.ts';

const PAGE = 500;

/** "Nhật ký thay đổi" as a workbook: the whole log, with what each record changed from what to what. */
export async function exportAudit({ folder, services }: SignedInContext): Promise<Result<SentFile, never>> {
  const db = folder.db.read;
  const own = readInstallation(db);
  const report = makeAuditReport({
    unit: { code: own.unitCode, name: own.unitName },
    at: momentOf(services.clock),
    records: readAll(db),
    brokenAt: findBrokenAudit(db),
    leafOf: leafFinder(db),
    nameOf: nameFinder(db),
  });
  const fileName = `Nhat-ky_${own.unitCode}_${todayOf(services.clock)}.xlsx`;
  const path = services.files.reserveFile(fileName);
  await writeAuditXlsx(report, path);
  return ok(await sendFile(services, path, fileName));
}

/** Every record, oldest first. */
function readAll(db: ReadDb): readonly AuditReportRecord[] {
  const records: AuditReportRecord[] = [];
  for (let before: number | null = null; ;) {
    const page = listAudit(db, before, PAGE);
    records.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return records.reverse();
    before = last.seq;
  }
}
