import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { newestWords } from '#shared/domain/appraisal/feedback-points.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { unitTypeSchema } from '#shared/schemas/common.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { listLinks } from '#db/queries/evidence.ts';
import { listAnswers, listReturnComments, readWarningExplanations } from '#db/queries/sheets.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { listEvidence } from '#electron/features/evidence/documents.ts';
import { toLink } from '#electron/features/scoring/evidence-library.ts';
import { readPoints, readSaid } from '#electron/features/feedback/read-points.ts';
import { toRound } from '#electron/features/rounds/rounds.ts';
import { readLastYear } from '#electron/features/scoring/last-year.ts';
import { readSheetWork } from '#electron/features/work/sheet-work.ts';
import { answerOf, requireSheet, type Sheet } from '#electron/features/scoring/sheet.ts';

/** Everything the score sheet shows. */
export async function readSheet(
  { folder, actor }: SignedInContext,
  roundId: string,
): Promise<Result<OutputOf<'scoring.readSheet'>, AppError<'ROUND_NOT_FOUND'>>> {
  const db = folder.db.read;
  const found = requireSheet(db, roundId);
  if (!found.ok) return found;
  const { own, round, sheet, set } = found.value;
  const answers = Object.fromEntries(
    listAnswers(db, roundId).map((row) => {
      const { version, updatedAt, updatedBy } = row;
      return [row.leafCode, { answer: answerOf(row), version, updatedAt, updatedBy }];
    }),
  );
  const links = listLinks(db, roundId);
  const work = readSheetWork(db, roundId, actor.accountId);
  return ok({
    round: toRound(round),
    unit: {
      id: own.unitId,
      code: own.unitCode,
      name: own.unitName,
      type: unitTypeSchema.parse(own.unitType),
    },
    cityName: own.parentName ?? '',
    set,
    state: sheet.state,
    revisionNumber: sheet.revisionNumber,
    answers,
    evidence: links.map(toLink),
    documents: await listEvidence(folder, roundId),
    lastYear: readLastYear(db, found.value),
    feedback: readFeedback(db, found.value),
    points: [...readPoints(db, { roundId, unitId: own.unitId, set, links })],
    comments: listReturnComments(db, roundId, sheet.revisionNumber).map(({ leafCode, text, author, at }) => ({
      leafCode,
      text,
      author,
      at,
    })),
    warningExplanations: { ...readWarningExplanations(db, roundId) },
    ...(work && { work }),
  });
}

function readFeedback(db: ReadDb, { round, own }: Sheet): OutputOf<'scoring.readSheet'>['feedback'] {
  return newestWords(readSaid(db, round.id, own.unitId)).map((said) => {
    const { leafCode, revisionNumber, appraisedPoints, notApplicable, reason, request, deadline } = said;
    return { leafCode, revisionNumber, appraisedPoints, notApplicable, reason, request, deadline };
  });
}
