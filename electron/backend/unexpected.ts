import { randomUUID } from 'node:crypto';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { Logger } from '#electron/services/logger/logger.ts';

/** Guards of the database, by the word its triggers raise, told as the expected errors they stand for. */
const GUARDS: Readonly<Record<string, AppError>> = {
  SHEET_SEALED: appError('SHEET_SEALED', {}),
  ROUND_CLOSED: appError('ROUND_CLOSED', {}),
};

/** An exception as an error a user can act on; what is truly unexpected is logged under a reference. */
export function toAppError(error: unknown, logger: Logger): AppError {
  const { code, message, path } = describe(error);
  const guard = GUARDS[message];
  if (guard) return guard;
  if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EDQUOT')
    return appError('DISK_FULL', { path });
  if (isWriteRefusal(code)) {
    return appError('FOLDER_NOT_WRITABLE', { path });
  }
  const reference = randomUUID().slice(0, 8);
  logger.error(`unexpected [${reference}]`, error instanceof Error ? error.stack : error);
  return appError('INTERNAL', { reference });
}

/** SQLite cannot open a file beside the database (journal, shared memory) where the folder takes none. */
function isWriteRefusal(code: string): boolean {
  return ['EACCES', 'EPERM', 'EROFS'].includes(code) || /^SQLITE_(READONLY|CANTOPEN)/.test(code);
}

function describe(error: unknown): { code: string; message: string; path: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error), path: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
  return { code, message: error.message, path };
}
