import { rm, writeFile } from 'node:fs/promises';
import type { AppError } from '#shared/contract/errors.ts';
import type { ScoreSheetReport } from '#shared/domain/report-models/score-sheet-types.ts';
import type { Result } from '#shared/lib/result.ts';
import type { PdfPrinter } from '#electron/services/pdf/pdf-printer.ts';
import { scoreSheetHtml } from '#electron/services/pdf/score-sheet-html.ts';
import { tinosFaces } from '#electron/services/pdf/tinos.ts';
import { qrSvg } from '#electron/services/print/qr-code.ts';

/** Writes the score sheet as a PDF. The page it is printed from does not stay. */
export async function writeScoreSheetPdf(
  report: ScoreSheetReport,
  printer: PdfPrinter,
  path: string,
): Promise<Result<null, AppError<'PDF_NOT_AVAILABLE'>>> {
  const { code } = report.footer;
  const [fontFaces, qr] = await Promise.all([tinosFaces(), code === null ? null : qrSvg(code)]);
  const page = `${path}.html`;
  try {
    await writeFile(page, scoreSheetHtml(report, { fontFaces, qr }));
    return await printer.print(page, path);
  } finally {
    await rm(page, { force: true });
  }
}
