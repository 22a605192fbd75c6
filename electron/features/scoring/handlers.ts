import { z } from 'zod';
import { ok } from '#shared/lib/result.ts';
import { leafAnswerSchema } from '#shared/schemas/answer.ts';
import { listAuditOf } from '#db/queries/audit.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { importAnswers } from '#electron/features/scoring/import-answers.ts';
import { readSheet } from '#electron/features/scoring/read-sheet.ts';
import { saveAnswer } from '#electron/features/scoring/save-answer.ts';

const changeSchema = z.strictObject({ before: leafAnswerSchema.nullable(), after: leafAnswerSchema });

export const scoringHandlers: HandlersOf<'scoring'> = {
  'scoring.readSheet': (context, { roundId }) => readSheet(context, roundId),
  'scoring.saveAnswer': saveAnswer,
  'scoring.importAnswers': importAnswers,
  'scoring.readHistory': ({ folder }, { roundId, leafCode }) => {
    const records = listAuditOf(folder.db.read, 'scoring.saveAnswer', `${roundId}/${leafCode}`);
    const changes = records.map(({ at, actor, details }) => ({
      at,
      actor,
      ...changeSchema.parse(JSON.parse(details)),
    }));
    return ok({ changes });
  },
};
