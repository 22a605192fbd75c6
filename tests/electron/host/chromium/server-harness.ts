import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, expect } from 'vitest';
import { type ChromiumServer, startServer } from '#electron/host/chromium/server.ts';
import { createPages, createTestBackend, type TestBackend } from '../test-backend.ts';

export const UPLOAD_LIMIT = 200_000;
export const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The server and the backend behind it; new for every test of the file that calls `useServer`. */
export interface Subject {
  backend: TestBackend;
  server: ChromiumServer;
}

/** Starts a server around every test of the calling file. */
export function useServer(): Subject {
  const subject = {} as Subject;
  let errors: unknown[] = [];
  beforeEach(async () => {
    errors = [];
    subject.backend = createTestBackend();
    subject.server = await startServer({
      backend: subject.backend,
      rendererFolder: await createPages(subject.backend),
      uploadLimitBytes: UPLOAD_LIMIT,
      onError: (error) => errors.push(error),
    });
  });
  afterEach(async () => {
    await subject.server.close();
    await subject.backend.remove();
    expect(errors).toEqual([]);
  });
  return subject;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request with exactly these headers: `fetch` would set or forbid some of them. */
export async function raw(
  server: ChromiumServer,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Uint8Array,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ hostname, port, method, path, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const answer = { status: incoming.statusCode ?? 0, headers: incoming.headers };
        resolve({ ...answer, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export async function post(
  server: ChromiumServer,
  path: string,
  headers: Record<string, string>,
  body: string | Uint8Array,
): Promise<RawAnswer> {
  return raw(server, 'POST', path, { Origin: server.origin, ...headers }, body);
}

export function launchCode(server: ChromiumServer): string {
  return new URL(server.issueLaunchUrl()).hash.replace('#launch=', '');
}

export async function launch(server: ChromiumServer, code: string): Promise<RawAnswer> {
  return post(server, '/launch', JSON_TYPE, JSON.stringify({ code }));
}

export async function bearer(server: ChromiumServer): Promise<Record<string, string>> {
  const answer = JSON.parse((await launch(server, launchCode(server))).body) as { token: string };
  return { Authorization: `Bearer ${answer.token}` };
}
