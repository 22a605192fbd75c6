import { z } from 'zod';
import { ok } from '#shared/lib/result.ts';
import { leafAnswerSchema } from '#shared/schemas/answer.ts';
import { listAuditOf } from '#db/queries/audit.ts';
import { listLinks } from '#db/queries/evidence.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import {
  addDocument,
  linkDocument,
  listEvidence,
  openDocument,
  toLink,
  unlinkDocument,
  updateDocument,
} from '#electron/features/scoring/evidence-library.ts';
import { importAnswers } from '#electron/features/scoring/import-answers.ts';
import { readSheet } from '#electron/features/scoring/read-sheet.ts';
import { saveAnswer } from '#electron/features/scoring/save-answer.ts';
import { requireRound } from '#electron/features/rounds/rounds.ts';

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

export const evidenceHandlers: HandlersOf<'evidence'> = {
  'evidence.addDocument': addDocument,
  'evidence.updateDocument': updateDocument,
  'evidence.listDocuments': async ({ folder }, { roundId }) => {
    const round = requireRound(folder.db.read, roundId);
    if (!round.ok) return round;
    const links = listLinks(folder.db.read, roundId).map(toLink);
    return ok({ documents: await listEvidence(folder), links });
  },
  'evidence.linkDocument': linkDocument,
  'evidence.unlinkDocument': (context, { linkId }) => unlinkDocument(context, linkId),
  'evidence.openDocument': (context, { documentId }) => openDocument(context, documentId),
};
