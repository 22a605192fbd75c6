import type { KeyboardEvent, ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import type { StatisticRow } from '#shared/contract/channels/statistics.ts';
import { exactValue } from '#shared/domain/statistics/exact-value.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { FigureInput } from '#renderer/components/figure-input.tsx';
import type { FigureDraft } from '#renderer/features/statistics/use-figures.ts';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import styles from './statistics.module.css';

interface ColumnsPort {
  readonly open: boolean;
  readonly edit: (row: StatisticRow, change: Partial<FigureDraft>) => void;
  readonly select: (row: StatisticRow) => void;
}

export const STATISTIC_FILTERS: readonly RowFilter<StatisticRow>[] = [
  { key: 'empty', label: t('statistics.filter.empty'), test: ({ raw }) => raw.trim() === '' },
  { key: 'estimated', label: t('statistics.filter.estimated'), test: ({ estimated }) => estimated },
];

/** What is wrong with a figure, in words; null where nothing is. */
export function figureProblem(raw: string): string | null {
  return raw.trim() === '' || exactValue(raw) !== null ? null : t('statistics.notNumber');
}

/** Enter and the arrows go down and up the column, as in a spreadsheet. */
function moveInColumn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const body = event.currentTarget.closest('tbody');
  const inputs = [...(body?.querySelectorAll<HTMLInputElement>('input[data-figure]') ?? [])];
  const next = inputs[inputs.indexOf(event.currentTarget) + step];
  next?.focus();
  next?.select();
}

/** The columns of the list of statistics. */
export function statisticColumns({ open, edit, select }: ColumnsPort): readonly Column<StatisticRow>[] {
  return [
    {
      key: 'code',
      header: t('statistics.column.code'),
      width: '92px',
      cell: ({ code }) => code,
      sort: ({ code }) => code,
      search: ({ code }) => code,
    },
    {
      key: 'label',
      header: t('statistics.column.label'),
      cell: ({ label }) => label,
      sort: ({ label }) => label,
      search: ({ label }) => label,
    },
    { key: 'unit', header: t('statistics.column.unit'), width: '110px', cell: ({ unit }) => unit },
    {
      key: 'value',
      header: t('statistics.column.value'),
      width: '150px',
      align: 'right',
      cell: (row): ReactNode => (
        <FigureInput
          className={styles['figure'] ?? ''}
          data-figure=""
          label={t('statistics.valueOf', { code: row.code, label: row.label })}
          readOnly={!open}
          value={row.raw}
          problem={figureProblem(row.raw)}
          onFocus={() => select(row)}
          onChange={(raw) => edit(row, { raw })}
          onKeyDown={moveInColumn}
        />
      ),
    },
    {
      key: 'estimated',
      header: t('statistics.column.estimated'),
      width: '56px',
      align: 'center',
      cell: (row): ReactNode => (
        <Checkbox
          size="xs"
          className={styles['tick'] ?? ''}
          aria-label={t('statistics.estimatedOf', { code: row.code })}
          disabled={!open}
          checked={row.estimated}
          onChange={(event) => edit(row, { estimated: event.target.checked })}
        />
      ),
    },
    {
      key: 'note',
      header: t('statistics.column.note'),
      width: '24%',
      cell: (row): ReactNode => (
        <input
          className={styles['note']}
          aria-label={t('statistics.noteOf', { code: row.code })}
          maxLength={2000}
          readOnly={!open}
          value={row.note}
          onFocus={() => select(row)}
          onChange={(event) => edit(row, { note: event.target.value })}
        />
      ),
      search: ({ note }) => note,
    },
    {
      key: 'uses',
      header: t('statistics.column.uses'),
      width: '92px',
      align: 'right',
      cell: ({ leafCodes }) => leafCodes.length,
      sort: ({ leafCodes }) => leafCodes.length,
      search: ({ leafCodes }) => leafCodes.join(' '),
    },
  ];
}
