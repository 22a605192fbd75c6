import { z } from 'zod';
import type { FileGateway } from '#electron/host/host.ts';
import { json, statusOnly } from '#electron/host/web/answers.ts';
import { DownloadKeys } from '#electron/host/web/downloads.ts';
import { type FileRoutes, serveFiles } from '#electron/host/web/file-routes.ts';
import { readJson } from '#electron/host/web/limited-json.ts';
import { servePage } from '#electron/host/web/static-pages.ts';
import type { Sessions } from './sessions.ts';

const RPC_LIMIT_BYTES = 8 * 1024 ** 2;
const LAUNCH_LIMIT_BYTES = 1024;
const RPC_PATH = /^\/rpc\/([A-Za-z][A-Za-z0-9.]{0,99})$/;

const launchInput = z.strictObject({ code: z.string().max(200) });

export interface RouteOptions {
  /** `http://127.0.0.1:<port>`: the only origin and the only host that are answered. */
  readonly origin: string;
  readonly sessions: Sessions;
  readonly files: FileGateway;
  readonly rendererFolder: string;
  readonly uploadLimitBytes?: number;
}

/** All routes of the Chromium host. */
export function createRoutes(options: RouteOptions): (request: Request) => Promise<Response> {
  const { sessions } = options;
  const fileRoutes: FileRoutes = {
    files: options.files,
    keys: new DownloadKeys(),
    isTrusted: (request) => sessions.find(request) !== null,
    ...(options.uploadLimitBytes === undefined ? {} : { uploadLimitBytes: options.uploadLimitBytes }),
  };
  return async (request) => {
    if (!isFromOwnPage(request, options.origin)) return statusOnly(403);
    const url = new URL(request.url);
    if (url.pathname === '/launch') return launch(sessions, request);
    const channel = RPC_PATH.exec(url.pathname)?.[1];
    if (channel !== undefined) return call(sessions, request, channel);
    return (
      (await serveFiles(fileRoutes, request, url)) ??
      (await servePage(options.rendererFolder, request.method, url.pathname))
    );
  };
}

/**
 * Other web pages in the same browser can reach this port too. The `Host` check stops a foreign name that was made to
 * resolve to this machine; `Origin` and `Sec-Fetch-Site` stop requests that a foreign page makes.
 */
function isFromOwnPage(request: Request, origin: string): boolean {
  if (request.headers.get('host') !== new URL(origin).host) return false;
  const stated = request.headers.get('origin');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (stated === null ? !reads : stated !== origin) return false;
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

async function launch(sessions: Sessions, request: Request): Promise<Response> {
  if (request.method !== 'POST') return statusOnly(405, { Allow: 'POST' });
  const body = await readJson(request, LAUNCH_LIMIT_BYTES);
  if (!body.ok) return statusOnly(body.status);
  const input = launchInput.safeParse(body.value);
  if (!input.success) return statusOnly(400);
  const token = sessions.swapCode(input.data.code);
  return token === null ? statusOnly(403) : json({ token });
}

async function call(sessions: Sessions, request: Request, channel: string): Promise<Response> {
  if (request.method !== 'POST') return statusOnly(405, { Allow: 'POST' });
  const connection = sessions.find(request);
  if (connection === null) return statusOnly(401, { 'WWW-Authenticate': 'Bearer' });
  const body = await readJson(request, RPC_LIMIT_BYTES);
  if (!body.ok) return statusOnly(body.status);
  return json(await connection.invoke(channel, body.value));
}
