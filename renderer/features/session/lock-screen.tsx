import { useState, type ReactNode } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import styles from './session.module.css';

/** Covers the work until the same account's password is given; nothing typed behind it is lost. */
export function LockScreen(): ReactNode {
  const { state, refresh } = useWorkspace();
  const unlock = useCommand('session.unlock');
  const field = useFirstFocus<HTMLInputElement>();
  const [password, setPassword] = useState('');
  const submit = async (): Promise<void> => {
    const reply = await unlock.run({ password });
    setPassword('');
    if (reply.ok) await refresh();
  };
  const signOut = async (): Promise<void> => {
    await client.call('session.signOut', {});
    await refresh();
  };
  return (
    <main className={`${styles['screen'] ?? ''} ${styles['over'] ?? ''}`}>
      <section className={styles['card']}>
        <h1>{t('session.locked')}</h1>
        <form
          className="column"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <p>{t('session.lockedHint', { name: state.user?.fullName ?? '' })}</p>
          <PasswordInput
            label={t('session.password')}
            autoComplete="current-password"
            ref={field}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {unlock.error ? <ErrorMessage error={unlock.error} /> : null}
          <Button type="submit" loading={unlock.busy} disabled={password === ''}>
            {t('session.unlock')}
          </Button>
          <button type="button" className="link-button" onClick={() => void signOut()}>
            {t('session.otherUser')}
          </button>
        </form>
      </section>
    </main>
  );
}
