import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok } from '#shared/lib/result.ts';
import { setSealed, type OutboxRow } from '#db/queries/outbox.ts';
import { findPinnedKey } from '#db/queries/installation.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { outboxPath } from '#electron/features/exchange/outbox-files.ts';
import { ENCRYPTED_EXTENSION, encryptBundle } from '#electron/services/bundle/encrypt-bundle.ts';
import { sha256OfFile } from '#electron/services/crypto/hashing.ts';
import { isIntact, moveDurably } from '#electron/services/files/durable-file.ts';
import type { OpenFolder } from '#electron/workspace/open-folder.ts';
import { olderCopyName } from '#electron/workspace/sealed-copies.ts';

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
 * receiver has another key by now: then nobody can open it any more. Made readable in between, the same encrypted file
 * is taken again: parts that are on their way stay parts of the file that travels.
 */
export async function sealForTravel(
  context: SignedInContext,
  row: OutboxRow,
  encrypt: boolean,
): Promise<OutboxRow> {
  const { folder } = context;
  const key = encrypt ? findPinnedKey(folder.db.read, row.receiverId, 'receiving') : null;
  if (!key) return unseal(context, row);
  const isSameKey = row.sealedFor === null || row.sealedFor === key.publicKey;
  if (row.sealedFingerprint !== null && isSameKey && (await isTravelFileIntact(folder, row))) return row;
  const plain = outboxPath(folder, row);
  const travels = plain + ENCRYPTED_EXTENSION;
  // No row says what this is; it may have travelled.
  if (row.sealedFingerprint === null && existsSync(travels))
    await keepBeside(folder, row, travels, (await sha256OfFile(travels)).sha256);
  const older = row.sealedFor === key.publicKey ? await findOlderCopy(folder, row) : null;
  if (older !== null) await moveDurably([{ source: older.path, target: travels }]);
  const fingerprint = older?.fingerprint ?? (await encryptBundle(plain, key.publicKey, travels)).fingerprint;
  return note(context, row, { sealedFingerprint: fingerprint, sealedFor: key.publicKey });
}

/** The file goes first: a row without its file is mended by the next encryption, a file without its row is not. */
async function unseal(context: SignedInContext, row: OutboxRow): Promise<OutboxRow> {
  const { sealedFingerprint, sealedFor } = row;
  if (sealedFingerprint === null) return row;
  const { folder } = context;
  if (await isTravelFileIntact(folder, row))
    await keepBeside(folder, row, travelFile(folder, row).path, sealedFingerprint);
  return note(context, row, { sealedFingerprint: null, sealedFor });
}

async function keepBeside(
  { paths }: OpenFolder,
  { fileName }: OutboxRow,
  source: string,
  fingerprint: string,
): Promise<void> {
  await moveDurably([{ source, target: join(paths.outbox, olderCopyName(fileName, fingerprint)) }]);
}

/** The one copy kept beside the bundle that is still what its name says; null where there is none, or more than one. */
async function findOlderCopy(
  { paths }: OpenFolder,
  { fileName }: OutboxRow,
): Promise<{ readonly path: string; readonly fingerprint: string } | null> {
  const found = [];
  for (const name of await readdir(paths.outbox)) {
    if (!name.startsWith(`${fileName}.`) || !name.endsWith(ENCRYPTED_EXTENSION)) continue;
    const path = join(paths.outbox, name);
    const { sha256 } = await sha256OfFile(path);
    if (name === olderCopyName(fileName, sha256)) found.push({ path, fingerprint: sha256 });
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

type Sealed = Pick<OutboxRow, 'sealedFingerprint' | 'sealedFor'>;

function note(context: SignedInContext, row: OutboxRow, sealed: Sealed): OutboxRow {
  runUseCase(context, context.actor.username, ({ db, audit }) => {
    setSealed(db, row.bundleId, sealed);
    const { sealedFingerprint } = sealed;
    audit({ action: 'exchange.sealForTravel', subject: row.bundleId, details: { sealedFingerprint } });
    return ok(null);
  });
  return { ...row, ...sealed };
}
