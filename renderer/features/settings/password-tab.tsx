import { useState, type ReactNode } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import styles from './settings.module.css';

/** A new password for the signed-in account. */
export function PasswordTab(): ReactNode {
  const change = useCommand('session.changePassword');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [done, setDone] = useState(false);
  const differs = again !== '' && next !== again;
  const ready = current !== '' && next !== '' && next === again;
  const submit = async (): Promise<void> => {
    const reply = await change.run({ current, next });
    setDone(reply.ok);
    if (!reply.ok) return;
    setCurrent('');
    setNext('');
    setAgain('');
  };
  return (
    <form
      className={`form ${styles['form'] ?? ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
    >
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <PasswordInput
        label={t('password.next')}
        description={t('start.admin.passwordHint')}
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <PasswordInput
        label={t('password.again')}
        autoComplete="new-password"
        value={again}
        error={differs ? t('start.admin.passwordDiffers') : null}
        onChange={(event) => setAgain(event.target.value)}
      />
      {change.error ? <ErrorMessage error={change.error} /> : null}
      {done ? <Notice tone="good">{t('password.changed')}</Notice> : null}
      <div>
        <Button type="submit" loading={change.busy} disabled={!ready}>
          {t('password.change')}
        </Button>
      </div>
    </form>
  );
}
