import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { makeAuditReport, type AuditReportRecord } from '#shared/domain/report-models/audit-report.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findAccountByName } from '#db/queries/accounts.ts';
import { findBrokenAudit, listAudit } from '#db/queries/audit.ts';
import { readInstallation } from '#db/queries/installation.ts';
import { listRounds } from '#db/queries/rounds.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
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

function leafFinder(db: ReadDb): (roundId: string, leafCode: string) => LeafNode | null {
  const rounds = new Map(listRounds(db).map((round) => [round.id, round.criteriaSetHash]));
  const sets = new Map<string, ReadonlyMap<string, LeafNode>>();
  return (roundId, leafCode) => {
    const hash = rounds.get(roundId);
    if (hash === undefined) return null;
    const leaves =
      sets.get(hash) ??
      new Map(listLeaves(loadRoundSet(db, hash).tree).map((leaf) => [leaf.code, leaf] as const));
    sets.set(hash, leaves);
    return leaves.get(leafCode) ?? null;
  };
}

function nameFinder(db: ReadDb): (username: string) => string | null {
  const names = new Map<string, string | null>();
  return (username) => {
    const known = names.get(username);
    if (known !== undefined) return known;
    const name = findAccountByName(db, username)?.fullName ?? null;
    names.set(username, name);
    return name;
  };
}
