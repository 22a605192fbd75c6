import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FoundResult } from '#shared/contract/channels/transport-results.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { FolderContext } from '#electron/backend/context.ts';
import { MAX_UPLOAD_BYTES } from '#electron/host/host.ts';
import { looksEncrypted, readHead } from '#electron/services/bundle/encrypt-bundle.ts';
import { looksLikePart } from '#electron/services/bundle/join-parts.ts';
import { writeDurably } from '#electron/services/files/write-durably.ts';

export type LeftReason = FoundResult['left'][number]['reason'];
type Form = FoundResult['files'][number]['form'];

/** A file copied to our own disk: what is checked there cannot be changed under way, as on a stick it could. */
export interface AsideFile {
  readonly path: string;
  /** Bytes copied. */
  readonly size: number;
  /** SHA-256 of the file as it came. */
  readonly fingerprint: string;
}

/** Copies a file of a medium to our own disk. Throws only where our own disk fails. */
export async function takeAside(
  { services }: FolderContext,
  source: string,
): Promise<Result<AsideFile, LeftReason>> {
  const size = await stat(source).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return fail('notReadable');
  if (size > MAX_UPLOAD_BYTES) return fail('tooLarge');
  const input = createReadStream(source, { highWaterMark: 1 << 20, end: MAX_UPLOAD_BYTES });
  let broke = false;
  input.once('error', () => {
    broke = true;
  });
  try {
    return ok(await writeDurably(input, services.files.reserveFile(basename(source))));
  } catch (error) {
    if (broke) return fail('notReadable');
    throw error;
  }
}

/** What a file is, by its first bytes; the name says nothing. */
export async function formOf(path: string): Promise<Form> {
  const head = await readHead(path, 64);
  if (looksLikePart(head)) return 'part';
  return looksEncrypted(head) ? 'encrypted' : 'plain';
}

/** Hands a file of our own disk over to `exchange.importBundles`, under the name people know it by. Gives its token. */
export async function offerForImport(
  { services }: FolderContext,
  { path }: AsideFile,
  fileName: string,
): Promise<string> {
  const upload = await services.files.beginUpload(fileName);
  await rename(path, upload.path);
  await services.files.finishUpload(upload.token);
  return upload.token;
}

/** Takes a copy away that is not wanted after all. */
export function dropAside({ path }: AsideFile): Promise<void> {
  return rm(path, { force: true });
}
