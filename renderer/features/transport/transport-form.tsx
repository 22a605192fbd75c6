import { useState, type ReactNode } from 'react';
import { Button, Checkbox, Textarea } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { FolderFields } from '#renderer/features/transport/folder-fields.tsx';
import {
  faultsOf,
  fromDraft,
  toDraft,
  type SettingsDraft,
} from '#renderer/features/transport/settings-draft.ts';
import { WebdavFields } from '#renderer/features/transport/webdav-fields.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import styles from './transport.module.css';

interface TransportFormProps {
  readonly settings: OutputOf<'transport.readSettings'>;
  readonly mayChange: boolean;
  readonly onSaved: () => void;
}

/** Settings of the ways that work by themselves; the administrator's to change. */
export function TransportForm({ settings, mayChange, onSaved }: TransportFormProps): ReactNode {
  const [draft, setDraft] = useState<SettingsDraft>(() => toDraft(settings));
  const [saved, setSaved] = useState(false);
  const save = useCommand('transport.saveSettings');
  const faults = faultsOf(draft);
  const change = (part: Partial<SettingsDraft>): void => {
    setSaved(false);
    setDraft((before) => ({ ...before, ...part }));
  };
  const submit = async (): Promise<void> => {
    const password = draft.password === '' ? null : draft.password;
    const reply = await save.run({ ...fromDraft(draft), password });
    if (!reply.ok) return;
    setDraft((before) => ({ ...before, password: '' }));
    setSaved(true);
    onSaved();
  };
  const fields = { draft, faults, mayChange, onChange: change };
  return (
    <form
      className="column"
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.length === 0) void submit();
      }}
    >
      <div className={styles['ways']}>
        <FolderFields {...fields} />
        <WebdavFields {...fields} passwordSet={settings.passwordSet} />
      </div>
      <section className="block" aria-label={t('transport.settings')}>
        <div className="block-body column">
          <Textarea
            label={t('transport.places')}
            description={t('transport.placesHint')}
            autosize
            minRows={2}
            readOnly={!mayChange}
            value={draft.places}
            onChange={(event) => change({ places: event.target.value })}
          />
          <Checkbox
            label={t('transport.encrypt')}
            disabled={!mayChange}
            checked={draft.encrypt}
            onChange={(event) => change({ encrypt: event.target.checked })}
          />
          <p className="quiet">{t('transport.setupByHand')}</p>
          {save.error ? <ErrorMessage error={save.error} onClose={save.clearError} /> : null}
          {saved ? <Notice tone="good">{t('transport.saved')}</Notice> : null}
          {mayChange ? (
            <div className="row end">
              <Button type="submit" loading={save.busy} disabled={faults.length > 0}>
                {t('transport.save')}
              </Button>
            </div>
          ) : null}
        </div>
      </section>
    </form>
  );
}
