import type { ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { parseDay } from '#shared/lib/days.ts';
import { auditActionText } from '#shared/vocabulary/audit-words.ts';
import { t } from '#renderer/i18n/translate.ts';
import styles from './settings.module.css';

/** What is chosen; null and '' are no limit. Days as typed, dd/MM/yyyy; one that is none is no limit yet. */
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
      <DayInput label={t('audit.fromDay')} value={choice.fromDay} onChange={(fromDay) => set({ fromDay })} />
      <DayInput label={t('audit.toDay')} value={choice.toDay} onChange={(toDay) => set({ toDay })} />
      <Button variant="default" disabled={choice === NO_FILTER} onClick={() => onChoose(NO_FILTER)}>
        {t('audit.clear')}
      </Button>
    </div>
  );
}

interface DayInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function DayInput({ label, value, onChange }: DayInputProps): ReactNode {
  const isDay = value.trim() === '' || dayOf(value) !== null;
  return (
    <TextInput
      label={label}
      placeholder={t('audit.dayForm')}
      value={value}
      error={isDay || value.trim().length < 8 ? null : t('audit.dayWrong')}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** The day typed as yyyy-MM-dd, or null where it is none (yet). */
export function dayOf(text: string): string | null {
  const day = parseDay(text);
  return day.ok ? day.value : null;
}
