import { ok } from '#shared/lib/result.ts';
import { listLinks } from '#db/queries/evidence.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { acceptRemaining, saveResponse } from '#electron/features/feedback/answer-points.ts';
import { saveDraft } from '#electron/features/feedback/save-draft.ts';
import { readPoints } from '#electron/features/feedback/read-points.ts';
import { requireSheet } from '#electron/features/scoring/sheet.ts';

export const feedbackHandlers: HandlersOf<'feedback'> = {
  'feedback.listPoints': ({ folder }, { roundId }) => {
    const db = folder.db.read;
    const found = requireSheet(db, roundId);
    if (!found.ok) return found;
    const { own, set } = found.value;
    const links = listLinks(db, roundId);
    return ok({ points: [...readPoints(db, { roundId, unitId: own.unitId, set, links })] });
  },
  'feedback.saveResponse': saveResponse,
  'feedback.saveDraft': saveDraft,
  'feedback.acceptRemaining': acceptRemaining,
};
