import type { AppError, ErrorCode } from '#shared/contract/errors.ts';
import type { ErrorSentence, SentencesOf } from '#shared/vocabulary/error-sentence.ts';
import { callSentences } from '#shared/vocabulary/error-sentences-call.ts';
import { exchangeSentences } from '#shared/vocabulary/error-sentences-exchange.ts';
import { publicationSentences } from '#shared/vocabulary/error-sentences-publication.ts';
import { workSentences } from '#shared/vocabulary/error-sentences-work.ts';

/** One entry per error code: the compiler refuses a missing one. */
export const ERROR_SENTENCES: SentencesOf<ErrorCode> = {
  ...callSentences,
  ...workSentences,
  ...exchangeSentences,
  ...publicationSentences,
};

/** The sentences of an error. */
export function errorSentence<Code extends ErrorCode>(error: AppError<Code>): ErrorSentence {
  const write = ERROR_SENTENCES[error.code] as (details: unknown) => ErrorSentence;
  return write(error.details);
}
