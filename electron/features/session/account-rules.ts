import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { accountSchema } from '#shared/contract/channels/session.ts';
import type { z } from 'zod';
import type { AccountRow } from '#db/queries/accounts.ts';
import type { Services } from '#electron/backend/context.ts';
import { hashPassword } from '#electron/services/crypto/password.ts';
import { newId } from '#electron/services/ids/ids.ts';

/** Shortest password, in characters. Length is the only rule: forced symbols make people write passwords down. */
export const MINIMUM_PASSWORD = 8;

export interface NewAccount {
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly role: AccountRow['role'];
  readonly password: string;
}

/** User names are compared without regard to case. */
export function normalizeUsername(username: string): string {
  return username.normalize('NFC').trim().toLowerCase();
}

/** An account row with its password hashed; hashing takes a while and so happens before any transaction. */
export async function prepareAccount(
  services: Services,
  account: NewAccount,
): Promise<Result<AccountRow, AppError<'WEAK_PASSWORD'>>> {
  const verifier = await preparePassword(services, account.password);
  if (!verifier.ok) return verifier;
  return ok({
    id: newId(services.clock),
    username: normalizeUsername(account.username),
    fullName: account.fullName.normalize('NFC').trim(),
    position: account.position.normalize('NFC').trim(),
    role: account.role,
    passwordVerifier: verifier.value,
    disabled: 0,
    failedAttempts: 0,
    lockedUntil: null,
    createdAt: services.clock.now().toISOString(),
  });
}

/** The stored form of a new password. */
export async function preparePassword(
  services: Services,
  password: string,
): Promise<Result<string, AppError<'WEAK_PASSWORD'>>> {
  const normalized = password.normalize('NFC');
  if (Array.from(normalized).length < MINIMUM_PASSWORD) {
    return fail(appError('WEAK_PASSWORD', { minimumLength: MINIMUM_PASSWORD }));
  }
  return ok(await hashPassword(normalized, services.random, services.passwordCost));
}

/** An account as callers see it: without its password. */
export function toAccount(row: AccountRow): z.infer<typeof accountSchema> {
  const { id, username, fullName, position, role, createdAt } = row;
  return { id, username, fullName, position, role, disabled: row.disabled === 1, createdAt };
}
