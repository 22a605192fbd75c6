import { ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { createFeedback } from '#electron/features/exchange/create-feedback.ts';
import { exportSubmission } from '#electron/features/exchange/export-submission.ts';
import { fetchOutbox } from '#electron/features/exchange/fetch-outbox.ts';
import { importBundles } from '#electron/features/exchange/import-bundles.ts';
import { describeGroup, listWaiting } from '#electron/features/exchange/parts-inbox.ts';
import { createRepair, fetchWantedPart, listWantedParts } from '#electron/features/exchange/repair.ts';
import { listInbox, listOutbox } from '#electron/features/exchange/list-boxes.ts';

export const exchangeHandlers: HandlersOf<'exchange'> = {
  'exchange.exportSubmission': (context, { roundId, revisionNumber, encrypt }) =>
    exportSubmission(context, roundId, revisionNumber, encrypt),
  'exchange.createFeedback': createFeedback,
  'exchange.importBundles': (context, { fileTokens, dryRun }) => importBundles(context, fileTokens, dryRun),
  'exchange.listOutbox': ({ folder }) => ok({ items: listOutbox(folder.db.read) }),
  'exchange.listInbox': ({ folder }) => ok({ items: listInbox(folder.db.read) }),
  'exchange.listWaitingParts': async ({ folder }) => {
    const groups = await listWaiting(folder.paths);
    return ok({ items: groups.map(describeGroup).filter((each) => each !== null) });
  },
  'exchange.createRepair': (context, { fingerprint, unitId }) => createRepair(context, fingerprint, unitId),
  'exchange.listWantedParts': async ({ folder }) => ok(await listWantedParts(folder)),
  'exchange.fetchWantedPart': (context, { fileName }) => fetchWantedPart(context, fileName),
  'exchange.fetchOutbox': (context, { bundleIds }) => fetchOutbox(context, bundleIds),
};
