import { ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { MINIMUM_PASSPHRASE, readLeaderKeyFile } from '#electron/features/keys/leader-key.ts';
import { requireSheet } from '#electron/features/scoring/sheet.ts';
import { signSheet, startCorrection, summarizeRevisions } from '#electron/features/sign-off/sign-sheet.ts';
import {
  explainWarning,
  returnSheet,
  submitSheet,
  withdrawSheet,
} from '#electron/features/sign-off/submit-sheet.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';

export const signOffHandlers: HandlersOf<'signOff'> = {
  'signOff.explainWarning': explainWarning,
  'signOff.submitSheet': (context, { roundId }) => submitSheet(context, roundId),
  'signOff.withdrawSheet': (context, { roundId }) => withdrawSheet(context, roundId),
  'signOff.returnSheet': returnSheet,
  'signOff.readKeyState': ({ folder, actor }) => {
    const key = readLeaderKeyFile(folder.paths, actor.accountId);
    return ok({
      hasKey: key !== null,
      keyFingerprint: key ? keyFingerprint(key.publicKey) : null,
      minimumPassphrase: MINIMUM_PASSPHRASE,
    });
  },
  'signOff.signSheet': (context, input) => signSheet(context, input.roundId, input.passphrase),
  'signOff.startCorrection': (context, input) => startCorrection(context, input.roundId, input.reason),
  'signOff.listRevisions': ({ folder }, { roundId }) => {
    const found = requireSheet(folder.db.read, roundId);
    if (!found.ok) return found;
    return ok({ revisions: summarizeRevisions(folder.db.read, roundId, found.value.own.unitId) });
  },
};
