import { ok } from '#shared/lib/result.ts';
import { setSealed, type OutboxRow } from '#db/queries/outbox.ts';
import { findPinnedKey } from '#db/queries/installation.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { outboxPath } from '#electron/features/exchange/outbox-files.ts';
import { ENCRYPTED_EXTENSION, encryptBundle } from '#electron/services/bundle/encrypt-bundle.ts';
import { isIntact } from '#electron/services/files/durable-file.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';

/** The file of a bundle as it leaves the house. */
export interface TravelFile {
  readonly path: string;
  readonly fileName: string;
  /** SHA-256 of the file that travels: the encrypted one, where it is. */
  readonly fingerprint: string;
  readonly encrypted: boolean;
}

/** The file that travels for a row: the encrypted one where there is one, else the bundle itself. */
export function travelFile(folder: OpenFolder, row: OutboxRow): TravelFile {
  const path = outboxPath(folder, row);
  const { fileName, fingerprint, sealedFingerprint } = row;
  if (sealedFingerprint === null) return { path, fileName, fingerprint, encrypted: false };
  return {
    path: path + ENCRYPTED_EXTENSION,
    fileName: fileName + ENCRYPTED_EXTENSION,
    fingerprint: sealedFingerprint,
    encrypted: true,
  };
}

/** Whether the file that travels is there and is byte for byte what was written. */
export function isTravelFileIntact(folder: OpenFolder, row: OutboxRow): Promise<boolean> {
  const { path, fingerprint } = travelFile(folder, row);
  return isIntact(path, fingerprint);
}

/**
 * Makes a bundle of the outbox travel encrypted to its receiver, or readable again. Where the receiver's key is not
 * known it stays readable. An encrypted file that is still whole is kept, for its parts may be on their way, unless the
 * receiver has another key by now: then nobody can open it any more.
 */
export async function sealForTravel(
  context: SignedInContext,
  row: OutboxRow,
  encrypt: boolean,
): Promise<OutboxRow> {
  const { folder } = context;
  const key = encrypt ? findPinnedKey(folder.db.read, row.receiverId, 'receiving') : null;
  if (!key) return row.sealedFingerprint === null ? row : note(context, row, UNSEALED);
  const isSameKey = row.sealedFor === null || row.sealedFor === key.publicKey;
  if (row.sealedFingerprint !== null && isSameKey && (await isTravelFileIntact(folder, row))) return row;
  const plain = outboxPath(folder, row);
  const sealed = await encryptBundle(plain, key.publicKey, plain + ENCRYPTED_EXTENSION);
  return note(context, row, { sealedFingerprint: sealed.fingerprint, sealedFor: key.publicKey });
}

type Sealed = Pick<OutboxRow, 'sealedFingerprint' | 'sealedFor'>;

const UNSEALED: Sealed = { sealedFingerprint: null, sealedFor: null };

function note(context: SignedInContext, row: OutboxRow, sealed: Sealed): OutboxRow {
  runUseCase(context, context.actor.username, ({ db, audit }) => {
    setSealed(db, row.bundleId, sealed);
    const { sealedFingerprint } = sealed;
    audit({ action: 'exchange.sealForTravel', subject: row.bundleId, details: { sealedFingerprint } });
    return ok(null);
  });
  return { ...row, ...sealed };
}
