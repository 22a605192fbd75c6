import { createHash } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { readListing, type DavResource } from '#shared/domain/transport/dav-listing.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { tlsFault } from '#electron/features/transport/tls-fault.ts';
import { limitBytes, readLimited } from '#electron/features/transport/limited-body.ts';

export type DavError = AppError<
  | 'SERVER_UNREACHABLE'
  | 'TLS_NOT_TRUSTED'
  | 'SERVER_REFUSED_PASSWORD'
  | 'SERVER_FOLDER_NOT_FOUND'
  | 'SERVER_NO_SPACE'
  | 'SERVER_ANSWER_WRONG'
>;

export interface DavAccess {
  readonly fetch: typeof fetch;
  readonly username: string;
  readonly password: string;
  /** Ends everything under way. */
  readonly signal: AbortSignal;
}

/** The few requests of WebDAV that are needed. No request follows a redirect: the password goes to one server only. */
export interface DavClient {
  /** The folder (depth 0) or the folder and what is in it (depth 1). */
  list(url: string, depth: 0 | 1): Promise<Result<readonly DavResource[], DavError>>;
  /** Sends a file; `onlyNew`: never over one that is there (412, told as false). */
  put(url: string, path: string, onlyNew: boolean): Promise<Result<boolean, DavError>>;
  /** Renames, never over another file. taken: one is there; refused: the server cannot. */
  move(from: string, to: string): Promise<Result<'moved' | 'taken' | 'refused', DavError>>;
  remove(url: string): Promise<Result<null, DavError>>;
  /** SHA-256 of a file as the server gives it back. */
  digest(url: string, maxBytes: number): Promise<Result<string, DavError>>;
  /** Fetches a file into `path`, going on where an earlier attempt with the same etag ended. */
  fetchTo(url: string, path: string, of: { size: number; etag: string }): Promise<Result<null, DavError>>;
}

const LISTING_BYTES = 8 * 1024 * 1024;

/** Milliseconds for an answer without content, and bytes per second below which a transfer is given up. */
const PATIENCE = 60_000;
const SLOWEST = 8 * 1024;

const PROPFIND =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop>' +
  '<resourcetype/><getcontentlength/><getetag/><getlastmodified/></prop></propfind>';

