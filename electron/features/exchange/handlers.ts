import { ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { createFeedback } from '#electron/features/exchange/create-feedback.ts';
import { exportSubmission } from '#electron/features/exchange/export-submission.ts';
import { fetchOutbox } from '#electron/features/exchange/fetch-outbox.ts';
import { importBundles } from '#electron/features/exchange/import-bundles.ts';
import { listInbox, listOutbox } from '#electron/features/exchange/list-boxes.ts';

export const exchangeHandlers: HandlersOf<'exchange'> = {
  'exchange.exportSubmission': (context, { roundId, revisionNumber }) =>
    exportSubmission(context, roundId, revisionNumber),
  'exchange.createFeedback': createFeedback,
  'exchange.importBundles': (context, { fileTokens, dryRun }) => importBundles(context, fileTokens, dryRun),
  'exchange.listOutbox': ({ folder }) => ok({ items: listOutbox(folder.db.read) }),
  'exchange.listInbox': ({ folder }) => ok({ items: listInbox(folder.db.read) }),
  'exchange.fetchOutbox': (context, { bundleIds }) => fetchOutbox(context, bundleIds),
};
