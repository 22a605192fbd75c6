import { useState, type ReactNode } from 'react';
import { NativeSelect } from '@mantine/core';
import type { WardResults } from '#shared/contract/channels/publication.ts';
import type { ResultsRow } from '#shared/schemas/bundle-feedback.ts';
import { formatIndex } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './results.module.css';

const dash = <span className="quiet">{t('common.dash')}</span>;

function columnsOf(ownCode: string | null): readonly Column<ResultsRow>[] {
  return [
    {
      key: 'rank',
      header: t('results.rank'),
      width: '84px',
      align: 'right',
      cell: ({ rank }) => rank ?? dash,
      sort: ({ rank }) => rank,
    },
    {
      key: 'unit',
      header: t('results.unit'),
      cell: ({ unitCode, unitName }) =>
        unitCode === ownCode ? (
          <span className={styles['own']}>
            {unitName}
            <StatusBadge tone="info">{t('results.own')}</StatusBadge>
          </span>
        ) : (
          unitName
        ),
      sort: ({ unitName }) => unitName,
      search: ({ unitName, unitCode }) => `${unitCode} ${unitName}`,
    },
    {
      key: 'points',
      header: t('results.points'),
      width: '76px',
      align: 'right',
      cell: ({ points }) => <PointsText value={points} min={2} max={2} />,
      sort: ({ points }) => points,
    },
    {
      key: 'index',
      header: t('results.index'),
      width: '84px',
      align: 'right',
      cell: ({ index }) => formatIndex(index) ?? dash,
      sort: ({ index }) => index,
    },
    {
      key: 'class',
      header: t('results.class'),
      width: '110px',
      cell: ({ classification }) => classification || dash,
      sort: ({ classification }) => classification,
    },
  ];
}

/** The published table of all units, or of one ranking group, with the ward's own line marked. */
export function PublishedTable({ results }: { readonly results: WardResults }): ReactNode {
  const { ranking, groups, own } = results;
  const [group, setGroup] = useState('');
  const rows = groups.find(({ label }) => label === group)?.rows ?? ranking;
  return (
    <section className="block" aria-label={t('results.table')}>
      <h2>{t('results.table')}</h2>
      <DataTable
        label={t('results.table')}
        rows={rows}
        columns={columnsOf(own?.unitCode ?? null)}
        rowKey={({ unitCode }) => unitCode}
        initialSort={{ key: 'rank', descending: false }}
        searchable={rows.length > 8}
        tools={
          groups.length === 0 ? null : (
            <NativeSelect
              size="xs"
              aria-label={t('results.group')}
              value={group}
              onChange={(event) => setGroup(event.currentTarget.value)}
              data={[
                { value: '', label: t('results.allUnits') },
                ...groups.map(({ label }) => ({ value: label, label })),
              ]}
            />
          )
        }
        empty={<EmptyState title={t('results.empty')} hint={t('results.emptyHint')} />}
      />
    </section>
  );
}
