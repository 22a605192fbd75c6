import type { HandlersOf } from '#electron/backend/context.ts';
import { checkTypedLines } from '#electron/features/keys/check-recovery.ts';
import { changePassphrase } from '#electron/features/keys/leader-key-files.ts';
import { markLooked, readLook } from '#electron/features/leader-desk/looks.ts';
import { compareHeld, listHeld, readRevision } from '#electron/features/leader-desk/revisions.ts';

export const leaderDeskHandlers: HandlersOf<'leaderDesk'> = {
  'leaderDesk.readLook': (context, { roundId }) => readLook(context, roundId),
  'leaderDesk.markLooked': markLooked,
  'leaderDesk.checkRecoveryLines': (_context, { text }) => checkTypedLines(text),
  'leaderDesk.changePassphrase': (context, { current, next }) => changePassphrase(context, current, next),
};

export const revisionsHandlers: HandlersOf<'revisions'> = {
  'revisions.listHeld': listHeld,
  'revisions.readRevision': readRevision,
  'revisions.compare': compareHeld,
};
