import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { SheetFormat } from '#shared/contract/channels/documents.ts';
import { makeScoreSheet } from '#shared/domain/report-models/score-sheet.ts';
import type { ScoreSheetInput, ScoreSheetReport } from '#shared/domain/report-models/score-sheet-types.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Services, SignedInContext } from '#electron/backend/context.ts';
import { requireHeldWard, type WardError } from '#electron/features/appraisal/ward.ts';
import {
  draftInput,
  heldInput,
  requireSealed,
  sealedInput,
} from '#electron/features/documents/printed-content.ts';
import { requireSheet } from '#electron/features/scoring/sheet.ts';
import { sendFile, type SentFile } from '#electron/features/send-file.ts';
import { momentOf } from '#electron/services/clock/clock.ts';
import { writeScoreSheetDocx } from '#electron/services/docx/score-sheet-docx.ts';
import { writeScoreSheetPdf } from '#electron/services/pdf/score-sheet-pdf.ts';
import { writeScoreSheetXlsx } from '#electron/services/xlsx/score-sheet-xlsx.ts';

type ExportError = AppError<'ROUND_NOT_FOUND' | 'REVISION_NOT_FOUND' | 'PDF_NOT_AVAILABLE'>;

/** "Bảng tự đánh giá, chấm điểm" as Word, Excel or PDF: a sealed revision, or the draft as it stands. */
export async function exportScoreSheet(
  context: SignedInContext,
  { roundId, revisionNumber, format }: ParsedInputOf<'documents.exportScoreSheet'>,
): Promise<Result<SentFile, ExportError>> {
  const input = readInput(context, roundId, revisionNumber);
  return input.ok ? writeSheet(context.services, input.value, format) : input;
}

/** The newest sheet held of a ward with the city's points and reasons, under the ward's own fingerprint. */
export async function exportHeldSheet(
  { folder, services }: SignedInContext,
  { roundId, unitId, format }: ParsedInputOf<'documents.exportHeldSheet'>,
): Promise<Result<SentFile, WardError | AppError<'PDF_NOT_AVAILABLE'>>> {
  const db = folder.db.read;
  const ward = requireHeldWard(db, roundId, unitId);
  if (!ward.ok) return ward;
  return writeSheet(services, heldInput(db, ward.value, momentOf(services.clock)), format);
}

async function writeSheet(
  services: Services,
  input: ScoreSheetInput,
  format: SheetFormat,
): Promise<Result<SentFile, AppError<'PDF_NOT_AVAILABLE'>>> {
  const { unit, round, content, seal } = input;
  const state = seal ? `r${content.number}` : 'nhap';
  const fileName = `Bang-cham-diem_${unit.code}_${round.year}_${state}.${format}`;
  const path = services.files.reserveFile(fileName);
  const written = await write(services, makeScoreSheet(input), format, path);
  return written.ok ? ok(await sendFile(services, path, fileName)) : written;
}

function readInput(
  { folder, services, actor }: SignedInContext,
  roundId: string,
  revisionNumber: number | null,
): Result<ScoreSheetInput, AppError<'ROUND_NOT_FOUND' | 'REVISION_NOT_FOUND'>> {
  const db = folder.db.read;
  const sheet = requireSheet(db, roundId);
  if (!sheet.ok) return sheet;
  if (revisionNumber === null) return ok(draftInput(db, sheet.value, actor, momentOf(services.clock)));
  const sealed = requireSealed(db, sheet.value, revisionNumber);
  return sealed.ok ? ok(sealedInput(db, sheet.value, sealed.value)) : sealed;
}

async function write(
  { pdf }: Services,
  report: ScoreSheetReport,
  format: SheetFormat,
  path: string,
): Promise<Result<null, AppError<'PDF_NOT_AVAILABLE'>>> {
  switch (format) {
    case 'docx':
      await writeScoreSheetDocx(report, path);
      return ok(null);
    case 'xlsx':
      await writeScoreSheetXlsx(report, path);
      return ok(null);
    case 'pdf':
      return writeScoreSheetPdf(report, pdf, path);
  }
}
