import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { appError } from '#shared/contract/errors.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { PdfPrinter } from '#electron/services/pdf/pdf-printer.ts';
import { type BrowserSearch, findBrowser } from './find-browser.ts';

/** A page of a few hundred rows takes a second or two; an old computer may need many times that. */
const LIMIT_MS = 90_000;

/** The command line that prints one page: no window, no network, a profile of its own. */
export function printArguments(options: {
  readonly htmlPath: string;
  readonly pdfPath: string;
  readonly profile: string;
  readonly platform: NodeJS.Platform;
  readonly userId: number | undefined;
}): readonly string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-pdf-header-footer',
    `--user-data-dir=${options.profile}`,
    `--print-to-pdf=${options.pdfPath}`,
    // Chromium refuses to start its sandbox for root. Only containers and test machines run this as root.
    ...(options.platform === 'linux' && options.userId === 0 ? ['--no-sandbox'] : []),
    pathToFileURL(options.htmlPath).href,
  ];
}

/** Prints with the installed browser of the Chromium family, in a hidden run of its own. */
export function browserPdfPrinter(search: BrowserSearch, userId: number | undefined): PdfPrinter {
  return {
    async print(htmlPath, pdfPath) {
      const browser = findBrowser(search);
      if (browser === null) return fail(appError('PDF_NOT_AVAILABLE', {}));
      const profile = await mkdtemp(path.join(tmpdir(), 'so-diem-print-'));
      try {
        const { platform } = search;
        await run(browser.path, printArguments({ htmlPath, pdfPath, profile, platform, userId }));
        return (await isWritten(pdfPath)) ? ok(null) : fail(appError('PDF_NOT_AVAILABLE', {}));
      } finally {
        // On Windows the last of the browser's processes may hold the profile a moment longer.
        await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }).catch(
          () => null,
        );
      }
    },
  };
}

async function isWritten(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && found.size > 0;
}

/** Resolves when the process has ended, however it did: only the file counts. */
async function run(program: string, args: readonly string[]): Promise<void> {
  await new Promise<void>((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: LIMIT_MS });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}
