import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Services } from '#electron/backend/context.ts';
import {
  generateSigningKey,
  signingKeyFromSeed,
  type SigningKey,
} from '#electron/services/crypto/ed25519.ts';
import {
  openSealedKey,
  sealedKeySchema,
  sealPrivateKey,
  type SealedKey,
} from '#electron/services/crypto/sealed-key.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

/** Shortest passphrase of a leader's signing key, in characters. */
export const MINIMUM_PASSPHRASE = 8;

function keyFile(paths: FolderPaths, accountId: string): string {
  return join(paths.keys, `leader-${accountId}.json`);
}

/** The leader's locked key, or null before the first signature. */
export function readLeaderKeyFile(paths: FolderPaths, accountId: string): SealedKey | null {
  const file = keyFile(paths, accountId);
  return existsSync(file) ? sealedKeySchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Opens the leader's signing key; the first use makes it under this passphrase. The key never leaves the folder unlocked. */
export async function unlockLeaderKey(
  services: Services,
  paths: FolderPaths,
  accountId: string,
  passphrase: string,
): Promise<Result<SigningKey, AppError<'WRONG_PASSPHRASE' | 'PASSPHRASE_TOO_SHORT'>>> {
  const normalized = passphrase.normalize('NFC');
  const locked = readLeaderKeyFile(paths, accountId);
  if (!locked) return makeLeaderKey(services, paths, accountId, normalized);
  const opened = await openSealedKey(locked, normalized);
  if (opened.ok) return ok(signingKeyFromSeed(opened.value));
  if (opened.error.code === 'WRONG_PASSPHRASE') return fail(appError('WRONG_PASSPHRASE', {}));
  throw new Error("the leader's key file is damaged");
}

async function makeLeaderKey(
  services: Services,
  paths: FolderPaths,
  accountId: string,
  passphrase: string,
): Promise<Result<SigningKey, AppError<'PASSPHRASE_TOO_SHORT'>>> {
  if (Array.from(passphrase).length < MINIMUM_PASSPHRASE) {
    return fail(appError('PASSPHRASE_TOO_SHORT', { minimumLength: MINIMUM_PASSPHRASE }));
  }
  const key = generateSigningKey(services.random);
  const { publicKey, privateKey } = key;
  const locked = await sealPrivateKey(
    { purpose: 'leader-signing', publicKey, privateKey, passphrase },
    services.random,
    services.passwordCost,
  );
  mkdirSync(paths.keys, { recursive: true });
  writeFileSync(keyFile(paths, accountId), `${JSON.stringify(locked, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  return ok(key);
}
