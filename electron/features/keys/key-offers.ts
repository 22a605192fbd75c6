import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import { ok } from '#shared/lib/result.ts';
import { findEnrolmentSecret, readInstallation } from '#db/queries/installation.ts';
import { insertKeyOffer } from '#db/queries/keys.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { verifyEnrolment } from '#electron/services/bundle/enrolment.ts';
import { newId } from '#electron/services/ids/ids.ts';

/**
 * Notes keys that came in a bundle refused for them alone, for the administrator to decide. Whoever made the bundle
 * holds the keys, which does not make them a ward's: only a person who has called the ward can tell.
 */
export function noteKeyOffer(
  context: SignedInContext,
  header: BundleHeader,
  payload: BundlePayload,
  fileName: string,
): void {
  const { folder, services, actor } = context;
  if (readInstallation(folder.db.read).side !== 'city' || payload.kind !== 'submission') return;
  const { enrolment } = payload;
  const { unitId, sendingKey, receivingRecipient, leaderKey, leader } = enrolment.keys;
  const secret = findEnrolmentSecret(folder.db.read, unitId);
  runUseCase(context, actor.username, ({ db, at, audit }) => {
    insertKeyOffer(db, {
      id: newId(services.clock),
      unitId,
      sendingKey,
      receivingRecipient,
      leaderKey,
      leaderName: leader.fullName,
      enrolled: secret !== null && verifyEnrolment(secret, enrolment) ? 1 : 0,
      bundleId: header.bundleId,
      fileName,
      seenAt: at,
      state: 'open',
      decidedAt: null,
      decidedBy: null,
    });
    audit({ action: 'keys.noteOffer', subject: unitId, details: { sendingKey, leaderKey, fileName } });
    return ok(null);
  });
}
