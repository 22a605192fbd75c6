import type { ReactNode } from 'react';
import { PasswordInput, TextInput } from '@mantine/core';
import { t } from '#renderer/i18n/translate.ts';

/** What the form of the first administrator holds. */
export interface FirstAccount {
  readonly fullName: string;
  readonly position: string;
  readonly username: string;
  readonly password: string;
  readonly passwordAgain: string;
}

export const EMPTY_FIRST_ACCOUNT: FirstAccount = {
  fullName: '',
  position: '',
  username: '',
  password: '',
  passwordAgain: '',
};

/** True where everything needed is there and both passwords agree. */
export function isFirstAccountReady(account: FirstAccount): boolean {
  const filled = account.fullName.trim() !== '' && account.username.trim() !== '' && account.password !== '';
  return filled && account.password === account.passwordAgain;
}

interface FirstAccountFormProps {
  readonly value: FirstAccount;
  readonly onChange: (value: FirstAccount) => void;
}

/** The fields of the first administrator. */
export function FirstAccountForm({ value, onChange }: FirstAccountFormProps): ReactNode {
  const set = (part: Partial<FirstAccount>): void => onChange({ ...value, ...part });
  const differs = value.passwordAgain !== '' && value.password !== value.passwordAgain;
  return (
    <fieldset className="block" style={{ margin: 0, padding: 0 }}>
      <legend className="visually-hidden">{t('start.admin.title')}</legend>
      <p className="block-title" aria-hidden="true">
        {t('start.admin.title')}
      </p>
      <div className="block-body column">
        <p className="quiet">{t('start.admin.hint')}</p>
        <TextInput
          label={t('start.admin.fullName')}
          required
          autoComplete="off"
          value={value.fullName}
          onChange={(event) => set({ fullName: event.target.value })}
        />
        <TextInput
          label={t('start.admin.position')}
          autoComplete="off"
          value={value.position}
          onChange={(event) => set({ position: event.target.value })}
        />
        <TextInput
          label={t('start.admin.username')}
          required
          autoComplete="off"
          value={value.username}
          onChange={(event) => set({ username: event.target.value })}
        />
        <PasswordInput
          label={t('start.admin.password')}
          description={t('start.admin.passwordHint')}
          required
          autoComplete="new-password"
          value={value.password}
          onChange={(event) => set({ password: event.target.value })}
        />
        <PasswordInput
          label={t('start.admin.passwordAgain')}
          required
          autoComplete="new-password"
          value={value.passwordAgain}
          onChange={(event) => set({ passwordAgain: event.target.value })}
          error={differs ? t('start.admin.passwordDiffers') : null}
        />
      </div>
    </fieldset>
  );
}
