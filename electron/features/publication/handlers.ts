import type { HandlersOf } from '#electron/backend/context.ts';
import { createResults } from '#electron/features/publication/create-results.ts';
import { addDecision } from '#electron/features/publication/publish-round.ts';
import { readPublication } from '#electron/features/publication/read-publication.ts';
import { readResults } from '#electron/features/publication/read-results.ts';

export const publicationHandlers: HandlersOf<'publication'> = {
  'publication.readPublication': ({ folder }, { roundId }) => readPublication(folder.db.read, roundId),
  'publication.addDecision': addDecision,
  'publication.createResults': createResults,
  'publication.readResults': ({ folder }, { roundId }) => readResults(folder.db.read, roundId),
};
