import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import {
  MINIMUM_PASSPHRASE,
  readLeaderKeyFile,
  unlockLeaderKey,
} from '#electron/features/keys/leader-key.ts';
import { momentOf } from '#electron/services/clock/clock.ts';
import { keyFingerprint } from '#electron/services/crypto/ed25519.ts';
import { fromRecoveryLines } from '#electron/services/crypto/recovery-sheet.ts';
import { openSealedKey, sealPrivateKey } from '#electron/services/crypto/sealed-key.ts';

type WithFingerprint = { readonly keyFingerprint: string };

/** A new leader's key under a new passphrase; the file of the forgotten one is kept aside under its time. */
export async function renewLeaderKey(
  context: SignedInContext,
  passphrase: string,
): Promise<Result<WithFingerprint, AppError<'PASSPHRASE_TOO_SHORT'>>> {
  const { services, folder, actor } = context;
  if (Array.from(passphrase.normalize('NFC')).length < MINIMUM_PASSPHRASE) {
    return fail(appError('PASSPHRASE_TOO_SHORT', { minimumLength: MINIMUM_PASSPHRASE }));
  }
  setAside(context);
  const made = await unlockLeaderKey(services, folder.paths, actor.accountId, passphrase);
  if (!made.ok) {
    if (made.error.code === 'PASSPHRASE_TOO_SHORT') return fail(made.error);
    throw new Error('a new key does not open with its own passphrase');
  }
  return noted(context, 'keys.renewLeaderKey', made.value.publicKey);
}

/** The same key under a new passphrase. The file under the old one does not stay: it would open with what is no longer meant. */
export async function changePassphrase(
  context: SignedInContext,
  current: string,
  next: string,
): Promise<
  Result<Record<string, never>, AppError<'KEY_NOT_FOUND' | 'WRONG_PASSPHRASE' | 'PASSPHRASE_TOO_SHORT'>>
> {
  const { services, folder, actor } = context;
  const key = readLeaderKeyFile(folder.paths, actor.accountId);
  if (!key) return fail(appError('KEY_NOT_FOUND', {}));
  const passphrase = next.normalize('NFC');
  if (Array.from(passphrase).length < MINIMUM_PASSPHRASE) {
    return fail(appError('PASSPHRASE_TOO_SHORT', { minimumLength: MINIMUM_PASSPHRASE }));
  }
  const opened = await openSealedKey(key, current.normalize('NFC'));
  if (!opened.ok) return fail(appError('WRONG_PASSPHRASE', {}));
  const { purpose, publicKey } = key;
  const locked = await sealPrivateKey(
    { purpose, publicKey, privateKey: opened.value, passphrase },
    services.random,
    services.passwordCost,
  );
  const file = fileOf(context, actor.accountId);
  const part = `${file}.part`;
  writeFileSync(part, `${JSON.stringify(locked, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(part, file);
  noted(context, 'leaderDesk.changePassphrase', publicKey);
  return ok({});
}

/** Puts a leader's key back from its sheet, once the passphrase opens it. */
export async function restoreLeaderKey(
  context: SignedInContext,
  text: string,
  passphrase: string,
): Promise<Result<WithFingerprint, AppError<'RECOVERY_TEXT_INVALID' | 'WRONG_PASSPHRASE'>>> {
  const read = fromRecoveryLines(text);
  if (!read.ok) return fail(appError('RECOVERY_TEXT_INVALID', { line: read.error.line }));
  const key = read.value;
  const opened = await openSealedKey(key, passphrase.normalize('NFC'));
  if (!opened.ok) {
    return opened.error.code === 'WRONG_PASSPHRASE'
      ? fail(appError('WRONG_PASSPHRASE', {}))
      : fail(appError('RECOVERY_TEXT_INVALID', { line: 0 }));
  }
  setAside(context);
  const { folder, actor } = context;
  mkdirSync(folder.paths.keys, { recursive: true });
  writeFileSync(fileOf(context, actor.accountId), `${JSON.stringify(key, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  return noted(context, 'keys.restoreLeaderKey', key.publicKey);
}

function setAside(context: SignedInContext): void {
  const file = fileOf(context, context.actor.accountId);
  if (!existsSync(file)) return;
  const time = momentOf(context.services.clock).replaceAll(/[-:.]/g, '');
  renameSync(file, file.replace(/\.json$/, `.${time}.json`));
}

function fileOf({ folder }: SignedInContext, accountId: string): string {
  return join(folder.paths.keys, `leader-${accountId}.json`);
}

function noted(
  context: SignedInContext,
  action: string,
  publicKey: string,
): { readonly ok: true; readonly value: WithFingerprint } {
  const value = { keyFingerprint: keyFingerprint(publicKey) };
  runUseCase(context, context.actor.username, ({ audit }) => {
    audit({ action, subject: context.actor.accountId, details: { ...value } });
    return ok(null);
  });
  return ok(value);
}
