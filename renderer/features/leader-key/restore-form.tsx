import { useState, type ReactNode } from 'react';
import { Button, PasswordInput, Textarea } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './leader-key.module.css';

/** The key typed back from its printed sheet; every line is checked while typing. */
export function RestoreForm({ onDone }: { readonly onDone: (words: string) => void }): ReactNode {
  const restore = useCommand('keys.restoreLeaderKey');
  const [text, setText] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const check = useQuery('leaderDesk.checkRecoveryLines', text.trim() === '' ? null : { text });
  const holds = text.trim() === '' ? null : (check.value?.keyFingerprint ?? null);
  const ready = holds !== null && passphrase !== '';
  const submit = async (): Promise<void> => {
    const reply = await restore.run({ text, passphrase });
    if (!reply.ok) return;
    setText('');
    setPassphrase('');
    onDone(t('leaderKey.restoreDone'));
  };
  return (
    <section className="block" aria-label={t('leaderKey.restore')}>
      <h2>{t('leaderKey.restore')}</h2>
      <form
        className="block-body column"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void submit();
        }}
      >
        <p>{t('leaderKey.restoreTold')}</p>
        <Textarea
          label={t('leaderKey.restoreText')}
          className={styles['lines'] ?? ''}
          rows={6}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {text.trim() === '' || check.value === null ? null : <Lines check={check.value} />}
        {holds === null ? null : (
          <Notice tone="good">
            {t('leaderKey.holds', { fingerprint: formatFingerprint(holds.slice(0, 16)) })}
          </Notice>
        )}
        <PasswordInput
          label={t('leaderKey.restorePassphrase')}
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        {restore.error ? <ErrorMessage error={restore.error} /> : null}
        <div>
          <Button type="submit" variant="default" loading={restore.busy} disabled={!ready}>
            {t('leaderKey.restore')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Lines({ check }: { readonly check: OutputOf<'leaderDesk.checkRecoveryLines'> }): ReactNode {
  const { lines, wanted } = check;
  return (
    <>
      <ul className={styles['checks']} aria-label={t('leaderKey.lineCheck')} aria-live="polite">
        {Array.from({ length: Math.max(wanted, lines.length) }, (_, index) => {
          const line = lines[index];
          return (
            <li key={index}>
              {t('leaderKey.line', { n: index + 1 })}{' '}
              {line === undefined ? (
                <StatusBadge tone="plain">{t('leaderKey.lineMissing')}</StatusBadge>
              ) : line.right ? (
                <StatusBadge tone="good">{t('leaderKey.lineRight')}</StatusBadge>
              ) : (
                <StatusBadge tone="look">{t('leaderKey.lineWrong')}</StatusBadge>
              )}
            </li>
          );
        })}
      </ul>
      {lines.length > wanted ? <Notice tone="look">{t('leaderKey.lineExtra', { wanted })}</Notice> : null}
    </>
  );
}
