import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DownloadedFile } from '#tests/e2e/support/watched-page.ts';

/** The attachment of a draft as a mail program would save it: its name and its bytes. */
export function attachmentOf(draft: DownloadedFile): { readonly name: string; readonly buffer: Buffer } {
  const text = draft.bytes.toString('latin1');
  const start = text.indexOf('Content-Disposition: attachment');
  const body = text.indexOf('\r\n\r\n', start);
  const end = text.indexOf('\r\n--', body);
  if (start < 0 || body < 0 || end < 0) throw new Error(`no attachment in ${draft.name}`);
  return {
    name: path.basename(draft.name, '.eml'),
    buffer: Buffer.from(text.slice(body, end).replace(/\s/g, ''), 'base64'),
  };
}

/** A file of the disk as the browser's file dialog hands it over. */
export async function pickedFile(
  filePath: string,
): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }> {
  return {
    name: path.basename(filePath),
    mimeType: 'application/octet-stream',
    buffer: await readFile(filePath),
  };
}
