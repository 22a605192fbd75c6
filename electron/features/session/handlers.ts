import { ok } from '#shared/lib/result.ts';
import { listAccounts } from '#db/queries/accounts.ts';
import type { HandlersOf } from '#electron/backend/context.ts';
import { DEMO_PASSWORD } from '#electron/features/demo/demo-people.ts';
import { toAccount } from '#electron/features/session/account-rules.ts';
import { changePassword, createAccount, updateAccount } from '#electron/features/session/manage-accounts.ts';
import { signIn, unlock } from '#electron/features/session/sign-in.ts';

export const sessionHandlers: HandlersOf<'session'> = {
  'session.signIn': (context, input) => signIn(context, input.username, input.password),
  'session.signOut': ({ connection }) => {
    connection.actor = null;
    connection.locked = false;
    return ok({});
  },
  'session.lock': ({ connection }) => {
    connection.locked = connection.actor !== null;
    return ok({});
  },
  'session.unlock': (context, input) => unlock(context, input.password),
  'session.changePassword': (context, input) => changePassword(context, input.current, input.next),
  'session.listSignInNames': ({ folder }) => {
    const names = listAccounts(folder.db.read)
      .filter((account) => account.disabled === 0)
      .map(({ username, fullName, role }) => ({ username, fullName, role }));
    return ok({ names, demoPassword: folder.description.demo ? DEMO_PASSWORD : null });
  },
};

export const accountsHandlers: HandlersOf<'accounts'> = {
  'accounts.listAccounts': ({ folder }) => ok({ accounts: listAccounts(folder.db.read).map(toAccount) }),
  'accounts.createAccount': async (context, input) => {
    const created = await createAccount(context, input);
    return created.ok ? ok(toAccount(created.value)) : created;
  },
  'accounts.updateAccount': async (context, input) => {
    const updated = await updateAccount(context, input);
    return updated.ok ? ok(toAccount(updated.value)) : updated;
  },
};
