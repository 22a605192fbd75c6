import type { ReactNode } from 'react';
import { Checkbox, TextInput } from '@mantine/core';
import type { DraftFault, SettingsDraft } from '#renderer/features/transport/settings-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import styles from './transport.module.css';

/** What the parts of the form are given. */
export interface FieldsProps {
  readonly draft: SettingsDraft;
  readonly faults: readonly DraftFault[];
  readonly mayChange: boolean;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
}

/** "Thư mục chung": a network share or a synchronised folder. */
export function FolderFields({ draft, faults, mayChange, onChange }: FieldsProps): ReactNode {
  return (
    <section className="block" aria-label={t('transport.folder')}>
      <h2>{t('transport.folder')}</h2>
      <div className="block-body column">
        <p className="quiet">{t('transport.folderHint')}</p>
        <Checkbox
          label={t('transport.folderOn')}
          disabled={!mayChange}
          checked={draft.folderOn}
          onChange={(event) => onChange({ folderOn: event.target.checked })}
        />
        <div className={styles['fields']}>
          <TextInput
            className={styles['wide'] ?? ''}
            label={t('transport.inbox')}
            readOnly={!mayChange}
            value={draft.folderInbox}
            onChange={(event) => onChange({ folderInbox: event.target.value })}
          />
          <TextInput
            className={styles['wide'] ?? ''}
            label={t('transport.outbox')}
            readOnly={!mayChange}
            value={draft.folderOutbox}
            onChange={(event) => onChange({ folderOutbox: event.target.value })}
          />
          <TextInput
            label={t('transport.interval')}
            inputMode="numeric"
            readOnly={!mayChange}
            value={draft.folderInterval}
            error={faults.includes('folderInterval') ? t('transport.intervalWrong') : null}
            onChange={(event) => onChange({ folderInterval: event.target.value })}
          />
        </div>
      </div>
    </section>
  );
}
