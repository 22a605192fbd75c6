import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { statusOnly } from './answers.ts';
import { securityHeaders } from './headers.ts';

const MIME_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.webp', 'image/webp'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** One part of a path that may be served: no dot files, no backslash, no drive letter, nothing encoded. */
const PATH_PART = /^[\w-][\w.-]*$/;

/** Serves the built pages of `folder`. `pathname` is the raw path of the address, still percent-encoded. */
export async function servePage(folder: string, method: string, pathname: string): Promise<Response> {
  const file = pathname === '/' ? 'index.html' : safeRelativePath(pathname);
  const mimeType = file === null ? undefined : MIME_TYPES.get(path.extname(file));
  if (file === null || mimeType === undefined) return statusOnly(404);
  if (method !== 'GET' && method !== 'HEAD') return statusOnly(405, { Allow: 'GET, HEAD' });
  const content = await readIfPresent(path.join(folder, file));
  if (content === null) return statusOnly(404);
  return file === 'index.html' ? entryPage(content, method) : page(content, method, mimeType);
}

/** null: not a path under the served folder. Names are plain ASCII by build, so anything else is refused unseen. */
function safeRelativePath(pathname: string): string | null {
  const parts = pathname.split('/').slice(1);
  return parts.length > 0 && parts.every((part) => PATH_PART.test(part)) ? path.join(...parts) : null;
}

async function readIfPresent(file: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR';
}

function page(content: Buffer<ArrayBuffer>, method: string, mimeType: string, nonce?: string): Response {
  const headers = {
    ...securityHeaders(nonce),
    'Content-Type': mimeType,
    'Content-Length': String(content.byteLength),
  };
  return new Response(method === 'HEAD' ? null : content, { headers });
}

function entryPage(content: Buffer<ArrayBuffer>, method: string): Response {
  const nonce = randomBytes(18).toString('base64');
  const html = Buffer.from(withNonce(content.toString('utf8'), nonce), 'utf8');
  return page(html, method, 'text/html; charset=utf-8', nonce);
}

/** The page tells the UI kit the nonce of its style elements through `<meta name="csp-nonce">`. */
function withNonce(html: string, nonce: string): string {
  const meta = `<meta name="csp-nonce" content="${nonce}" />`;
  const known = /<meta\s+name="csp-nonce"[^>]*>/;
  return known.test(html) ? html.replace(known, meta) : html.replace('<head>', `<head>\n    ${meta}`);
}
