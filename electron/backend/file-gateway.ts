import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Download, FileGateway } from '#electron/host/host.ts';

/** The backend's own side of the gateway: finding what was uploaded, offering what may be fetched. */
export interface FileStore {
  /** An uploaded or adopted file; null where the token is unknown or the upload never finished. */
  findUpload(
    token: string,
  ): { readonly path: string; readonly fileName: string; readonly size: number } | null;
  /** Offers a file for fetching and gives its token. */
  offerDownload(download: Omit<Download, 'size'>): Promise<string>;
  /** A path in the transfer folder for a file about to be made and offered. */
  reserveFile(fileName: string): string;
  close(): void;
}

interface Upload {
  readonly path: string;
  readonly fileName: string;
  size: number | null;
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.txt': 'text/plain; charset=utf-8',
};

/** The media type by file name; anything unknown, and every bundle, is plain bytes. */
export function mimeTypeOf(fileName: string): string {
  return MIME_TYPES[extname(fileName).toLowerCase()] ?? 'application/octet-stream';
}

/** Removes the transfer folders of processes that ended without tidying up; those of running ones stay. */
function clearAbandoned(transferRoot: string): void {
  if (!existsSync(transferRoot)) return;
  for (const name of readdirSync(transferRoot)) {
    if (name === String(process.pid) || !isRunning(Number(name))) {
      rmSync(join(transferRoot, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A gateway with a transfer folder of this process below `transferRoot`, emptied when it starts and when it closes. */
export function createFileGateway(transferRoot: string): FileGateway & FileStore {
  clearAbandoned(transferRoot);
  const transferFolder = join(transferRoot, `${process.pid}`, randomBytes(6).toString('hex'));
  const uploads = new Map<string, Upload>();
  const downloads = new Map<string, Download>();
  const newToken = (): string => randomBytes(24).toString('base64url');
  const place = (token: string): string => {
    mkdirSync(transferFolder, { recursive: true });
    return join(transferFolder, token);
  };
  return {
    beginUpload: async (fileName) => {
      const token = newToken();
      const path = place(token);
      uploads.set(token, { path, fileName: basename(fileName.normalize('NFC')), size: null });
      return { token, path };
    },
    finishUpload: async (token) => {
      const upload = uploads.get(token);
      if (!upload) throw new Error('finishUpload without beginUpload');
      upload.size = (await stat(upload.path)).size;
      return { size: upload.size };
    },
    abortUpload: async (token) => {
      const upload = uploads.get(token);
      uploads.delete(token);
      if (upload) rmSync(upload.path, { force: true });
    },
    adoptFile: async (path) => {
      const token = newToken();
      uploads.set(token, { path, fileName: basename(path).normalize('NFC'), size: (await stat(path)).size });
      return token;
    },
    findDownload: async (token) => downloads.get(token) ?? null,
    findUpload: (token) => {
      const upload = uploads.get(token);
      if (!upload || upload.size === null || !existsSync(upload.path)) return null;
      return { path: upload.path, fileName: upload.fileName, size: upload.size };
    },
    offerDownload: async ({ path, fileName, mimeType }) => {
      const token = newToken();
      downloads.set(token, { path, fileName, mimeType, size: (await stat(path)).size });
      return token;
    },
    reserveFile: (fileName) => `${place(newToken())}${extname(fileName)}`,
    close: () => {
      uploads.clear();
      downloads.clear();
      rmSync(transferFolder, { recursive: true, force: true });
    },
  };
}
