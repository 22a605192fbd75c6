import type { AppError } from '#shared/contract/errors.ts';
import { fail } from '#shared/lib/result.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { blockerSentence } from '#shared/vocabulary/completion-issues.ts';
import { errorSentence } from '#shared/vocabulary/error-sentences.ts';
import { EXIT, type ExitCode } from './io.ts';

/** One line of a text file that cannot be taken, and why. */
export interface BadLine {
  readonly line: number;
  readonly code: string;
}

/** Errors that only the command line knows. */
export type CliError =
  | { readonly code: 'USAGE'; readonly details: { readonly message: string } }
  | { readonly code: 'TARGET_EXISTS'; readonly details: { readonly path: string } }
  | {
      readonly code: 'LINES_NOT_USABLE';
      readonly details: { readonly name: string; readonly lines: readonly BadLine[] };
    }
  | {
      readonly code: 'KEY_NOT_EXPECTED';
      readonly details: { readonly expected: string; readonly found: string };
    }
  | {
      readonly code: 'APPRAISAL_NOT_READABLE';
      readonly details: { readonly name: string; readonly paths: readonly string[] };
    };

/** Why a command did not do what was asked. */
export type CliFailure = AppError | CliError;

/** The failure of a wrongly written command; `message` is a Vietnamese sentence. */
export function usage(message: string): { readonly ok: false; readonly error: CliError } {
  return fail({ code: 'USAGE', details: { message } });
}

/** The exit code a failure ends with. */
export function exitCodeOf(failure: CliFailure): ExitCode {
  if (failure.code === 'USAGE' || failure.code === 'BAD_INPUT') return EXIT.wrongUsage;
  return failure.code === 'INTERNAL' ? EXIT.unexpected : EXIT.failed;
}

/** What a person reads of a failure, in lines. */
export function failureLines(failure: CliFailure): readonly string[] {
  switch (failure.code) {
    case 'USAGE':
      return [failure.details.message];
    case 'TARGET_EXISTS':
      return [
        `Đã có tệp ${failure.details.path} với nội dung khác, không ghi đè.`,
        'Chọn nơi khác, hoặc thêm --force để ghi đè.',
      ];
    case 'LINES_NOT_USABLE': {
      const { name, lines } = failure.details;
      return [
        `Tệp ${name} có ${lines.length} dòng không dùng được. Chưa có gì thay đổi.`,
        ...lines.map(({ line, code }) => `  dòng ${line}: ${LINE_PROBLEMS[code] ?? code}`),
      ];
    }
    case 'KEY_NOT_EXPECTED':
      return [
        'Khóa của cấp trên trong gói khởi tạo khác mã đã cho ở --expect-key. Chưa có gì thay đổi.',
        `  trong gói: ${formatFingerprint(failure.details.found)}`,
        'Gọi điện cho cấp trên để đối chiếu trước khi mở gói này.',
      ];
    case 'APPRAISAL_NOT_READABLE':
      return [
        `Tệp ${failure.details.name} không đúng mẫu thẩm định. Chưa có gì thay đổi.`,
        ...failure.details.paths.map((path) => `  tại ${path === '' ? 'đầu tệp' : path}`),
      ];
    default:
      return appErrorLines(failure);
  }
}

/** Words for the problems of a line of units or of last year's points. */
const LINE_PROBLEMS: Readonly<Record<string, string>> = {
  CODE_MISSING: 'thiếu mã',
  CODE_INVALID: 'mã có ký tự không dùng được',
  CODE_TWICE: 'mã lặp lại trong tệp',
  CODE_TAKEN: 'mã đã có với tên hoặc loại khác',
  NAME_MISSING: 'thiếu tên',
  TYPE_UNKNOWN: 'chưa rõ loại (xã, phường, đặc khu)',
  UNIT_UNKNOWN: 'không có đơn vị này trong kỳ đánh giá',
  POINTS_NOT_READABLE: 'không đọc được điểm',
};

function appErrorLines(error: AppError): readonly string[] {
  const { happened, safe, next } = errorSentence(error);
  return [happened, ...detailLines(error), safe, next];
}

/** What a window would show in a list beside the sentence. */
function detailLines(error: AppError): readonly string[] {
  switch (error.code) {
    case 'NOT_COMPLETE':
      return error.details.blockers.map((blocker) => `  ${blockerSentence(blocker)}`);
    case 'BAD_INPUT':
    case 'ANSWERS_NOT_READABLE':
    case 'SET_NOT_READABLE':
      return error.details.issues.map(({ path, code }) => `  ${path}: ${code}`);
    case 'SET_INVALID':
      return error.details.findings.map(({ nodeCode, code }) => `  ${nodeCode}: ${code}`);
    default:
      return [];
  }
}

/** A failure as one line of JSON carries it. */
export function failureJson(failure: CliFailure): {
  readonly code: string;
  readonly details: unknown;
  readonly message: string;
} {
  return {
    code: failure.code,
    details: failure.code === 'USAGE' ? {} : failure.details,
    message: failureLines(failure)[0] ?? '',
  };
}
