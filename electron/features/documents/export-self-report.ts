import { z } from 'zod';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { makeSelfReport } from '#shared/domain/report-models/self-report.ts';
import type { SelfReportInput } from '#shared/domain/report-models/self-report-types.ts';
import { pointsFromMicro, pointsSchema } from '#shared/lib/points.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { SheetRow } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { requireSealed } from '#electron/features/documents/printed-content.ts';
import { requireSheet } from '#electron/features/scoring/sheet.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { todayOf } from '#electron/services/clock/clock.ts';
import { writeSelfReportDocx } from '#electron/services/docx/self-report-docx.ts';

const leafPointsSchema = z.record(z.string(), pointsSchema);

type SelfReportError = AppError<'ROUND_NOT_FOUND' | 'REVISION_NOT_FOUND'>;

/** "Báo cáo kết quả tự đánh giá, chấm điểm" of a sealed revision as a Word document. */
export async function exportSelfReport(
  context: SignedInContext,
  input: ParsedInputOf<'documents.exportSelfReport'>,
): Promise<Result<SentFile, SelfReportError>> {
  const made = await makeSelfReportFile(context, input);
  if (!made.ok) return made;
  return ok(await sendFile(context.services, made.value.path, made.value.fileName));
}

/** Writes the same document into the transfer folder. */
export async function makeSelfReportFile(
  { folder, services }: SignedInContext,
  {
    roundId,
    revisionNumber,
    proposals,
  }: Pick<ParsedInputOf<'documents.exportSelfReport'>, 'roundId' | 'revisionNumber' | 'proposals'>,
): Promise<Result<{ readonly path: string; readonly fileName: string }, SelfReportError>> {
  const db = folder.db.read;
  const sheet = requireSheet(db, roundId);
  if (!sheet.ok) return sheet;
  const sealed = requireSealed(db, sheet.value, revisionNumber);
  if (!sealed.ok) return sealed;
  const { own, round, set } = sheet.value;
  const { content, seal } = sealed.value;
  const report = makeSelfReport({
    unit: { name: own.unitName, type: unitTypeSchema.parse(own.unitType) },
    superior: own.parentName ?? '',
    round: { title: round.title, year: round.year },
    set,
    content,
    seal,
    lastYear: lastYearOf(sheet.value.sheet),
    proposals: proposals
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    draftYear: Number(todayOf(services.clock).slice(0, 4)),
  });
  const fileName = `Bao-cao-tu-danh-gia_${own.unitCode}_${round.year}_r${content.number}.docx`;
  const path = services.files.reserveFile(fileName);
  await writeSelfReportDocx(report, path);
  return ok({ path, fileName });
}

function lastYearOf(row: SheetRow): SelfReportInput['lastYear'] {
  return {
    points: row.lastYearPoints === null ? null : pointsFromMicro(row.lastYearPoints),
    rank: row.lastYearRank,
    unitCount: row.lastYearUnitCount,
    leafPoints: leafPointsSchema.parse(JSON.parse(row.lastYearLeafPoints)),
  };
}
