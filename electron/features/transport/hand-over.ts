import type { AppError } from '#shared/contract/errors.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { TransportWay } from '#shared/schemas/transport.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { markLeft, requireOutbox } from '#electron/features/transport/outgoing.ts';
import { noteTransport } from '#electron/features/transport/transport-log.ts';

/** The user says that bundles are on their way: a mail was sent, a stick was given. Only a receipt makes them green. */
export function noteHandedOver(
  context: SignedInContext,
  bundleIds: readonly string[],
  way: TransportWay,
): Result<Record<string, never>, AppError<'FILE_NOT_FOUND'>> {
  const rows = requireOutbox(context, bundleIds);
  if (!rows.ok) return rows;
  return runUseCase(context, context.actor.username, (writing) => {
    for (const { bundleId, fileName, receiverName } of rows.value) {
      markLeft(writing, bundleId);
      noteTransport(context, writing, { way, event: 'handedOver', bundleId, fileName, place: receiverName });
      writing.audit({ action: 'transport.noteHandedOver', subject: bundleId, details: { way, fileName } });
    }
    return ok({});
  });
}
