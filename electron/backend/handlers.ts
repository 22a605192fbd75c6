import type { ChannelName } from '#shared/contract/contract.ts';
import type { Handler } from '#electron/backend/context.ts';
import { appraisalHandlers, rankingHandlers } from '#electron/features/appraisal/handlers.ts';
import { criteriaEditorHandlers } from '#electron/features/criteria/handlers.ts';
import { documentsHandlers } from '#electron/features/documents/handlers.ts';
import { evidenceHandlers } from '#electron/features/evidence/handlers.ts';
import { exchangeHandlers } from '#electron/features/exchange/handlers.ts';
import { feedbackHandlers } from '#electron/features/feedback/handlers.ts';
import { keysHandlers } from '#electron/features/keys/handlers.ts';
import { refusalsHandlers } from '#electron/features/refusals/handlers.ts';
import { publicationHandlers } from '#electron/features/publication/handlers.ts';
import { reportsHandlers } from '#electron/features/reports/handlers.ts';
import { criteriaHandlers, roundsHandlers, unitsHandlers } from '#electron/features/rounds/handlers.ts';
import { auditHandlers, jobsHandlers, safekeepingHandlers } from '#electron/features/safekeeping/handlers.ts';
import { scoringHandlers } from '#electron/features/scoring/handlers.ts';
import { accountsHandlers, sessionHandlers } from '#electron/features/session/handlers.ts';
import { signOffHandlers } from '#electron/features/sign-off/handlers.ts';
import { statisticsHandlers } from '#electron/features/statistics/handlers.ts';
import { transportHandlers } from '#electron/features/transport/handlers.ts';
import { leaderDeskHandlers, revisionsHandlers } from '#electron/features/leader-desk/handlers.ts';
import { viewerHandlers } from '#electron/features/viewer/handlers.ts';
import { workHandlers } from '#electron/features/work/handlers.ts';
import { workspaceHandlers } from '#electron/features/workspace/handlers.ts';

/** Channel → handler. A channel of the contract without a handler does not compile. */
export const handlers: { readonly [Name in ChannelName]: Handler<Name> } = {
  ...workspaceHandlers,
  ...workHandlers,
  ...sessionHandlers,
  ...accountsHandlers,
  ...unitsHandlers,
  ...criteriaHandlers,
  ...criteriaEditorHandlers,
  ...roundsHandlers,
  ...scoringHandlers,
  ...evidenceHandlers,
  ...statisticsHandlers,
  ...signOffHandlers,
  ...leaderDeskHandlers,
  ...revisionsHandlers,
  ...documentsHandlers,
  ...feedbackHandlers,
  ...exchangeHandlers,
  ...transportHandlers,
  ...refusalsHandlers,
  ...keysHandlers,
  ...viewerHandlers,
  ...appraisalHandlers,
  ...rankingHandlers,
  ...publicationHandlers,
  ...reportsHandlers,
  ...safekeepingHandlers,
  ...auditHandlers,
  ...jobsHandlers,
};
