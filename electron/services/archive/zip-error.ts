import { fail, ok, type Result } from '#shared/lib/result.ts';

/** Why an archive is refused. */
export const ZIP_ERROR_CODES = [
  'NOT_A_ZIP',
  'ZIP_TRUNCATED',
  'ZIP_DAMAGED',
  'ZIP_TRAILING_DATA',
  'ZIP_TOO_MANY_ENTRIES',
  'ZIP_BAD_NAME',
  'ZIP_DUPLICATE_NAME',
  'ZIP_SYMLINK',
  'ZIP_ENCRYPTED',
  'ZIP_UNSUPPORTED_METHOD',
  'ZIP_OVERLAP',
  'ZIP_TOO_LARGE',
  'ZIP_BOMB',
  'ZIP_NAME_MISMATCH',
  'ZIP_WRONG_CRC',
  'ZIP_WRONG_SIZE',
] as const;
export type ZipErrorCode = (typeof ZIP_ERROR_CODES)[number];

/** A refusal as a value. `subject` is the entry's name, '' where the archive itself is meant. */
export interface ZipError {
  readonly code: ZipErrorCode;
  readonly subject: string;
}

/** A refusal on its way through streams, which know no other way out than an exception. */
export class ZipRefusal extends Error implements ZipError {
  readonly code: ZipErrorCode;
  readonly subject: string;

  constructor(code: ZipErrorCode, subject = '') {
    super(`${code} ${subject}`);
    this.name = 'ZipRefusal';
    this.code = code;
    this.subject = subject;
  }
}

/** Turns refusals back into values; any other exception goes on. */
export async function catchRefusal<Value>(work: () => Promise<Value>): Promise<Result<Value, ZipError>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof ZipRefusal) return fail({ code: error.code, subject: error.subject });
    throw error;
  }
}
