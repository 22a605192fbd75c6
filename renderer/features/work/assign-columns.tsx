import type { Column } from '#renderer/components/data-table-types.ts';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import type { AssignRow } from '#renderer/features/work/assignable.ts';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import styles from './work.module.css';

interface ColumnsOf {
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (code: string) => void;
}

/** The columns of the list of assignments. */
export function assignColumns({ ticked, onTick }: ColumnsOf): readonly Column<AssignRow>[] {
  return [
    {
      key: 'tick',
      header: t('work.column.tick'),
      width: '56px',
      cell: ({ code }) => (
        <input
          type="checkbox"
          className={styles['tick']}
          tabIndex={-1}
          checked={ticked.has(code)}
          aria-label={t('work.tick', { code })}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onTick(code)}
        />
      ),
    },
    {
      key: 'code',
      header: t('work.column.code'),
      width: '76px',
      cell: ({ code }) => code,
      search: ({ code }) => code,
    },
    {
      key: 'title',
      header: t('work.column.title'),
      cell: ({ title }) => (
        <span className={styles['title']} title={title}>
          {title}
        </span>
      ),
      search: ({ title }) => title,
    },
    {
      key: 'person',
      header: t('work.column.person'),
      width: '190px',
      cell: ({ person, away }) => (
        <>
          <span className={person ? '' : 'quiet'}>{person?.fullName ?? t('work.personNone')}</span>
          {away === null ? null : (
            <span className="quiet" style={{ display: 'block' }} title={t('work.awayHint', { holder: away })}>
              {person?.fullName === away ? t('work.awayOwn') : t('work.away', { holder: away })}
            </span>
          )}
        </>
      ),
      sort: ({ person }) => person?.fullName ?? null,
      search: ({ person }) => person?.fullName ?? '',
    },
    {
      key: 'state',
      header: t('work.column.state'),
      width: '130px',
      cell: ({ scored }) => (
        <StatusBadge tone={scored ? 'good' : 'plain'}>
          {t(scored ? 'work.scored' : 'work.notScored')}
        </StatusBadge>
      ),
      sort: ({ scored }) => (scored ? 1 : 0),
    },
  ];
}

/** Chips: not assigned, mine, on another computer. */
export function assignFilters(accountId: string): readonly RowFilter<AssignRow>[] {
  return [
    { key: 'none', label: t('work.filter.none'), test: ({ person }) => person === null },
    { key: 'mine', label: t('work.filter.mine'), test: ({ person }) => person?.accountId === accountId },
    { key: 'away', label: t('work.filter.away'), test: ({ away }) => away !== null },
  ];
}
