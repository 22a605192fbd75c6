import { appError } from '#shared/contract/errors.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { PdfPrinter } from '#electron/services/pdf/pdf-printer.ts';
import type { RelayPort } from './relay-messages.ts';

/** What the backend process asks of the main process, which alone has windows: print this page. */
export interface PrintRequest {
  readonly print: number;
  readonly htmlPath: string;
  readonly pdfPath: string;
}

/** The answer to the request of the same number. */
export interface PrintResponse {
  readonly printed: number;
  readonly done: boolean;
}

/** Whether a message of the backend process is a page to print. */
export function isPrintRequest(message: object): message is PrintRequest {
  return 'print' in message;
}

/** Whether a message of the main process is about a page printed. */
export function isPrintResponse(message: object): message is PrintResponse {
  return 'printed' in message;
}

/** The printer as the backend process sees it. */
export function relayPdfPrinter(port: RelayPort<PrintResponse, PrintRequest>): PdfPrinter {
  const waiting = new Map<number, (done: boolean) => void>();
  let last = 0;
  port.receive(({ printed, done }) => {
    waiting.get(printed)?.(done);
    waiting.delete(printed);
  });
  return {
    async print(htmlPath, pdfPath) {
      last += 1;
      const print = last;
      const done = await new Promise<boolean>((resolve) => {
        waiting.set(print, resolve);
        port.send({ print, htmlPath, pdfPath });
      });
      return done ? ok(null) : fail(appError('PDF_NOT_AVAILABLE', {}));
    },
  };
}

/** Prints what the backend process asks for, page after page. */
export function servePrinting(
  port: RelayPort<PrintRequest, PrintResponse>,
  print: (htmlPath: string, pdfPath: string) => Promise<void>,
): void {
  let queue = Promise.resolve();
  port.receive(({ print: printed, htmlPath, pdfPath }) => {
    queue = queue
      .then(() => print(htmlPath, pdfPath))
      .then(
        () => port.send({ printed, done: true }),
        () => port.send({ printed, done: false }),
      );
  });
}
