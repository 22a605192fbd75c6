import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FileGateway } from '#electron/host/host.ts';
import { statusOnly } from './answers.ts';
import { attachmentDisposition, securityHeaders } from './headers.ts';

const KEY_LIFETIME_MS = 60_000;

/**
 * One-time keys that let a plain link fetch one file, so that a large download streams to disk instead of passing
 * through the page's memory. A link cannot carry the bearer token.
 */
export class DownloadKeys {
  readonly #keys = new Map<string, { readonly token: string; readonly expires: number }>();
  readonly #now: () => number;

  /** `now` is a monotonic clock in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  issue(token: string): string {
    this.#dropExpired();
    const key = randomBytes(24).toString('base64url');
    this.#keys.set(key, { token, expires: this.#now() + KEY_LIFETIME_MS });
    return key;
  }

  /** True once per key, and only for the file it was issued for. */
  redeem(key: string, token: string): boolean {
    this.#dropExpired();
    if (this.#keys.get(key)?.token !== token) return false;
    return this.#keys.delete(key);
  }

  #dropExpired(): void {
    const now = this.#now();
    for (const [key, { expires }] of this.#keys) if (expires <= now) this.#keys.delete(key);
  }
}

/** Streams a download. A saved file never opens in the application's own origin: it is always an attachment. */
export async function sendDownload(files: FileGateway, token: string): Promise<Response> {
  const download = await files.findDownload(token);
  if (download === null) return statusOnly(404);
  const file = await open(download.path);
  const headers = {
    ...securityHeaders(),
    'Content-Type': download.mimeType,
    'Content-Length': String(download.size),
    'Content-Disposition': attachmentDisposition(download.fileName),
  };
  return new Response(Readable.toWeb(file.createReadStream()), { headers });
}
