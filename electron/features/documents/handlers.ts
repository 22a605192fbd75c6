import type { HandlersOf } from '#electron/backend/context.ts';
import { checkFingerprint } from '#electron/features/documents/check-fingerprint.ts';
import { exportHeldSheet, exportScoreSheet } from '#electron/features/documents/export-score-sheet.ts';
import { exportSelfReport } from '#electron/features/documents/export-self-report.ts';

export const documentsHandlers: HandlersOf<'documents'> = {
  'documents.exportScoreSheet': exportScoreSheet,
  'documents.exportHeldSheet': exportHeldSheet,
  'documents.exportSelfReport': exportSelfReport,
  'documents.checkFingerprint': ({ folder }, { text }) => checkFingerprint(folder.db.read, text),
};
