import { fail, ok, type Result } from '#shared/lib/result.ts';
import { guardOfficeFile, isTooLarge } from '#electron/services/archive/office-guard.ts';
import { runLimitedChild, type ChildLimits } from '#electron/services/child/limited-child.ts';

/**
 * - DOCX_TOO_LARGE: it inflates beyond what is taken, or took more memory or time than it is given.
 * - DOCX_NOT_READABLE: no Word document, damaged, encrypted, or built to deceive.
 */
export interface DocxError {
  readonly code: 'DOCX_TOO_LARGE' | 'DOCX_NOT_READABLE';
}

const LIMITS: ChildLimits = { timeLimitMs: 20_000, heapMebibytes: 384, maxOutputBytes: 8 * 1024 ** 2 };

/**
 * The plain text of a .docx file from outside, at most `characters` of it. The archive is guarded first, then it is
 * read in a process of its own.
 */
export async function readDocx(
  path: string,
  characters: number,
  limits: ChildLimits = {},
): Promise<Result<string, DocxError>> {
  const guarded = await guardOfficeFile(path);
  if (!guarded.ok) return refuse(isTooLarge(guarded.error.code));
  if (!guarded.value.has('word/document.xml')) return refuse(false);
  const output = await runLimitedChild('read-docx', [path, String(characters)], { ...LIMITS, ...limits });
  if (!output.ok) return refuse(output.error.code === 'CHILD_EXHAUSTED');
  return ok(output.value.normalize('NFC'));
}

function refuse(tooLarge: boolean): Result<never, DocxError> {
  return fail({ code: tooLarge ? 'DOCX_TOO_LARGE' : 'DOCX_NOT_READABLE' });
}
