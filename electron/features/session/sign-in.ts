import { appError, type AppError } from '#shared/contract/errors.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { findAccount, findAccountByName, updateAccount, type AccountRow } from '#db/queries/accounts.ts';
import type { Actor } from '#electron/backend/actor.ts';
import type { FolderContext } from '#electron/backend/context.ts';
import { runUseCase } from '#electron/backend/use-case.ts';
import { normalizeUsername } from '#electron/features/session/account-rules.ts';
import { verifyPassword } from '#electron/services/crypto/password.ts';

type SignInError = AppError<'WRONG_CREDENTIALS' | 'ACCOUNT_DISABLED' | 'TOO_MANY_ATTEMPTS'>;

/** Wrong passwords in a row before the account waits. */
const FREE_ATTEMPTS = 5;
const WAIT_SECONDS = 30;

/** Signs in by user name and password. */
export async function signIn(
  context: FolderContext,
  username: string,
  password: string,
): Promise<Result<Actor, SignInError>> {
  const account = findAccountByName(context.folder.db.read, normalizeUsername(username));
  const checked = await checkPassword(context, account, password);
  if (!checked.ok) return checked;
  const actor = toActor(checked.value);
  runUseCase(context, actor.username, ({ audit }) => {
    audit({ action: 'session.signIn', subject: actor.accountId, details: {} });
    return ok(null);
  });
  context.connection.actor = actor;
  context.connection.locked = false;
  return ok(actor);
}

/** Unlocks the connection for the account that is signed in. */
export async function unlock(context: FolderContext, password: string): Promise<Result<Actor, SignInError>> {
  const { actor } = context.connection;
  const account = actor ? findAccount(context.folder.db.read, actor.accountId) : null;
  const checked = await checkPassword(context, account, password);
  if (!checked.ok) return checked;
  context.connection.locked = false;
  return ok(toActor(checked.value));
}

/** Checks a password against an account, counting wrong attempts: after five in a row the account waits 30 seconds. */
export async function checkPassword(
  context: FolderContext,
  account: AccountRow | null,
  password: string,
): Promise<Result<AccountRow, SignInError>> {
  const now = context.services.clock.now().getTime();
  if (!account) return fail(appError('WRONG_CREDENTIALS', {}));
  const waitUntil = account.lockedUntil === null ? 0 : Date.parse(account.lockedUntil);
  if (waitUntil > now) {
    return fail(appError('TOO_MANY_ATTEMPTS', { retryAfterSeconds: Math.ceil((waitUntil - now) / 1000) }));
  }
  if (!(await verifyPassword(password.normalize('NFC'), account.passwordVerifier))) {
    noteFailure(context, account, now);
    return fail(appError('WRONG_CREDENTIALS', {}));
  }
  if (account.disabled === 1) return fail(appError('ACCOUNT_DISABLED', {}));
  if (account.failedAttempts > 0) {
    runUseCase(context, account.username, ({ db }) => {
      updateAccount(db, account.id, { failedAttempts: 0, lockedUntil: null });
      return ok(null);
    });
  }
  return ok(account);
}

function noteFailure(context: FolderContext, account: AccountRow, now: number): void {
  const failedAttempts = account.failedAttempts + 1;
  const wait = failedAttempts >= FREE_ATTEMPTS;
  const lockedUntil = wait ? new Date(now + WAIT_SECONDS * 1000).toISOString() : null;
  runUseCase(context, account.username, ({ db, audit }) => {
    updateAccount(db, account.id, { failedAttempts: wait ? 0 : failedAttempts, lockedUntil });
    audit({ action: 'session.wrongPassword', subject: account.id, details: { failedAttempts } });
    return ok(null);
  });
}

/** The acting person of an account. */
export function toActor(account: AccountRow): Actor {
  const { id, username, fullName, position, role } = account;
  return { accountId: id, username, fullName, position, role };
}
