import { MAX_UPLOAD_BYTES, type FileGateway } from '#electron/host/host.ts';
import { json, statusOnly } from './answers.ts';
import { type DownloadKeys, sendDownload } from './downloads.ts';
import { receiveUpload } from './uploads.ts';

const TOKEN = '[A-Za-z0-9_-]{1,200}';
const DOWNLOAD_PATH = new RegExp(`^/files/(${TOKEN})$`);
const KEY_PATH = new RegExp(`^/files/(${TOKEN})/key$`);
const MAX_NAME_LENGTH = 1000;

export interface FileRoutes {
  readonly files: FileGateway;
  readonly keys: DownloadKeys;
  /** Whether the caller may use files at all: a bearer token in a browser, our own window under Electron. */
  readonly isTrusted: (request: Request) => boolean;
  readonly uploadLimitBytes?: number;
}

/**
 * The `/files` part of both hosts. null: not a path of files.
 *
 * - `POST /files?name=…` with the content as body: `{ token, size }`
 * - `POST /files/<token>/key`: `{ key }`, good for one download within a minute
 * - `GET /files/<token>` for a trusted caller, or `GET /files/<token>?key=…` for a plain link
 */
export async function serveFiles(routes: FileRoutes, request: Request, url: URL): Promise<Response | null> {
  if (url.pathname === '/files') return takeUpload(routes, request, url);
  const keyFor = KEY_PATH.exec(url.pathname)?.[1];
  if (keyFor !== undefined) return giveKey(routes, request, keyFor);
  const token = DOWNLOAD_PATH.exec(url.pathname)?.[1];
  if (token !== undefined) return giveDownload(routes, request, url, token);
  return null;
}

async function takeUpload(routes: FileRoutes, request: Request, url: URL): Promise<Response> {
  if (request.method !== 'POST') return statusOnly(405, { Allow: 'POST' });
  if (!routes.isTrusted(request)) return statusOnly(401);
  const name = url.searchParams.get('name')?.normalize('NFC') ?? '';
  if (name === '' || name.length > MAX_NAME_LENGTH) return statusOnly(400);
  return receiveUpload(routes.files, request, name, routes.uploadLimitBytes ?? MAX_UPLOAD_BYTES);
}

async function giveKey(routes: FileRoutes, request: Request, token: string): Promise<Response> {
  if (request.method !== 'POST') return statusOnly(405, { Allow: 'POST' });
  if (!routes.isTrusted(request)) return statusOnly(401);
  if ((await routes.files.findDownload(token)) === null) return statusOnly(404);
  return json({ key: routes.keys.issue(token) });
}

async function giveDownload(
  routes: FileRoutes,
  request: Request,
  url: URL,
  token: string,
): Promise<Response> {
  if (request.method !== 'GET') return statusOnly(405, { Allow: 'GET' });
  const key = url.searchParams.get('key');
  const allowed = key === null ? routes.isTrusted(request) : routes.keys.redeem(key, token);
  return allowed ? sendDownload(routes.files, token) : statusOnly(401);
}
