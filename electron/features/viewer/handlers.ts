import type { HandlersOf } from '#electron/backend/context.ts';
import { openViewedEvidence, viewBundle } from '#electron/features/viewer/read-bundle.ts';

export const viewerHandlers: HandlersOf<'viewer'> = {
  'viewer.readBundle': (context, { fileToken }) => viewBundle(context, fileToken),
  'viewer.openEvidence': (context, { fileToken, sha256 }) => openViewedEvidence(context, fileToken, sha256),
};
