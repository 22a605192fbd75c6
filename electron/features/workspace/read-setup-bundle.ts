import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { PartOut } from '#shared/schemas/bundle-part.ts';
import type { SetupPayload } from '#shared/schemas/bundle-setup.ts';
import type { Services } from '#electron/backend/context.ts';
import { withBundle } from '#electron/services/bundle/bundle-reader.ts';

export interface OpenedSetup {
  readonly kind: 'setup';
  readonly setup: SetupPayload;
  readonly cityKeyFingerprint: string;
}

/** A part of a ward's work for this computer; the fingerprint is that of the ward's own key. */
export interface OpenedPart {
  readonly kind: 'part';
  readonly part: PartOut;
  readonly bundleId: string;
  /** Where the bundle lies: its documents are taken out once the folder is there. */
  readonly path: string;
  readonly wardKeyFingerprint: string;
}

export type OpenError = AppError<'BUNDLE_REFUSED' | 'BUNDLE_WRONG_KIND' | 'FILE_NOT_FOUND'>;

/**
 * Reads an uploaded setup bundle, or a part of a ward's work, at first start. Its sender is trusted on first use:
 * whoever opens it was given it by the city (by their own office), and the key's fingerprint is shown for comparison.
 */
export async function readSetupBundle(
  services: Services,
  fileToken: string,
): Promise<Result<OpenedSetup | OpenedPart, OpenError>> {
  const upload = services.files.findUpload(fileToken);
  if (!upload) return fail(appError('FILE_NOT_FOUND', { name: '' }));
  const read = await withBundle(
    upload.path,
    { stagingDir: null, resolveSenderKey: () => ({ kind: 'first-use' }) },
    ({ header, payload, sender }) => ({ header, payload, cityKeyFingerprint: sender.keyFingerprint }),
  );
  if (!read.ok) {
    const { step, code, subject } = read.error;
    return fail(appError('BUNDLE_REFUSED', { step, code, subject }));
  }
  const { header, payload, cityKeyFingerprint } = read.value;
  if (payload.kind === 'part' && payload.part.direction === 'out') {
    const { bundleId } = header;
    return ok({
      kind: 'part',
      part: payload.part,
      bundleId,
      path: upload.path,
      wardKeyFingerprint: cityKeyFingerprint,
    });
  }
  if (payload.kind !== 'setup')
    return fail(appError('BUNDLE_WRONG_KIND', { expected: 'setup', found: header.kind }));
  if (payload.setup.parent.sendingKey !== header.sender.publicKey) {
    return fail(
      appError('BUNDLE_REFUSED', {
        step: 'signature',
        code: 'SENDER_KEY_CHANGED',
        subject: header.sender.code,
      }),
    );
  }
  return ok({ kind: 'setup', setup: payload.setup, cityKeyFingerprint });
}
