import { useMemo, useState, type ReactNode } from 'react';
import { NativeSelect } from '@mantine/core';
import { formatMoment } from '#shared/lib/text-format.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import type { Column } from '#renderer/components/data-table-types.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { receivedRows, valueRanks, type ReceivedRow } from '#renderer/features/statistics/received-rows.ts';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';
import { useRound } from '#renderer/lib/round.tsx';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

const HELP = {
  title: t('statistics.received.title'),
  text: [t('statistics.received.purpose'), t('statistics.received.help')],
  keys: [['Ctrl+F', t('statistics.help.find')]],
} as const;

const FILTERS: readonly RowFilter<ReceivedRow>[] = [
  {
    key: 'missing',
    label: t('statistics.received.filter.missing'),
    test: ({ revision }) => revision === null,
  },
  {
    key: 'empty',
    label: t('statistics.filter.empty'),
    test: ({ entry }) => entry !== null && entry.raw.trim() === '',
  },
  {
    key: 'estimated',
    label: t('statistics.filter.estimated'),
    test: ({ entry }) => entry?.estimated === true,
  },
];

/** "Số liệu" at the city: what every ward sent, statistic by statistic. */
export function ReceivedStatisticsScreen(): ReactNode {
  usePageHelp(HELP);
  const { round, loading } = useRound();
  return (
    <div className="page">
      <PageHeader title={t('statistics.received.title')} purpose={t('statistics.received.purpose')} />
      {round ? <OfRound key={round.id} roundId={round.id} /> : null}
      {round || loading ? null : <EmptyState icon="inbox" title={t('frame.noRound')} hint="" />}
    </div>
  );
}

function OfRound({ roundId }: { readonly roundId: string }): ReactNode {
  const { value, error, reload } = useQuery('statistics.listReceived', { roundId });
  const [code, setCode] = useState('');
  const rows = useMemo(() => (value ? receivedRows(value, code === '' ? null : code) : []), [value, code]);
  const columns = useMemo(() => receivedColumns(valueRanks(rows)), [rows]);
  if (error)
    return <ErrorMessage error={error} action={{ label: t('common.retry'), onClick: () => void reload() }} />;
  if (!value) return <Loading />;
  const sent = value.units.filter(({ received }) => received !== null).length;
  return (
    <div className="page-body fill">
      <DataTable<ReceivedRow>
        label={t('statistics.received.title')}
        rows={rows}
        columns={columns}
        rowKey={(row) => `${row.unitCode} ${row.code}`}
        filters={FILTERS}
        tools={
          <span className="row wrap">
            <NativeSelect
              size="xs"
              aria-label={t('statistics.received.choose')}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              data={[
                { value: '', label: t('statistics.received.all') },
                ...value.statistics.map((statistic) => ({
                  value: statistic.code,
                  label: `${statistic.code}. ${statistic.label}`,
                })),
              ]}
            />
            <span className="quiet">{t('statistics.received.count', { sent, all: value.units.length })}</span>
          </span>
        }
        empty={
          <EmptyState
            icon="figures"
            title={t('statistics.received.none')}
            hint={t('statistics.received.noneHint')}
          />
        }
      />
    </div>
  );
}

function figureCell({ entry, revision }: ReceivedRow): ReactNode {
  if (revision === null) return <span className="quiet">{t('statistics.received.missing')}</span>;
  if (!entry || entry.raw.trim() === '')
    return <span className="quiet">{t('statistics.received.blank')}</span>;
  return entry.estimated ? t('statistics.panel.estimated', { figure: entry.raw }) : entry.raw;
}

function receivedColumns(ranks: ReadonlyMap<string, number>): readonly Column<ReceivedRow>[] {
  return [
    {
      key: 'unitCode',
      header: t('statistics.received.unitCode'),
      width: '150px',
      cell: ({ unitCode }) => <span className="nowrap">{unitCode}</span>,
      sort: ({ unitCode }) => unitCode,
      search: ({ unitCode }) => unitCode,
    },
    {
      key: 'unitName',
      header: t('statistics.received.unit'),
      width: '170px',
      cell: ({ unitName }) => unitName,
      sort: ({ unitName }) => unitName,
      search: ({ unitName }) => unitName,
    },
    {
      key: 'code',
      header: t('statistics.column.code'),
      width: '84px',
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
    {
      key: 'value',
      header: t('statistics.column.value'),
      width: '100px',
      align: 'right',
      cell: figureCell,
      sort: ({ entry }) => ranks.get(entry?.value ?? '') ?? null,
      search: ({ entry }) => entry?.raw ?? '',
    },
    { key: 'unit', header: t('statistics.column.unit'), width: '100px', cell: ({ unit }) => unit },
    {
      key: 'note',
      header: t('statistics.column.note'),
      width: '13%',
      cell: ({ entry }) => entry?.note ?? '',
      search: ({ entry }) => entry?.note ?? '',
    },
    {
      key: 'revision',
      header: t('statistics.received.revision'),
      width: '76px',
      align: 'right',
      cell: ({ revision }) => revision ?? '',
      sort: ({ revision }) => revision,
    },
    {
      key: 'at',
      header: t('statistics.received.at'),
      width: '136px',
      cell: ({ receivedAt }) => (receivedAt === null ? '' : formatMoment(receivedAt)),
      sort: ({ receivedAt }) => receivedAt,
    },
  ];
}
