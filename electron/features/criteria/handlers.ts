import { checkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import { ok } from '#shared/lib/result.ts';
import { listDrafts } from '#db/queries/criteria-drafts.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { toFindings, toSummary } from '#electron/features/criteria/draft-rows.ts';
import {
  archiveDraft,
  createDraftOfSet,
  createEmptyDraft,
  readDraft,
  restoreDraft,
  saveDraft,
} from '#electron/features/criteria/drafts.ts';
import { exportDraft, exportSet } from '#electron/features/criteria/export-set.ts';
import { moveSheet } from '#electron/features/criteria/move-sheet.ts';
import { createDraftOfWorkbook, previewWorkbook } from '#electron/features/criteria/preview-workbook.ts';
import { publishDraft } from '#electron/features/criteria/publish-draft.ts';
import { readArchive, readMove } from '#electron/features/criteria/read-move.ts';
import { sendCorrection } from '#electron/features/criteria/send-correction.ts';
import { compareRefs } from '#electron/features/criteria/set-refs.ts';
import { tryOut } from '#electron/features/criteria/try-out.ts';

export const criteriaEditorHandlers: HandlersOf<'criteriaEditor'> = {
  'criteriaEditor.listDrafts': ({ folder }) => ok({ drafts: listDrafts(folder.db.read).map(toSummary) }),
  'criteriaEditor.createDraft': (context, input) => {
    switch (input.from) {
      case 'empty':
        return createEmptyDraft(context, input);
      case 'set':
        return createDraftOfSet(context, input.hash);
      case 'workbook':
        return createDraftOfWorkbook(context, input);
    }
  },
  'criteriaEditor.readDraft': (context, { draftId }) => readDraft(context, draftId),
  'criteriaEditor.saveDraft': saveDraft,
  'criteriaEditor.checkDraft': (_context, { set }) => ok({ findings: toFindings(checkDraft(set).findings) }),
  'criteriaEditor.tryOut': (_context, input) => ok(tryOut(input)),
  'criteriaEditor.publishDraft': publishDraft,
  'criteriaEditor.archiveDraft': (context, { draftId }) => archiveDraft(context, draftId),
  'criteriaEditor.restoreDraft': (context, { draftId }) => restoreDraft(context, draftId),
  'criteriaEditor.compareSets': compareRefs,
  'criteriaEditor.previewWorkbook': (context, { fileToken, mapping }) =>
    previewWorkbook(context, fileToken, mapping),
  'criteriaEditor.exportSet': exportSet,
  'criteriaEditor.exportDraft': exportDraft,
  'criteriaEditor.sendCorrection': sendCorrection,
  'criteriaEditor.readMove': (context, { roundId }) => readMove(context, roundId),
  'criteriaEditor.moveSheet': moveSheet,
  'criteriaEditor.readArchive': (context, { archiveId }) => readArchive(context, archiveId),
};
