import { useState, type ReactNode } from 'react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import styles from './session.module.css';

/** Sign-in to the open folder: pick a name or type it, then the password. */
export function SignInScreen(): ReactNode {
  const { state, refresh } = useWorkspace();
  const offered = useQuery('session.listSignInNames', {});
  const signIn = useCommand('session.signIn');
  const [, navigate] = useLocation();
  const [username, setUsername] = useState('');
  const field = useFirstFocus<HTMLInputElement>();
  const [password, setPassword] = useState('');
  const submit = async (): Promise<void> => {
    const reply = await signIn.run({ username, password });
    if (reply.ok) {
      // Whoever signs in starts at their own overview, not on the page the last person left.
      navigate('/', { replace: true });
      await refresh();
    } else setPassword('');
  };
  const closeFolder = async (): Promise<void> => {
    await client.call('workspace.closeFolder', {});
    await refresh();
  };
  return (
    <main className={styles['screen']}>
      <section className={styles['card']}>
        <h1>{state.open?.unitName}</h1>
        <form
          className="column"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <NameChoice names={offered.value?.names ?? []} chosen={username} onChoose={setUsername} />
          <TextInput
            label={t('session.username')}
            autoComplete="username"
            ref={field}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
          <PasswordInput
            id="sign-in-password"
            label={t('session.password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {offered.value?.demoPassword ? (
            <Notice tone="info">
              {t('session.demoPassword')} <strong>{offered.value.demoPassword}</strong>
            </Notice>
          ) : null}
          {signIn.error ? <ErrorMessage error={signIn.error} /> : null}
          <Button type="submit" loading={signIn.busy} disabled={username.trim() === '' || password === ''}>
            {t('session.signIn')}
          </Button>
          <button type="button" className="link-button" onClick={() => void closeFolder()}>
            {t('session.otherFolder')}
          </button>
          <Link href="/xem-goi">{t('viewer.link')}</Link>
        </form>
      </section>
    </main>
  );
}

interface NameChoiceProps {
  readonly names: readonly {
    readonly username: string;
    readonly fullName: string;
    readonly role: 'officer' | 'leader' | 'appraiser' | 'administrator';
  }[];
  readonly chosen: string;
  readonly onChoose: (username: string) => void;
}

function NameChoice({ names, chosen, onChoose }: NameChoiceProps): ReactNode {
  if (names.length === 0) return null;
  return (
    <ul className={styles['names']} aria-label={t('session.chooseName')}>
      {names.map((name) => (
        <li key={name.username}>
          <button
            type="button"
            aria-pressed={name.username === chosen}
            onClick={() => {
              onChoose(name.username);
              document.getElementById('sign-in-password')?.focus();
            }}
          >
            <strong>{name.fullName}</strong>
            <span className="quiet">{t(`role.${name.role}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
