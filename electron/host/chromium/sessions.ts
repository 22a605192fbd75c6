import { createHash, randomBytes } from 'node:crypto';
import type { Backend, Connection } from '#electron/host/host.ts';

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;

/**
 * One-time launch codes and the bearer tokens they are swapped for. A code travels in the fragment of the address,
 * which no browser sends anywhere; a token lives in the page's memory. Each token is one backend connection.
 * Secrets are kept as digests, so that a lookup leaks nothing about them through its timing.
 */
export class Sessions {
  readonly #backend: Backend;
  readonly #codes = new Set<string>();
  readonly #connections = new Map<string, Connection>();
  #launched = false;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Whether any page has ever swapped a code. */
  get launched(): boolean {
    return this.#launched;
  }

  issueCode(): string {
    const code = randomSecret();
    this.#codes.add(digest(code));
    return code;
  }

  /** The bearer token of a new connection. null: no such code, or used before. */
  swapCode(code: string): string | null {
    if (!this.#codes.delete(digest(code))) return null;
    const token = randomSecret();
    this.#connections.set(digest(token), this.#backend.connect());
    this.#launched = true;
    return token;
  }

  /** The connection that a request's bearer token names. null: none. */
  find(request: Request): Connection | null {
    const token = BEARER.exec(request.headers.get('authorization') ?? '')?.[1];
    return token === undefined ? null : (this.#connections.get(digest(token)) ?? null);
  }

  closeAll(): void {
    for (const connection of this.#connections.values()) connection.close();
    this.#connections.clear();
    this.#codes.clear();
  }
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
