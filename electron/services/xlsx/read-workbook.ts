import { fail, ok, type Result } from '#shared/lib/result.ts';
import { guardOfficeFile, isTooLarge } from '#electron/services/archive/office-guard.ts';
import { runLimitedChild } from '#electron/services/child/limited-child.ts';
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

/**
 * Reads an .xlsx file from outside. First the archive is guarded: 729 kB can stand for 300 MB, and what is declared is
 * compared with what really inflates. Then it is parsed in a process of its own, under a memory and a time limit.
 */
export async function readWorkbook(
  path: string,
  options: WorkbookOptions = {},
): Promise<Result<WorkbookContent, WorkbookError>> {
  const guarded = await guardOfficeFile(path);
  if (!guarded.ok) return refuse(isTooLarge(guarded.error.code));
  const { sheetRows = DEFAULT_SHEET_ROWS, ...limits } = options;
  const output = await runLimitedChild('parse-workbook', [path, String(sheetRows)], limits);
  if (!output.ok) return refuse(output.error.code === 'CHILD_EXHAUSTED');
  const parsed = workbookContentSchema.safeParse(parseJson(output.value));
  return parsed.success ? ok(parsed.data) : refuse(false);
}

function refuse(tooLarge: boolean): Result<never, WorkbookError> {
  return fail({ code: tooLarge ? 'WORKBOOK_TOO_LARGE' : 'WORKBOOK_NOT_READABLE' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
