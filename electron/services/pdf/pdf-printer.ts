import type { AppError } from '#shared/contract/errors.ts';
import { appError } from '#shared/contract/errors.ts';
import { fail, type Result } from '#shared/lib/result.ts';

/**
 * Port: turns a page into a PDF file. The page carries everything it shows and its own paper size; the host brings
 * what prints it (an installed browser, or Electron's own).
 */
export interface PdfPrinter {
  /** Prints the file `htmlPath` to `pdfPath`. PDF_NOT_AVAILABLE: nothing here can print. */
  print(htmlPath: string, pdfPath: string): Promise<Result<null, AppError<'PDF_NOT_AVAILABLE'>>>;
}

/** Where a host brings no printer: Word and Excel still work. */
export const noPdfPrinter: PdfPrinter = {
  print: async () => fail(appError('PDF_NOT_AVAILABLE', {})),
};
