import path from 'node:path';
import { isBundleName, viewerPath } from '#shared/lib/viewer-address.ts';
import type { FileGateway } from '#electron/host/host.ts';
import { APP_ORIGIN } from './origin.ts';

/** What the page is shown in. */
interface Page {
  loadURL(url: string): Promise<void>;
}

/** The bundle that a double click put on the command line, or null. A relative name is one of the folder it was started in. */
export function bundleArgument(argv: readonly string[], folder = process.cwd()): string | null {
  const found = argv.slice(1).find((word) => !word.startsWith('-') && isBundleName(word));
  return found === undefined ? null : path.resolve(folder, found);
}

/** Shows a bundle in the viewer: the page gets a token for the file, never its path. A file that is gone changes nothing. */
export async function showBundle(
  page: Page,
  files: Pick<FileGateway, 'adoptFile'>,
  file: string | null,
): Promise<void> {
  if (file === null) return;
  const token = await files.adoptFile(file).catch(() => null);
  // Only the part after # changes: the page stays as it is, whatever was being typed in it.
  if (token !== null) await page.loadURL(`${APP_ORIGIN}/#${viewerPath(token)}`);
}

/** Where a file waits until there is a page to show it in. */
export interface OpenRequests {
  ask(file: string): void;
  /** From now on files are shown at once, first the newest that waited. */
  serve(show: (file: string) => Promise<void>): Promise<void>;
}

/**
 * macOS names the file of a double click in an event, not on the command line, and before the window is there when the
 * double click is what starts the application. Only the newest waits: there is one viewer.
 */
export function openRequests(): OpenRequests {
  let waiting: string | null = null;
  let shown: ((file: string) => Promise<void>) | null = null;
  return {
    ask: (file) => {
      if (bundleArgument(['', file]) === null) return;
      if (shown) void shown(file);
      else waiting = file;
    },
    serve: async (show) => {
      shown = show;
      if (waiting !== null) await show(waiting);
      waiting = null;
    },
  };
}
