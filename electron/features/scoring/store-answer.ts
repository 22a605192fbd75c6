import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import { findAnswer, putAnswer } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import type { Writing } from '#electron/backend/use-case.ts';
import { answerOf } from '#electron/features/scoring/sheet.ts';

/**
 * Writes one answer with its audit record and gives its new version. Statistics are not looked at: whoever saves what
 * a person typed goes through `writeAnswer`.
 */
export function storeAnswer(
  { db, at, audit }: Writing,
  context: SignedInContext,
  roundId: string,
  leafCode: string,
  answer: LeafAnswer,
): number {
  const before = findAnswer(db, roundId, leafCode);
  const version = (before?.version ?? 0) + 1;
  const updatedBy = context.actor.fullName;
  putAnswer(db, { roundId, leafCode, answerJson: canonicalJson(answer), version, updatedAt: at, updatedBy });
  const details = { before: before ? answerOf(before) : null, after: answer };
  audit({ action: 'scoring.saveAnswer', subject: `${roundId}/${leafCode}`, details });
  return version;
}
