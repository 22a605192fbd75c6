import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { appError, type AppError, type ErrorCode } from '#shared/contract/errors.ts';
import { isBundleFileName, numberedName } from '#shared/domain/transport/file-names.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { markSeen, wasSeen } from '#db/queries/transport.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { toAppError } from '#electron/backend/unexpected.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { importOne, whomFor } from '#electron/features/transport/automatic.ts';
import { davFile, nameInFolder } from '#electron/features/transport/dav-address.ts';
import type { DavClient, DavError } from '#electron/features/transport/dav-client.ts';
import type { OutgoingFile } from '#electron/features/transport/outgoing.ts';
import { formOf, offerForImport } from '#electron/features/transport/take-aside.ts';
import { noteTransport } from '#electron/features/transport/transport-log.ts';
import type { LookOutcome } from '#electron/features/transport/watched-folder.ts';
import { MAX_UPLOAD_BYTES } from '#electron/host/host.ts';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';

/**
 * Puts a bundle into a folder of the server: under a temporary name, its size asked back, then renamed, so that nobody
 * fetches half a file. What lies there under the name with the same bytes counts as sent; other bytes are never
 * written over, the new file gets a number.
 */
export async function uploadBundle(
  client: DavClient,
  folderUrl: string,
  file: OutgoingFile,
): Promise<Result<{ readonly place: string; readonly fileName: string }, AppError>> {
  const listed = await client.list(folderUrl, 1);
  if (!listed.ok) return listed;
  const names = new Map(listed.value.map(({ href, size }) => [nameInFolder(folderUrl, href), size]));
  for (let number = 1; ; number += 1) {
    const fileName = numberedName(file.fileName, number);
    const target = davFile(folderUrl, fileName);
    if (names.has(fileName)) {
      const size = names.get(fileName) ?? file.size;
      const there = size === file.size ? await client.digest(target, file.size) : ok('');
      if (!there.ok) return there;
      if (there.value === file.fingerprint) return ok({ place: folderUrl, fileName });
      continue;
    }
    const put = await putNew(client, folderUrl, fileName, file);
    if (!put.ok) return put;
    if (put.value) return ok({ place: folderUrl, fileName });
    // Somebody else was faster: look at what lies there.
    names.set(fileName, null);
  }
}

/** false: the name was taken meanwhile. */
async function putNew(
  client: DavClient,
  folderUrl: string,
  fileName: string,
  { path, size }: OutgoingFile,
): Promise<Result<boolean, DavError>> {
  const target = davFile(folderUrl, fileName);
  const temporary = davFile(folderUrl, `.${fileName}.dang-gui`);
  const put = await client.put(temporary, path, false);
  if (!put.ok) return put;
  const back = await client.list(temporary, 0);
  if (!back.ok) return back;
  if (back.value[0]?.size !== size) {
    return fail(appError('SERVER_ANSWER_WRONG', { url: temporary, status: 200 }));
  }
  const moved = await client.move(temporary, target);
  if (!moved.ok) return moved;
  if (moved.value === 'moved') return ok(true);
  // A server without renaming: straight to the name, only where nothing lies there.
  const straight = moved.value === 'refused' ? await client.put(target, path, true) : ok(false);
  await client.remove(temporary);
  return straight;
}

/** A bundle file of the server's folder. */
interface RemoteFile {
  readonly name: string;
  readonly url: string;
  readonly size: number;
  readonly etag: string;
  readonly stamp: string;
}

/** Looks into a folder of the server and takes in what is for us and was not looked at before. Leaves all where it is. */
export async function lookIntoDav(
  context: SignedInContext,
  client: DavClient,
  folderUrl: string,
): Promise<LookOutcome> {
  const listed = await client.list(folderUrl, 1);
  if (!listed.ok) return { taken: 0, code: listed.error.code };
  const files = listed.value.flatMap(({ href, isFolder, size, etag, modified }): RemoteFile[] => {
    const name = isFolder ? null : nameInFolder(folderUrl, href);
    if (name === null || size === null || size > MAX_UPLOAD_BYTES || !isBundleFileName(name)) return [];
    return [{ name, url: davFile(folderUrl, name), size, etag, stamp: `${etag}/${modified}/${size}` }];
  });
  await dropStale(context, files);
  let taken = 0;
  let code: ErrorCode | null = null;
  for (const file of files) {
    const { name, stamp } = file;
    if (wasSeen(context.folder.db.read, { way: 'webdav', place: folderUrl, name, stamp })) continue;
    const outcome = await fetchAndTake(context, client, folderUrl, file);
    if (outcome.ok) taken += outcome.value ? 1 : 0;
    else code = outcome.error.code;
    if (code === 'SERVER_UNREACHABLE' || code === 'DISK_FULL') break;
  }
  return { taken, code };
}

/** Where a file of the server is fetched to; its beginning waits there when the line breaks. */
function incomingPath({ folder }: SignedInContext, { url, stamp }: RemoteFile): string {
  return join(folder.paths.inbox, 'incoming', sha256Hex(`${url} ${stamp}`).slice(0, 32));
}

/** Beginnings of files that are no longer on the server can never be finished. */
async function dropStale(context: SignedInContext, files: readonly RemoteFile[]): Promise<void> {
  const incoming = join(context.folder.paths.inbox, 'incoming');
  const wanted = new Set(files.map((file) => incomingPath(context, file)));
  for (const name of await readdir(incoming).catch(() => [])) {
    if (!wanted.has(join(incoming, name))) await rm(join(incoming, name), { force: true });
  }
}

/** true: it was taken in, whatever the verdict. */
async function fetchAndTake(
  context: SignedInContext,
  client: DavClient,
  folderUrl: string,
  file: RemoteFile,
): Promise<Result<boolean, AppError>> {
  const { name, url, size, etag } = file;
  try {
    const path = incomingPath(context, file);
    await mkdir(dirname(path), { recursive: true });
    const fetched = await client.fetchTo(url, path, { size, etag });
    if (!fetched.ok) return fetched;
    const isPart = (await formOf(path)) === 'part';
    if (isPart || (await whomFor(context, { path, fileName: name })) === 'foreign') {
      await rm(path, { force: true });
      remember(context, folderUrl, file, { verdict: 'foreign', bundleId: null, code: null });
      return ok(false);
    }
    const item = await importOne(
      context,
      await offerForImport(context, { path, size, fingerprint: '' }, name),
    );
    if (!item.ok) return item;
    remember(context, folderUrl, file, item.value);
    return ok(true);
  } catch (error) {
    return fail(toAppError(error, context.services.logger));
  }
}

function remember(
  context: SignedInContext,
  place: string,
  { name, stamp, size }: RemoteFile,
  {
    verdict,
    bundleId,
    code,
  }: { readonly verdict: string; readonly bundleId: string | null; readonly code: string | null },
): void {
  runUseCase(context, context.actor.username, (writing) => {
    markSeen(writing.db, { way: 'webdav', place, name, stamp, size, verdict, at: writing.at });
    const event = verdict === 'foreign' ? 'leftAlone' : 'found';
    noteTransport(context, writing, { way: 'webdav', event, bundleId, fileName: name, place, code });
    return ok(null);
  });
}
