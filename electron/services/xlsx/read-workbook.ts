import { spawn } from 'node:child_process';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { openGuardedZip } from '#electron/services/archive/guarded-zip.ts';
import { catchRefusal, type ZipErrorCode } from '#electron/services/archive/zip-error.ts';
import type { ZipLimits } from '#electron/services/archive/zip-limits.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import {
  DEFAULT_SHEET_ROWS,
  workbookContentSchema,
  type WorkbookContent,
} from '#electron/services/xlsx/workbook-content.ts';

/**
 * - WORKBOOK_TOO_LARGE: it inflates beyond what is taken, or took more memory or time than it is given.
 * - WORKBOOK_NOT_READABLE: no workbook, damaged, encrypted, or built to deceive.
 */
export interface WorkbookError {
  readonly code: 'WORKBOOK_TOO_LARGE' | 'WORKBOOK_NOT_READABLE';
}

export interface WorkbookOptions {
  /** Rows read of each sheet. */
  readonly sheetRows?: number;
  /** How long the child may take, in milliseconds. */
  readonly timeLimitMs?: number;
}

const MEBIBYTE = 1024 ** 2;
const LIMITS: ZipLimits = {
  maxEntries: 2000,
  maxEntryBytes: 50 * MEBIBYTE,
  maxTotalBytes: 50 * MEBIBYTE,
  maxRatio: 500,
  ratioFloorBytes: MEBIBYTE,
  maxPathLength: 200,
  maxPathDepth: 8,
  folderEntries: true,
};
const HEAP_MEBIBYTES = 512;
const TIME_LIMIT_MS = 30_000;
const MAX_OUTPUT_BYTES = 100 * MEBIBYTE;

const TOO_LARGE_CODES: readonly ZipErrorCode[] = ['ZIP_TOO_LARGE', 'ZIP_BOMB', 'ZIP_TOO_MANY_ENTRIES'];

/**
 * Reads an .xlsx file from outside. First the archive is guarded: 729 kB can stand for 300 MB, and what is declared is
 * compared with what really inflates. Then it is parsed in a process of its own, under a memory and a time limit.
 */
export async function readWorkbook(
  path: string,
  options: WorkbookOptions = {},
): Promise<Result<WorkbookContent, WorkbookError>> {
  const guarded = await guard(path);
  if (!guarded.ok) return guarded;
  const output = await runChild(path, options);
  if (!output.ok) return output;
  const parsed = workbookContentSchema.safeParse(parseJson(output.value));
  return parsed.success ? ok(parsed.data) : fail({ code: 'WORKBOOK_NOT_READABLE' });
}

/** Inflates everything once, keeping nothing: sizes are enforced as the bytes flow. */
async function guard(path: string): Promise<Result<null, WorkbookError>> {
  const opened = await openGuardedZip(path, LIMITS);
  if (!opened.ok) return fail(toWorkbookError(opened.error.code));
  const zip = opened.value;
  try {
    const read = await catchRefusal(async () => {
      for (const name of zip.entries.keys()) for await (const chunk of zip.readChunks(name)) void chunk;
    });
    return read.ok ? ok(null) : fail(toWorkbookError(read.error.code));
  } finally {
    zip.close();
  }
}

function toWorkbookError(code: ZipErrorCode): WorkbookError {
  return { code: TOO_LARGE_CODES.includes(code) ? 'WORKBOOK_TOO_LARGE' : 'WORKBOOK_NOT_READABLE' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A child killed for its memory or time was given too much; one that ends with an error could not read the file. */
function runChild(path: string, options: WorkbookOptions): Promise<Result<string, WorkbookError>> {
  const rows = String(options.sheetRows ?? DEFAULT_SHEET_ROWS);
  const program = resourcePath('child/parse-workbook');
  // Under Electron the same binary is asked to be plain Node.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' };
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${HEAP_MEBIBYTES}`, '--no-warnings', program, path, rows],
    { env, stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true },
  );
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let killed = false;
    const kill = (): void => {
      killed = true;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(kill, options.timeLimitMs ?? TIME_LIMIT_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > MAX_OUTPUT_BYTES) kill();
      else chunks.push(chunk);
    });
    child.on('error', () => {
      clearTimeout(timer);
      resolve(fail({ code: 'WORKBOOK_NOT_READABLE' }));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      // Out of memory, Node aborts itself: SIGABRT here, exit code 134 where a shell stands between.
      const exhausted = killed || signal === 'SIGABRT' || code === 134;
      if (exhausted) resolve(fail({ code: 'WORKBOOK_TOO_LARGE' }));
      else if (code === 0) resolve(ok(Buffer.concat(chunks).toString('utf8')));
      else resolve(fail({ code: 'WORKBOOK_NOT_READABLE' }));
    });
  });
}
