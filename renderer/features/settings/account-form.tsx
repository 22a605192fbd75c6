import { useState, type ReactNode } from 'react';
import { Button, Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { ROLES, type Role } from '#shared/contract/channel.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';

type Account = OutputOf<'accounts.listAccounts'>['accounts'][number];

interface AccountFormProps {
  /** Null: a new account. */
  readonly account: Account | null;
  readonly onDone: (fullName: string) => Promise<void>;
}

interface Draft {
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly role: Role;
  readonly password: string;
  readonly disabled: boolean;
}

function draftOf(account: Account | null): Draft {
  return {
    username: account?.username ?? '',
    fullName: account?.fullName ?? '',
    position: account?.position ?? '',
    role: account?.role ?? 'officer',
    password: '',
    disabled: account?.disabled ?? false,
  };
}

/** A new account, or a change to one. */
export function AccountForm({ account, onDone }: AccountFormProps): ReactNode {
  const [draft, setDraft] = useState(() => draftOf(account));
  const create = useCommand('accounts.createAccount');
  const update = useCommand('accounts.updateAccount');
  const first = useFirstFocus<HTMLInputElement>();
  const { open } = useWorkspace().state;
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  // Appraisers exist at the higher level only, officers who score at a ward only.
  const roles = ROLES.filter(
    (role) => role !== (open?.side === 'ward' ? 'appraiser' : 'officer') || role === account?.role,
  );
  const { username, fullName, position, role, password, disabled } = draft;
  const ready = fullName.trim() !== '' && (account !== null || (username.trim() !== '' && password !== ''));
  const save = async (): Promise<void> => {
    const reply = account
      ? await update.run({
          id: account.id,
          fullName,
          position,
          role,
          disabled,
          newPassword: password === '' ? null : password,
        })
      : await create.run({ username, fullName, position, role, password });
    if (reply.ok) await onDone(fullName);
  };
  const error = create.error ?? update.error;
  return (
    <form
      className="column"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <TextInput
        ref={first}
        label={t('account.fullName')}
        required
        value={fullName}
        onChange={(event) => set({ fullName: event.target.value })}
      />
      <TextInput
        label={t('account.username')}
        required
        autoComplete="off"
        disabled={account !== null}
        value={username}
        onChange={(event) => set({ username: event.target.value })}
      />
      <TextInput
        label={t('account.position')}
        value={position}
        onChange={(event) => set({ position: event.target.value })}
      />
      <NativeSelect
        label={t('account.role')}
        value={role}
        data={roles.map((each) => ({ value: each, label: t(`role.${each}`) }))}
        onChange={(event) => {
          const chosen = ROLES.find((each) => each === event.target.value);
          if (chosen) set({ role: chosen });
        }}
      />
      <PasswordInput
        label={account ? t('account.newPassword') : t('account.password')}
        description={account ? t('account.newPasswordHint') : t('start.admin.passwordHint')}
        required={account === null}
        autoComplete="new-password"
        value={password}
        onChange={(event) => set({ password: event.target.value })}
      />
      {account ? (
        <Checkbox
          label={t('account.isDisabled')}
          checked={disabled}
          onChange={(event) => set({ disabled: event.target.checked })}
        />
      ) : null}
      {error ? <ErrorMessage error={error} /> : null}
      <div className="row end">
        <Button type="submit" loading={create.busy || update.busy} disabled={!ready}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
