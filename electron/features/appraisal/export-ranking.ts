import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { makeRankingReport } from '#shared/domain/report-models/ranking-report.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { readInstallation } from '#db/queries/installation.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { readRanking } from '#electron/features/appraisal/read-ranking.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { todayOf } from '#electron/services/clock/clock.ts';
import { writeRankingDocx } from '#electron/services/docx/ranking-docx.ts';
import { writeRankingXlsx } from '#electron/services/xlsx/ranking-xlsx.ts';

/**
 * The ranking of all units or of one ranking group, as a Word document or a print-ready workbook. Wards without a result stand last, with empty cells.
 */
export async function exportRanking(
  { folder, services }: SignedInContext,
  { roundId, format, group }: ParsedInputOf<'ranking.exportRanking'>,
): Promise<Result<SentFile, AppError<'ROUND_NOT_FOUND' | 'NOTHING_TO_EXPORT'>>> {
  const db = folder.db.read;
  const ranking = readRanking(db, roundId, group);
  if (!ranking.ok) return ranking;
  const { round, rows, previousYear, groups } = ranking.value;
  if (!rows.some(({ rank }) => rank !== null)) return fail(appError('NOTHING_TO_EXPORT', {}));
  const own = readInstallation(db);
  const report = makeRankingReport({
    issuer: { name: own.unitName, province: own.province },
    round,
    previousYear,
    set: loadRoundSet(db, round.criteriaSetHash),
    wards: rows.map(({ unit, ...figures }) => ({ ...figures, name: unit.name, type: unit.type })),
    draftYear: Number(todayOf(services.clock).slice(0, 4)),
  });
  const part = groups.some(({ key }) => key === group) ? `_${group}` : '';
  const fileName = `Xep-hang-CCHC_${round.year}_${own.unitCode}${part}.${format}`;
  const path = services.files.reserveFile(fileName);
  await (format === 'docx' ? writeRankingDocx(report, path) : writeRankingXlsx(report, path));
  return ok(await sendFile(services, path, fileName));
}
