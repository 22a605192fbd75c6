import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Backend, Connection, Download, FileGateway } from '#electron/host/host.ts';

export interface RecordedCall {
  readonly connection: number;
  readonly channel: string;
  readonly input: unknown;
}

/** A backend that records calls and keeps uploads in a folder of its own: what a host needs to be tested alone. */
export interface TestBackend extends Backend {
  readonly folder: string;
  readonly calls: readonly RecordedCall[];
  readonly uploads: ReadonlyMap<string, { fileName: string; path: string; finished: boolean }>;
  readonly state: { openConnections: number; closed: boolean };
  offer(fileName: string, content: string | Uint8Array, mimeType?: string): Promise<string>;
  remove(): Promise<void>;
}

export function createTestBackend(): TestBackend {
  const folder = mkdtempSync(path.join(tmpdir(), 'cchc-host-'));
  const calls: RecordedCall[] = [];
  const uploads = new Map<string, { fileName: string; path: string; finished: boolean }>();
  const downloads = new Map<string, Download>();
  const state = { openConnections: 0, closed: false };
  let connections = 0;

  const files: FileGateway = {
    async beginUpload(fileName) {
      const token = randomUUID();
      uploads.set(token, { fileName, path: path.join(folder, token), finished: false });
      return { token, path: path.join(folder, token) };
    },
    async finishUpload(token) {
      const upload = uploads.get(token);
      if (upload === undefined) throw new Error('unknown upload');
      upload.finished = true;
      return { size: (await stat(upload.path)).size };
    },
    async abortUpload(token) {
      const upload = uploads.get(token);
      uploads.delete(token);
      if (upload !== undefined) await rm(upload.path, { force: true });
    },
    async adoptFile(file) {
      await stat(file);
      const token = randomUUID();
      uploads.set(token, { fileName: path.basename(file), path: file, finished: true });
      return token;
    },
    async findDownload(token) {
      return downloads.get(token) ?? null;
    },
  };

  function connect(): Connection {
    connections += 1;
    const connection = connections;
    state.openConnections += 1;
    return {
      async invoke(channel, input) {
        calls.push({ connection, channel, input });
        return { ok: true, value: { connection, channel, input } };
      },
      close() {
        state.openConnections -= 1;
      },
    };
  }

  return {
    folder,
    calls,
    uploads,
    state,
    connect,
    files,
    async close() {
      state.closed = true;
    },
    async offer(fileName, content, mimeType = 'application/octet-stream') {
      const token = randomUUID();
      const file = path.join(folder, `offer-${token}`);
      await writeFile(file, content);
      downloads.set(token, { path: file, fileName, mimeType, size: (await stat(file)).size });
      return token;
    },
    async remove() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A folder with the pages that a build makes, and a secret beside it that must never be served. */
export async function createPages(backend: TestBackend): Promise<string> {
  const pages = path.join(backend.folder, 'pages');
  await mkdir(path.join(pages, 'assets'), { recursive: true });
  await writeFile(
    path.join(pages, 'index.html'),
    '<!doctype html><html><head></head><body>Sổ Điểm</body></html>',
  );
  await writeFile(path.join(pages, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(path.join(pages, '.secret.txt'), 'hidden');
  await writeFile(path.join(backend.folder, 'outside.txt'), 'outside');
  return pages;
}
