import type { PDFDocumentProxy } from 'pdfjs-dist';

/** A PDF ready to be drawn. Close it when it is no longer shown: its worker ends with it. */
export interface OpenPdf {
  readonly pageCount: number;
  /** Draws a page (from 1) to fit a width in CSS pixels; the ratio of its height to its width comes back. */
  draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<number>;
  close(): void;
}

/** - `encrypted`: behind a password. - `broken`: no PDF, damaged, or it took too long. */
export type PdfProblem = 'encrypted' | 'broken';

/** A PDF that takes longer than this to open or to draw one page is given up, in milliseconds. */
const PATIENCE = 20_000;

/** Points of a canvas at most: a page of any size is drawn into that. */
const MAX_CANVAS_POINTS = 8_000_000;
const MAX_IMAGE_POINTS = 60_000_000;

/**
 * Opens a PDF with pdf.js in a worker of its own. Scripts and forms of the file are not run, and nothing is fetched
 * for it. The engine is loaded when the first PDF is looked at.
 */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf | PdfProblem> {
  const { getDocument, PDFWorker, PasswordException } = await import('pdfjs-dist');
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data: bytes,
    worker,
    enableXfa: false,
    useWasm: false,
    wasmUrl: new URL('/pdf/', window.location.href).href,
    useWorkerFetch: false,
    maxImageSize: MAX_IMAGE_POINTS,
    stopAtErrors: false,
  });
  const close = (): void => {
    void task.destroy().catch(() => undefined);
    port.terminate();
  };
  try {
    const pdf = await soon(task.promise);
    return { pageCount: pdf.numPages, draw: (page, canvas, width) => draw(pdf, page, canvas, width), close };
  } catch (error) {
    close();
    return error instanceof PasswordException ? 'encrypted' : 'broken';
  }
}

async function draw(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<number> {
  const page = await soon(pdf.getPage(number));
  const plain = page.getViewport({ scale: 1 });
  const ratio = plain.height / plain.width;
  const wanted = (width * Math.min(window.devicePixelRatio, 2)) / plain.width;
  const most = Math.sqrt(MAX_CANVAS_POINTS / (plain.width * plain.height));
  const viewport = page.getViewport({ scale: Math.min(wanted, most) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const task = page.render({ canvas, viewport, annotationMode: 1 });
  try {
    await soon(task.promise);
  } finally {
    task.cancel();
    page.cleanup();
  }
  return ratio;
}

async function soon<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('pdf.js took too long')), PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
