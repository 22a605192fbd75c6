import { useState, type ReactNode } from 'react';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { parseDay } from '#shared/lib/days.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useWorkspace } from '#renderer/lib/workspace.tsx';

/** What is said of a report. */
export interface ReportAbout {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly roundId: string | null;
  readonly proposals: string;
}

interface ReportFormProps {
  readonly heading: string;
  readonly firstTitle: string;
  /** The application writes the report itself: always of the round, with proposals. */
  readonly fromSheet: boolean;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly onCancel: () => void;
  readonly onSave: (about: ReportAbout) => void;
}

/** Title, number and date of a report about to be added. */
export function ReportForm(props: ReportFormProps): ReactNode {
  const { heading, firstTitle, fromSheet, busy, error, onCancel, onSave } = props;
  const { round, rounds } = useRound();
  const { today } = useWorkspace().state;
  const [title, setTitle] = useState(firstTitle);
  const [number, setNumber] = useState('');
  const [date, setDate] = useState(formatDay(today));
  const [roundId, setRoundId] = useState(round?.id ?? '');
  const [proposals, setProposals] = useState('');
  const day = parseDay(date);
  return (
    <DecisionDialog
      title={heading}
      confirmLabel={t('reports.add')}
      busy={busy}
      disabled={!day.ok || title.trim() === ''}
      error={error}
      onCancel={onCancel}
      onConfirm={() => {
        if (!day.ok) return;
        onSave({ title, number, date: day.value, roundId: roundId === '' ? null : roundId, proposals });
      }}
    >
      {fromSheet ? <p>{t('reports.fromSheetHint')}</p> : null}
      <TextInput
        label={t('reports.name')}
        required
        value={title}
        maxLength={500}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="columns-2">
        <TextInput
          label={t('reports.number')}
          value={number}
          maxLength={120}
          onChange={(event) => setNumber(event.target.value)}
        />
        <TextInput
          label={t('reports.date')}
          placeholder="dd/mm/yyyy"
          required
          value={date}
          error={day.ok ? null : t('reports.wrongDate')}
          onChange={(event) => setDate(event.target.value)}
        />
      </div>
      {fromSheet ? (
        <Textarea
          label={t('reports.proposals')}
          autosize
          minRows={3}
          value={proposals}
          onChange={(event) => setProposals(event.target.value)}
        />
      ) : (
        <NativeSelect
          label={t('reports.round')}
          value={roundId}
          onChange={(event) => setRoundId(event.currentTarget.value)}
          data={[
            { value: '', label: t('reports.noRound') },
            ...rounds.map(({ id, title: label }) => ({ value: id, label })),
          ]}
        />
      )}
    </DecisionDialog>
  );
}
