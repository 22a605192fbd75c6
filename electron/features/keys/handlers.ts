import { ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { renewLeaderKey, restoreLeaderKey } from '#electron/features/keys/leader-key-files.ts';
import { makeRecoverySheet } from '#electron/features/keys/print-recovery.ts';
import {
  acceptKey,
  listKeys,
  refuseKey,
  reissueEnrolment,
  revokeKey,
} from '#electron/features/keys/manage-keys.ts';

export const keysHandlers: HandlersOf<'keys'> = {
  'keys.listKeys': (context) => ok(listKeys(context)),
  'keys.acceptKey': acceptKey,
  'keys.refuseKey': (context, { offerId }) => refuseKey(context, offerId),
  'keys.revokeKey': revokeKey,
  'keys.reissueEnrolment': reissueEnrolment,
  'keys.renewLeaderKey': (context, { passphrase }) => renewLeaderKey(context, passphrase),
  'keys.makeRecoverySheet': (context) => makeRecoverySheet(context),
  'keys.restoreLeaderKey': (context, { text, passphrase }) => restoreLeaderKey(context, text, passphrase),
};
