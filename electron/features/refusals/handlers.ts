import type { HandlersOf } from '#electron/backend/context.ts';
import { exportRefusals } from '#electron/features/refusals/export-refusals.ts';

export const refusalsHandlers: HandlersOf<'refusals'> = {
  'refusals.exportFiles': (context, { inboxIds, place }) => exportRefusals(context, inboxIds, place),
};
