import { appError, type AppError } from '#shared/contract/errors.ts';
import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import {
  countActiveAdministrators,
  findAccount,
  findAccountByName,
  insertAccount,
  updateAccount as writeAccount,
  type AccountRow,
} from '#db/queries/accounts.ts';
import type { SignedInContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import {
  prepareAccount,
  preparePassword,
  type NewAccount,
} from '#electron/features/session/account-rules.ts';
import { checkPassword } from '#electron/features/session/sign-in.ts';

/** Adds an account. */
export async function createAccount(
  context: SignedInContext,
  input: NewAccount,
): Promise<Result<AccountRow, AppError<'USERNAME_TAKEN' | 'WEAK_PASSWORD'>>> {
  const prepared = await prepareAccount(context.services, input);
  if (!prepared.ok) return prepared;
  const row = prepared.value;
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    if (findAccountByName(db, row.username))
      return fail(appError('USERNAME_TAKEN', { username: row.username }));
    insertAccount(db, row);
    audit({
      action: 'accounts.createAccount',
      subject: row.id,
      details: { username: row.username, role: row.role },
    });
    return ok(row);
  });
}

/** Changes name, position, role, state or password of an account. The last administrator stays one. */
export async function updateAccount(
  context: SignedInContext,
  input: ParsedInputOf<'accounts.updateAccount'>,
): Promise<Result<AccountRow, AppError<'ACCOUNT_NOT_FOUND' | 'LAST_ADMINISTRATOR' | 'WEAK_PASSWORD'>>> {
  const password =
    input.newPassword === null ? null : await preparePassword(context.services, input.newPassword);
  if (password && !password.ok) return password;
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    const before = findAccount(db, input.id);
    if (!before) return fail(appError('ACCOUNT_NOT_FOUND', {}));
    writeAccount(db, input.id, {
      fullName: input.fullName,
      position: input.position.normalize('NFC').trim(),
      role: input.role,
      disabled: input.disabled ? 1 : 0,
      ...(password ? { passwordVerifier: password.value, failedAttempts: 0, lockedUntil: null } : {}),
    });
    if (countActiveAdministrators(db) === 0) return fail(appError('LAST_ADMINISTRATOR', {}));
    const { role, disabled, fullName } = input;
    const details = {
      before: { role: before.role, disabled: before.disabled === 1 },
      after: { role, disabled, fullName },
      passwordSet: password !== null,
    };
    audit({ action: 'accounts.updateAccount', subject: input.id, details });
    return ok({ ...before, ...findAccount(db, input.id) });
  });
}

/** A signed-in person changes their own password. */
export async function changePassword(
  context: SignedInContext,
  current: string,
  next: string,
): Promise<Result<Record<string, never>, AppError<'WRONG_CREDENTIALS' | 'WEAK_PASSWORD'>>> {
  const account = findAccount(context.folder.db.read, context.actor.accountId);
  const checked = await checkPassword(context, account, current);
  if (!checked.ok) return fail(appError('WRONG_CREDENTIALS', {}));
  const prepared = await preparePassword(context.services, next);
  if (!prepared.ok) return prepared;
  return runUseCase(context, context.actor.username, ({ db, audit }) => {
    writeAccount(db, checked.value.id, { passwordVerifier: prepared.value });
    audit({ action: 'session.changePassword', subject: checked.value.id, details: {} });
    return ok({});
  });
}
