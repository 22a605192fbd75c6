import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { BUNDLE_FORMAT_VERSION, type BundleHeader } from '#shared/schemas/bundle.ts';
import type { OutboxRow } from '#db/queries/outbox.ts';
import { readInstallation } from '#db/queries/installation.ts';
import type { FolderContext } from '#electron/backend/context.ts';
import { readInstallationKeys } from '#electron/features/keys/installation-keys.ts';
import { withBundle } from '#electron/services/bundle/bundle-reader.ts';
import type { BundleLimits } from '#electron/services/bundle/bundle-limits.ts';
import {
  writeBundle,
  type BundleWriteError,
  type EvidenceFile,
} from '#electron/services/bundle/bundle-writer.ts';
import { summaryHtml, type SummaryModel } from '#electron/services/bundle/summary-html.ts';
import { momentOf } from '#electron/services/clock/clock.ts';
import { newId } from '#electron/services/ids/ids.ts';

export type PostError = AppError<'WRITE_CHECK_FAILED' | 'FILE_NOT_READABLE' | 'BUNDLE_TOO_LARGE'>;

/** What one bundle is about; the sender is this installation. */
export interface BundleToPost {
  readonly receiver: BundleHeader['receiver'];
  readonly subject: BundleHeader['subject'];
  readonly round: BundleHeader['round'];
  readonly revision: number | null;
  readonly replaces: string | null;
  readonly payload: BundlePayload;
  readonly files: readonly EvidenceFile[];
  readonly summary: SummaryModel;
}

/**
 * Writes a signed bundle into outbox/ and reads it back whole: what is reported written can be read again. The row
 * for the outbox comes back for the caller's transaction; without that row the file is not offered to anyone.
 */
export async function postBundle(
  context: FolderContext,
  content: BundleToPost,
): Promise<Result<OutboxRow, PostError>> {
  const { folder, services } = context;
  const { sending } = readInstallationKeys(folder.paths);
  const own = readInstallation(folder.db.read);
  const createdAt = momentOf(services.clock);
  const { receiver, subject, round, revision, replaces, payload, files } = content;
  const bundle: BundleHeader = {
    formatVersion: BUNDLE_FORMAT_VERSION,
    kind: payload.kind,
    bundleId: newId(services.clock),
    sender: { unitId: own.unitId, code: own.unitCode, name: own.unitName, publicKey: sending.publicKey },
    receiver,
    round,
    subject,
    revision,
    replaces,
    holderUnitId: receiver.unitId,
    createdAt,
  };
  const fileName = bundleFileName(bundle);
  mkdirSync(folder.paths.outbox, { recursive: true });
  const outPath = join(folder.paths.outbox, fileName);
  const html = summaryHtml(content.summary);
  const written = await writeBundle({
    bundle,
    payload,
    files,
    summaryHtml: html,
    signingKey: sending,
    outPath,
    limits: services.bundleLimits,
  });
  if (!written.ok) return fail(toPostError(content, written.error, services.bundleLimits));
  const { fingerprint, size } = written.value;
  const back = await withBundle(
    outPath,
    {
      stagingDir: null,
      resolveSenderKey: () => ({ kind: 'pinned', publicKey: sending.publicKey, leaderKeys: null }),
    },
    (read) => read.fingerprint,
  );
  if (!back.ok || back.value !== fingerprint) return fail(appError('WRITE_CHECK_FAILED', { path: outPath }));
  return ok({
    bundleId: bundle.bundleId,
    kind: bundle.kind,
    fileName,
    fingerprint,
    size,
    receiverId: receiver.unitId,
    receiverName: receiver.name,
    roundId: round?.id ?? null,
    revision,
    createdAt,
    state: 'created',
    stateAt: createdAt,
    refusalCode: null,
    sealedFingerprint: null,
    sealedFor: null,
  });
}

function toPostError(content: BundleToPost, error: BundleWriteError, limits: BundleLimits): PostError {
  if (error.code !== 'TOO_LARGE')
    return appError('FILE_NOT_READABLE', { name: evidenceName(content, error.sha256) });
  const { maxBytes: limitBytes, maxEntries: limitFiles } = limits;
  return appError('BUNDLE_TOO_LARGE', { bytes: error.bytes, limitBytes, files: error.files, limitFiles });
}

/** The name people know a stored file by. */
function evidenceName({ payload }: BundleToPost, sha256: string): string {
  if (payload.kind !== 'submission') return sha256;
  const all = Object.values(payload.revision.answers).flatMap(({ evidence }) => evidence);
  return all.find((each) => each.sha256 === sha256)?.fileName ?? sha256;
}
