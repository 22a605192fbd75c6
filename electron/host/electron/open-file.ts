import path from 'node:path';
import type { FileGateway } from '#electron/host/host.ts';
import { APP_ORIGIN } from './origin.ts';

/** What the page is shown in. */
interface Page {
  loadURL(url: string): Promise<void>;
}

/** The bundle that a double click put on the command line, or null. */
export function bundleArgument(argv: readonly string[]): string | null {
  const found = argv.slice(1).find((word) => !word.startsWith('-') && /\.cchc(?:\.age)?$/i.test(word));
  return found === undefined ? null : path.resolve(found);
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
  if (token !== null) await page.loadURL(`${APP_ORIGIN}/#/viewer/${token}`);
}
