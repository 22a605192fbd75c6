import type { ReactNode } from 'react';
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/contract.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { AuthorityField } from '#renderer/features/transport/authority-field.tsx';
import type { FieldsProps } from '#renderer/features/transport/folder-fields.tsx';
import { fromDraft } from '#renderer/features/transport/settings-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import styles from './transport.module.css';

interface WebdavFieldsProps extends FieldsProps {
  readonly passwordSet: boolean;
}

/** "Thư mục trên máy chủ (WebDAV)": address, name, app password, and a try before it is kept. */
export function WebdavFields(props: WebdavFieldsProps): ReactNode {
  const { draft, faults, mayChange, onChange, passwordSet } = props;
  return (
    <section className="block" aria-label={t('transport.webdav')}>
      <h2>{t('transport.webdav')}</h2>
      <div className="block-body column">
        <p className="quiet">{t('transport.webdavHint')}</p>
        <Checkbox
          label={t('transport.webdavOn')}
          disabled={!mayChange}
          checked={draft.webdavOn}
          onChange={(event) => onChange({ webdavOn: event.target.checked })}
        />
        <div className={styles['fields']}>
          <TextInput
            className={styles['wide'] ?? ''}
            label={t('transport.url')}
            placeholder="https://"
            readOnly={!mayChange}
            value={draft.url}
            error={faults.includes('url') ? t('transport.urlWrong') : null}
            onChange={(event) => onChange({ url: event.target.value })}
          />
          <TextInput
            label={t('transport.username')}
            autoComplete="off"
            readOnly={!mayChange}
            value={draft.username}
            onChange={(event) => onChange({ username: event.target.value })}
          />
          <PasswordInput
            label={t('transport.password')}
            placeholder={t(passwordSet ? 'transport.passwordHeld' : 'transport.passwordNone')}
            autoComplete="new-password"
            readOnly={!mayChange}
            value={draft.password}
            onChange={(event) => onChange({ password: event.target.value })}
          />
          <TextInput
            label={t('transport.inbox')}
            readOnly={!mayChange}
            value={draft.webdavInbox}
            onChange={(event) => onChange({ webdavInbox: event.target.value })}
          />
          <TextInput
            label={t('transport.outbox')}
            readOnly={!mayChange}
            value={draft.webdavOutbox}
            onChange={(event) => onChange({ webdavOutbox: event.target.value })}
          />
          <TextInput
            label={t('transport.interval')}
            inputMode="numeric"
            readOnly={!mayChange}
            value={draft.webdavInterval}
            error={faults.includes('webdavInterval') ? t('transport.intervalWrong') : null}
            onChange={(event) => onChange({ webdavInterval: event.target.value })}
          />
        </div>
        <AuthorityField
          pem={draft.authority}
          mayChange={mayChange}
          onChange={(authority) => onChange({ authority })}
        />
        {mayChange ? <TestWebdav {...props} /> : null}
      </div>
    </section>
  );
}

function TestWebdav({ draft, faults }: WebdavFieldsProps): ReactNode {
  const test = useCommand('transport.testWebdav');
  const [answer, setAnswer] = useState<OutputOf<'transport.testWebdav'> | null>(null);
  const { webdav } = fromDraft(draft);
  const run = async (): Promise<void> => {
    if (!webdav) return;
    setAnswer(null);
    const password = draft.password === '' ? null : draft.password;
    const reply = await test.run({ webdav, password });
    if (reply.ok) setAnswer(reply.value);
  };
  return (
    <>
      <div className="row">
        <Button
          size="xs"
          variant="default"
          loading={test.busy}
          disabled={webdav === null || faults.length > 0}
          onClick={() => void run()}
        >
          {t('transport.test')}
        </Button>
      </div>
      {test.error ? <ErrorMessage error={test.error} onClose={test.clearError} /> : null}
      {answer ? <Notice tone="good">{answerText(answer)}</Notice> : null}
    </>
  );
}

function answerText({ inboxFiles, outboxReachable }: OutputOf<'transport.testWebdav'>): string {
  const outbox = t(outboxReachable ? 'transport.outboxFine' : 'transport.outboxAbsent');
  return inboxFiles === null
    ? t('transport.testedNoInbox', { outbox })
    : t('transport.tested', { count: inboxFiles, outbox });
}
