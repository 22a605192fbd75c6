import { useState, type ReactNode } from 'react';
import { PasswordInput } from '@mantine/core';
import { t } from '#renderer/i18n/translate.ts';

/** A new passphrase typed twice; `value` is null until both agree. */
export interface NewPassphrase {
  readonly value: string | null;
  readonly fields: ReactNode;
  readonly clear: () => void;
}

/** The two fields of a new passphrase. */
export function useNewPassphrase(minimum: number, focused = false): NewPassphrase {
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && typed !== again;
  return {
    value: typed !== '' && typed === again ? typed : null,
    clear: () => {
      setTyped('');
      setAgain('');
    },
    fields: (
      <>
        <PasswordInput
          data-autofocus={focused || undefined}
          label={t('leaderKey.next')}
          description={t('leaderKey.minimum', { minimum })}
          autoComplete="new-password"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <PasswordInput
          label={t('leaderKey.again')}
          autoComplete="new-password"
          value={again}
          error={differs ? t('leaderKey.differs') : null}
          onChange={(event) => setAgain(event.target.value)}
        />
      </>
    ),
  };
}
