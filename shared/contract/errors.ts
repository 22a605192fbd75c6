import { z } from 'zod';

const none = z.strictObject({});
const text = z.string();
const fieldIssue = z.strictObject({ path: text, code: text });

/**
 * Every expected error of the application: its code and the shape of its details. No sentences here: the renderer
 * and the command line turn a code into Vietnamese, and the compiler demands a sentence for each.
 */
export const ERROR_DETAILS = {
  // any call
  INTERNAL: z.strictObject({ reference: text }),
  UNKNOWN_CHANNEL: z.strictObject({ channel: text }),
  BAD_INPUT: z.strictObject({ issues: z.array(fieldIssue) }),
  NO_FOLDER_OPEN: none,
  WRONG_SIDE: none,
  NOT_SIGNED_IN: none,
  SESSION_LOCKED: none,
  FORBIDDEN: none,
  /** The open folder holds a part of the ward's work: this is done in the ward's own folder. */
  NOT_IN_PART_FOLDER: none,
  JOB_NOT_FOUND: none,
  CANCELLED: none,
  // disk and data folder
  DISK_FULL: z.strictObject({ path: text }),
  FOLDER_NOT_WRITABLE: z.strictObject({ path: text }),
  FILE_NOT_READABLE: z.strictObject({ name: text }),
  FILE_NOT_FOUND: z.strictObject({ name: text }),
  FILE_TOO_LARGE: z.strictObject({ name: text, limitBytes: z.int() }),
  FOLDER_NOT_FOUND: z.strictObject({ id: text }),
  FOLDER_IN_USE: z.strictObject({ path: text }),
  DATABASE_FROM_FUTURE: z.strictObject({ found: z.int(), known: z.int() }),
  DATABASE_DAMAGED: z.strictObject({ path: text, emergencyCopy: text.nullable() }),
  WRITE_CHECK_FAILED: z.strictObject({ path: text }),
  // accounts
  WRONG_CREDENTIALS: none,
  ACCOUNT_DISABLED: none,
  TOO_MANY_ATTEMPTS: z.strictObject({ retryAfterSeconds: z.int() }),
  USERNAME_TAKEN: z.strictObject({ username: text }),
  WEAK_PASSWORD: z.strictObject({ minimumLength: z.int() }),
  ACCOUNT_NOT_FOUND: none,
  LAST_ADMINISTRATOR: none,
  WRONG_PASSPHRASE: none,
  // units, criteria sets, rounds
  UNIT_CODE_TAKEN: z.strictObject({ code: text }),
  UNIT_NOT_FOUND: z.strictObject({ code: text }),
  SET_NOT_FOUND: none,
  SET_INVALID: z.strictObject({ findings: z.array(z.strictObject({ code: text, nodeCode: text })) }),
  SET_NOT_READABLE: z.strictObject({ name: text, issues: z.array(fieldIssue) }),
  SET_VERSION_TAKEN: z.strictObject({ code: text, version: z.int() }),
  DRAFT_NOT_FOUND: none,
  DRAFT_NOT_OPEN: z.strictObject({ state: z.enum(['published', 'archived']) }),
  DRAFT_NOT_ARCHIVED: none,
  DRAFT_CHANGED_ELSEWHERE: z.strictObject({ revision: z.int(), updatedBy: text }),
  DRAFT_INCOMPLETE: z.strictObject({ findings: z.array(z.strictObject({ code: text, nodeCode: text })) }),
  WORKBOOK_NOT_READABLE: z.strictObject({ name: text }),
  WORKBOOK_WITHOUT_ROWS: z.strictObject({ name: text }),
  CODE_MAP_INVALID: z.strictObject({ from: text, to: text }),
  NOTHING_TO_MOVE: none,
  ARCHIVE_NOT_FOUND: none,
  ROUND_NOT_FOUND: none,
  ROUND_CODE_TAKEN: z.strictObject({ code: text }),
  ROUND_CLOSED: none,
  ROUND_HAS_NO_UNITS: none,
  DEADLINE_PAST: none,
  // scoring
  LEAF_NOT_FOUND: z.strictObject({ leafCode: text }),
  LEAF_NOT_YOURS: z.strictObject({ leafCode: text }),
  SHEET_SEALED: none,
  /** The leaf is out already in a part that `holder` has. */
  LEAF_AWAY: z.strictObject({ leafCode: text, holder: text }),
  PART_NOT_FOUND: none,
  CONFLICT_NOT_FOUND: none,
  ANSWER_CHANGED_ELSEWHERE: z.strictObject({ leafCode: text, version: z.int() }),
  STATISTIC_NOT_FOUND: z.strictObject({ code: text }),
  STATISTIC_GIVEN_TWICE: z.strictObject({ code: text, leafCode: text }),
  STATISTIC_CHANGED_ELSEWHERE: z.strictObject({ code: text, version: z.int() }),
  EVIDENCE_NOT_FOUND: none,
  EVIDENCE_EMPTY: z.strictObject({ name: text }),
  EVIDENCE_IN_USE: z.strictObject({ leafCodes: z.array(text), roundTitle: text }),
  ANSWERS_NOT_READABLE: z.strictObject({ name: text, issues: z.array(fieldIssue) }),
  // sign-off
  NOT_COMPLETE: z.strictObject({ blockers: z.array(z.strictObject({ leafCode: text, code: text })) }),
  NOT_SUBMITTED: none,
  ALREADY_SUBMITTED: none,
  NOTHING_TO_CORRECT: none,
  PASSPHRASE_TOO_SHORT: z.strictObject({ minimumLength: z.int() }),
  REVISION_NOT_FOUND: none,
  SHEET_CHANGED_SINCE_SUBMIT: none,
  // feedback of the city
  FEEDBACK_POINT_NOT_FOUND: z.strictObject({ leafCode: text }),
  EXPLANATION_REQUIRED: z.strictObject({ leafCode: text }),
  NO_NEW_EVIDENCE: z.strictObject({ leafCode: text }),
  RESPONSE_ALREADY_SEALED: z.strictObject({ leafCode: text }),
  NOTHING_TO_ACCEPT: none,
  // printed documents
  PDF_NOT_AVAILABLE: none,
  PRINT_CODE_NOT_READABLE: none,
  // bundles
  BUNDLE_REFUSED: z.strictObject({
    step: z.enum(['parse', 'structure', 'signature', 'policy']),
    code: text,
    subject: text,
  }),
  BUNDLE_WRONG_KIND: z.strictObject({ expected: text, found: text }),
  NOTHING_TO_EXPORT: none,
  // keys
  KEY_NOT_FOUND: none,
  KEY_MISMATCH: none,
  KEY_REVOKED: none,
  /** `line` counts from 1; 0: lines are missing or too many. */
  RECOVERY_TEXT_INVALID: z.strictObject({ line: z.int() }),
  // transport
  PLACE_NOT_FOUND: z.strictObject({ path: text }),
  NOT_ENOUGH_SPACE: z.strictObject({ path: text, neededBytes: z.int(), freeBytes: z.int() }),
  /** More evidence than one bundle takes: told before it is made. */
  BUNDLE_TOO_LARGE: z.strictObject({
    bytes: z.int(),
    limitBytes: z.int(),
    files: z.int(),
    limitFiles: z.int(),
  }),
  TOO_MANY_PARTS: z.strictObject({ name: text, limit: z.int() }),
  SAME_FOLDER_TWICE: z.strictObject({ path: text }),
  WAY_NOT_SET_UP: none,
  NOT_BY_THIS_WAY: z.strictObject({ name: text }),
  TLS_REQUIRED: z.strictObject({ url: text }),
  /** The server's certificate was not accepted: nothing was sent, no password either. */
  TLS_NOT_TRUSTED: z.strictObject({
    url: text,
    reason: z.enum(['unknownAuthority', 'expired', 'otherName', 'damaged']),
  }),
  CERTIFICATE_NOT_VALID: z.strictObject({ reason: z.enum(['unreadable', 'privateKey']) }),
  SERVER_UNREACHABLE: z.strictObject({ url: text }),
  SERVER_REFUSED_PASSWORD: z.strictObject({ url: text }),
  SERVER_FOLDER_NOT_FOUND: z.strictObject({ url: text }),
  SERVER_NO_SPACE: z.strictObject({ url: text }),
  SERVER_ANSWER_WRONG: z.strictObject({ url: text, status: z.int() }),
  // appraisal and ranking
  NO_SUBMISSION: z.strictObject({ unitCode: text }),
  POINTS_OUT_OF_RANGE: z.strictObject({ leafCode: text, minimum: z.int(), maximum: z.int() }),
  POINTS_NOT_READABLE: z.strictObject({ leafCode: text, raw: text }),
  /** `step` in micro-points: points of this leaf are whole multiples of it. */
  POINTS_OFF_STEP: z.strictObject({ leafCode: text, step: z.int() }),
  REASON_REQUIRED: z.strictObject({ leafCode: text }),
  APPRAISAL_CLOSED: none,
  // publication and reports
  /** `unfinished`: wards received and not appraised to the end; publishing then needs a reason. */
  ROUND_NOT_READY: z.strictObject({ unfinished: z.int() }),
  NOTHING_TO_PUBLISH: none,
  ROUND_NOT_PUBLISHED: none,
  DECISION_ALREADY_GIVEN: none,
  REPORT_NOT_FOUND: none,
  REPORT_WRONG_TYPE: z.strictObject({ name: text }),
  // safekeeping
  BACKUP_NOT_VALID: z.strictObject({ name: text }),
} as const satisfies Record<string, z.ZodType>;

export type ErrorCode = keyof typeof ERROR_DETAILS;

/** The details that come with an error code. */
export type ErrorDetails<Code extends ErrorCode> = z.infer<(typeof ERROR_DETAILS)[Code]>;

/** An expected error: a code and its typed details. */
export type AppError<Code extends ErrorCode = ErrorCode> = {
  [Each in Code]: { readonly code: Each; readonly details: ErrorDetails<Each> };
}[Code];

/** Errors any call may answer with, whatever its channel declares. */
export const COMMON_ERRORS = [
  'INTERNAL',
  'UNKNOWN_CHANNEL',
  'BAD_INPUT',
  'NO_FOLDER_OPEN',
  'WRONG_SIDE',
  'NOT_SIGNED_IN',
  'SESSION_LOCKED',
  'FORBIDDEN',
  'NOT_IN_PART_FOLDER',
  'DISK_FULL',
  'FOLDER_NOT_WRITABLE',
] as const satisfies readonly ErrorCode[];
export type CommonError = (typeof COMMON_ERRORS)[number];

/** Makes an expected error. */
export function appError<Code extends ErrorCode>(code: Code, details: ErrorDetails<Code>): AppError<Code> {
  return { code, details };
}
