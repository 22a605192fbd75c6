import { useState, type ReactNode } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { useNewPassphrase } from '#renderer/features/leader-key/new-passphrase.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';

interface ChangePassphraseProps {
  readonly minimum: number;
  readonly onDone: (words: string) => void;
}

/** Another passphrase for the same key. */
export function ChangePassphrase({ minimum, onDone }: ChangePassphraseProps): ReactNode {
  const change = useCommand('leaderDesk.changePassphrase');
  const [current, setCurrent] = useState('');
  const next = useNewPassphrase(minimum);
  const ready = current !== '' && next.value !== null;
  const submit = async (): Promise<void> => {
    if (next.value === null) return;
    const reply = await change.run({ current, next: next.value });
    if (!reply.ok) return;
    setCurrent('');
    next.clear();
    onDone(t('leaderKey.changed'));
  };
  return (
    <section className="block" aria-label={t('leaderKey.change')}>
      <h2>{t('leaderKey.change')}</h2>
      <form
        className="block-body form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void submit();
        }}
      >
        <p>{t('leaderKey.changeTold')}</p>
        <PasswordInput
          label={t('leaderKey.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        {next.fields}
        {change.error ? <ErrorMessage error={change.error} /> : null}
        <div>
          <Button type="submit" variant="default" loading={change.busy} disabled={!ready}>
            {t('leaderKey.change')}
          </Button>
        </div>
      </form>
    </section>
  );
}
