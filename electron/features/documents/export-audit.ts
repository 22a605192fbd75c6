import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { makeAuditReport, type AuditReportRecord } from '#shared/domain/report-models/audit-report.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { countAudit, findBrokenAudit, listAudit } from '#db/queries/audit.ts';
import { searchAudit, type AuditFilter } from '#db/queries/audit-search.ts';
import { readInstallation } from '#db/queries/installation.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { auditFilterOf, auditFilterWords } from '#electron/features/documents/audit-filter.ts';
import { leafFinder, nameFinder } from '#electron/features/documents/audit-finders.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { momentOf, todayOf } from '#electron/services/clock/clock.ts';
import { writeAuditXlsx } from '#electron/services/xlsx/audit-xlsx.ts';

const PAGE = 500;

/** "Nhật ký thay đổi" as a workbook: what fits the filter, with what each record changed; the chain is checked whole. */
export async function exportAudit(
  { folder, services }: SignedInContext,
  asked: ParsedInputOf<'audit.exportRecords'>,
): Promise<Result<SentFile, never>> {
  const db = folder.db.read;
  const own = readInstallation(db);
  const nameOf = nameFinder(db);
  const chosenBy = auditFilterWords(asked, nameOf);
  const report = makeAuditReport({
    unit: { code: own.unitCode, name: own.unitName },
    at: momentOf(services.clock),
    records: readAll(db, auditFilterOf(asked)),
    log: { total: countAudit(db), lastHash: listAudit(db, null, 1)[0]?.hash ?? '' },
    chosenBy,
    brokenAt: findBrokenAudit(db),
    leafOf: leafFinder(db),
    nameOf,
  });
  const part = chosenBy.length === 0 ? '' : '_trich';
  const fileName = `Nhat-ky${part}_${own.unitCode}_${todayOf(services.clock)}.xlsx`;
  const path = services.files.reserveFile(fileName);
  await writeAuditXlsx(report, path);
  return ok(await sendFile(services, path, fileName));
}

/** Every record that fits, oldest first. */
function readAll(db: ReadDb, filter: AuditFilter): readonly AuditReportRecord[] {
  const records: AuditReportRecord[] = [];
  for (let beforeSeq: number | null = null; ;) {
    const page = searchAudit(db, filter, { beforeSeq, limit: PAGE });
    records.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return records.reverse();
    beforeSeq = last.seq;
  }
}
