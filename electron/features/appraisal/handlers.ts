import type { HandlersOf } from '#electron/backend/context.ts';
import { acceptRemaining } from '#electron/features/appraisal/accept-remaining.ts';
import { exportRanking } from '#electron/features/appraisal/export-ranking.ts';
import { finishWard, reopenWard } from '#electron/features/appraisal/finish-ward.ts';
import { openEvidence } from '#electron/features/appraisal/open-evidence.ts';
import { previewSentFile } from '#electron/features/evidence/preview.ts';
import { readOverview } from '#electron/features/appraisal/read-overview.ts';
import { readRanking } from '#electron/features/appraisal/read-ranking.ts';
import { readWard } from '#electron/features/appraisal/read-ward.ts';
import { saveLeaf } from '#electron/features/appraisal/save-leaf.ts';

export const appraisalHandlers: HandlersOf<'appraisal'> = {
  'appraisal.readOverview': ({ folder }, { roundId }) => readOverview(folder.db.read, roundId),
  'appraisal.readWard': ({ folder }, { roundId, unitId }) => readWard(folder.db.read, roundId, unitId),
  'appraisal.saveLeaf': saveLeaf,
  'appraisal.acceptRemaining': (context, { roundId, unitId }) => acceptRemaining(context, roundId, unitId),
  'appraisal.finishWard': (context, { roundId, unitId }) => finishWard(context, roundId, unitId),
  'appraisal.reopenWard': (context, { roundId, unitId }) => reopenWard(context, roundId, unitId),
  'appraisal.openEvidence': openEvidence,
  'appraisal.previewEvidence': previewSentFile,
};

export const rankingHandlers: HandlersOf<'ranking'> = {
  'ranking.readRanking': ({ folder }, { roundId, group }) => readRanking(folder.db.read, roundId, group),
  'ranking.exportRanking': exportRanking,
};