/** A client for one server and account (Basic: an app password, over TLS). */
export function createDavClient(access: DavAccess): DavClient {
  const authorization = `Basic ${Buffer.from(`${access.username}:${access.password}`, 'utf8').toString('base64')}`;
  const send = async (
    method: string,
    url: string,
    init: { headers?: Record<string, string>; body?: string | Blob } = {},
    bytes = 0,
  ): Promise<Result<Response, DavError>> => {
    const patience = AbortSignal.timeout(PATIENCE + Math.ceil(bytes / SLOWEST) * 1000);
    try {
      const headers = { ...init.headers, authorization };
      const signal = AbortSignal.any([access.signal, patience]);
      return ok(await access.fetch(url, { ...init, method, headers, signal, redirect: 'manual' }));
    } catch (error) {
      const reason = tlsFault(error);
      if (reason !== null) return fail(appError('TLS_NOT_TRUSTED', { url, reason }));
      return fail(appError('SERVER_UNREACHABLE', { url }));
    }
  };
  const simple = async (method: string, url: string, headers: Record<string, string> = {}) => {
    const sent = await send(method, url, { headers });
    if (sent.ok) await sent.value.body?.cancel();
    return sent;
  };
  return {
    list: async (url, depth) => {
      const headers = { depth: String(depth), 'content-type': 'application/xml; charset=utf-8' };
      const sent = await send('PROPFIND', url, { headers, body: PROPFIND });
      if (!sent.ok) return sent;
      if (sent.value.status !== 207) return fail(await refusal(sent.value, url));
      const text = await readLimited(sent.value, LISTING_BYTES);
      const listing = text === null ? null : readListing(text);
      return listing?.ok === true ? listing : fail(appError('SERVER_ANSWER_WRONG', { url, status: 207 }));
    },
    put: async (url, path, onlyNew) => {
      const { size } = await stat(path);
      const headers = {
        'content-type': 'application/octet-stream',
        ...(onlyNew ? { 'if-none-match': '*' } : {}),
      };
      const sent = await send('PUT', url, { headers, body: await openAsBlob(path) }, size);
      if (!sent.ok) return sent;
      if (sent.value.status === 412 && onlyNew) return ok(false);
      if (!sent.value.ok) return fail(await refusal(sent.value, url));
      await sent.value.body?.cancel();
      return ok(true);
    },
    move: async (from, to) => {
      const sent = await simple('MOVE', from, { destination: to, overwrite: 'F' });
      if (!sent.ok) return sent;
      const { status } = sent.value;
      if (status === 201 || status === 204) return ok('moved');
      if (status === 412) return ok('taken');
      if (status === 405 || status === 501) return ok('refused');
      return fail(await refusal(sent.value, to));
    },
    remove: async (url) => {
      const sent = await simple('DELETE', url);
      if (!sent.ok) return sent;
      return sent.value.ok || sent.value.status === 404 ? ok(null) : fail(await refusal(sent.value, url));
    },
    digest: async (url, maxBytes) => {
      const sent = await send('GET', url, {}, maxBytes);
      if (!sent.ok) return sent;
      if (sent.value.status !== 200 || !sent.value.body) return fail(await refusal(sent.value, url));
      const hash = createHash('sha256');
      try {
        for await (const chunk of limitBytes(sent.value.body, maxBytes)) hash.update(chunk);
        return ok(hash.digest('hex'));
      } catch {
        return fail(appError('SERVER_UNREACHABLE', { url }));
      }
    },
    fetchTo: async (url, path, of) => {
      const begun = await stat(path).then(
        (found) => found.size,
        () => 0,
      );
      const start = begun < of.size && of.etag !== '' && !of.etag.startsWith('W/') ? begun : 0;
      const headers: Record<string, string> =
        start > 0 ? { range: `bytes=${start}-`, 'if-range': of.etag } : {};
      const sent = await send('GET', url, { headers }, of.size);
      if (!sent.ok) return sent;
      const { status, body } = sent.value;
      const goesOn = status === 206 && sent.value.headers.get('content-range')?.startsWith(`bytes ${start}-`);
      if (!body || (status !== 200 && goesOn !== true)) return fail(await refusal(sent.value, url));
      const left = of.size - (goesOn === true ? start : 0);
      const flags = goesOn === true ? 'a' : 'w';
      return receive(url, body, left, createWriteStream(path, { flags, flush: true }));
    },
  };
}

/** What arrives is kept even when the line breaks: the next attempt goes on from there. */
async function receive(
  url: string,
  body: ReadableStream<Uint8Array>,
  left: number,
  target: NodeJS.WritableStream,
): Promise<Result<null, DavError>> {
  let received = 0;
  let networkBroke = false;
  const counted = async function* () {
    try {
      for await (const chunk of limitBytes(body, left)) {
        received += chunk.byteLength;
        yield chunk;
      }
    } catch {
      networkBroke = true;
    }
  };
  await pipeline(Readable.from(counted(), { objectMode: false }), target);
  if (networkBroke) return fail(appError('SERVER_UNREACHABLE', { url }));
  return received === left ? ok(null) : fail(appError('SERVER_ANSWER_WRONG', { url, status: 200 }));
}

async function refusal(response: Response, url: string): Promise<DavError> {
  await response.body?.cancel().catch(() => undefined);
  const { status } = response;
  if (status === 401 || status === 403) return appError('SERVER_REFUSED_PASSWORD', { url });
  if (status === 404 || status === 409) return appError('SERVER_FOLDER_NOT_FOUND', { url });
  if (status === 507) return appError('SERVER_NO_SPACE', { url });
  return appError('SERVER_ANSWER_WRONG', { url, status });
}
