import type { ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { auditActionText } from '#shared/vocabulary/audit-words.ts';
import { t } from '#renderer/i18n/translate.ts';
import styles from './settings.module.css';

/** What is chosen; null and '' are no limit. Days as the browser gives them, yyyy-MM-dd. */
export interface AuditChoice {
  readonly actor: string | null;
  readonly action: string | null;
  readonly leafCode: string;
  readonly fromDay: string;
  readonly toDay: string;
}

export const NO_FILTER: AuditChoice = { actor: null, action: null, leafCode: '', fromDay: '', toDay: '' };

/** In a list where the program itself is a person of its own with no name. */
const ALL = '*';

interface AuditFiltersProps {
  readonly summary: OutputOf<'audit.readSummary'>;
  readonly choice: AuditChoice;
  readonly onChoose: (choice: AuditChoice) => void;
}

/** Person, kind of work, criterion and days. */
export function AuditFilters({ summary, choice, onChoose }: AuditFiltersProps): ReactNode {
  const all = { value: ALL, label: t('audit.all') };
  const collator = new Intl.Collator('vi');
  const people = summary.actors.map(({ username, name }) => ({
    value: username,
    label: username === '' ? t('audit.system') : name === username ? name : `${name} (${username})`,
  }));
  const actions = summary.actions.map((action) => ({ value: action, label: auditActionText(action) }));
  const set = (part: Partial<AuditChoice>): void => onChoose({ ...choice, ...part });
  const chosen = (value: string): string | null => (value === ALL ? null : value);
  return (
    <div className={styles['filters']} role="group" aria-label={t('audit.filters')}>
      <NativeSelect
        label={t('audit.actor')}
        value={choice.actor ?? ALL}
        data={[all, ...people.toSorted((a, b) => collator.compare(a.label, b.label))]}
        onChange={({ currentTarget }) => set({ actor: chosen(currentTarget.value) })}
      />
      <NativeSelect
        label={t('audit.action')}
        value={choice.action ?? ALL}
        data={[all, ...actions.toSorted((a, b) => collator.compare(a.label, b.label))]}
        onChange={({ currentTarget }) => set({ action: chosen(currentTarget.value) })}
      />
      <TextInput
        label={t('audit.leaf')}
        value={choice.leafCode}
        onChange={({ currentTarget }) => set({ leafCode: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('audit.fromDay')}
        value={choice.fromDay}
        onChange={({ currentTarget }) => set({ fromDay: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('audit.toDay')}
        value={choice.toDay}
        onChange={({ currentTarget }) => set({ toDay: currentTarget.value })}
      />
      <Button variant="default" disabled={choice === NO_FILTER} onClick={() => onChoose(NO_FILTER)}>
        {t('audit.clear')}
      </Button>
    </div>
  );
}
