import type { ErrorCode, ErrorDetails } from '#shared/contract/errors.ts';

/** What an error says: what happened, what is safe, what to do next. */
export interface ErrorSentence {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
}

/** A sentence for each of these codes. */
export type SentencesOf<Codes extends ErrorCode> = {
  readonly [Code in Codes]: (details: ErrorDetails<Code>) => ErrorSentence;
};

/** What is safe where something could not be read or reached. */
export const KEPT = 'Dữ liệu đã lưu vẫn còn nguyên.';
const NOTHING_CHANGED = 'Chưa có gì thay đổi.';

/** The three sentences of an error; where nothing is said of what is safe, nothing has changed. */
export function sentence(happened: string, next: string, safe: string = NOTHING_CHANGED): ErrorSentence {
  return { happened, safe, next };
}
