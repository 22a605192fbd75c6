import { join } from 'node:path';
import log from 'electron-log/node';

/** Technical log of unexpected things; never shown to users, never holds passwords or answers. */
export interface Logger {
  info(message: string, details?: unknown): void;
  error(message: string, error?: unknown): void;
}

/** A rotating file under `folder` (1 MiB, one older file kept). */
export function createFileLogger(folder: string): Logger {
  const instance = log.create({ logId: folder });
  instance.transports.console.level = false;
  instance.transports.file.resolvePathFn = () => join(folder, 'so-diem-cchc.log');
  instance.transports.file.maxSize = 1024 * 1024;
  return {
    info: (message, details) => instance.info(message, details ?? ''),
    error: (message, error) => instance.error(message, error ?? ''),
  };
}

/** Says nothing: for tests that do not look at the log. */
export const silentLogger: Logger = { info: () => undefined, error: () => undefined };
