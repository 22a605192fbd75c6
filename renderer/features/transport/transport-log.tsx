import type { ReactNode } from 'react';
import type { TransportLogItem } from '#shared/contract/channels/transport-results.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { stepText } from '#renderer/lib/journey-words.ts';
import styles from './transport.module.css';

function whatOf({ event, way, place, code }: TransportLogItem): string {
  return stepText({ step: event, way, place, code });
}

const COLUMNS: readonly Column<TransportLogItem>[] = [
  {
    key: 'at',
    header: t('transport.logAt'),
    width: '140px',
    cell: ({ at }) => <span className="nowrap">{formatMoment(at)}</span>,
    sort: ({ at }) => at,
  },
  {
    key: 'way',
    header: t('transport.logWay'),
    width: '150px',
    cell: ({ way }) => t(`way.${way}`),
    sort: ({ way }) => way,
    search: ({ way }) => t(`way.${way}`),
  },
  { key: 'what', header: t('transport.logWhat'), cell: whatOf, search: whatOf },
  {
    key: 'file',
    header: t('transport.logFile'),
    cell: ({ fileName }) => <span className="quiet">{fileName}</span>,
    search: ({ fileName }) => fileName,
  },
];

/** What happened on every way, newest first. */
export function TransportLog({ items }: { readonly items: readonly TransportLogItem[] }): ReactNode {
  return (
    <section className={`block ${styles['log'] ?? ''}`} aria-label={t('transport.log')}>
      <h2>{t('transport.log')}</h2>
      <DataTable
        label={t('transport.log')}
        rows={items}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        searchable={items.length > 8}
        empty={<EmptyState icon="clock" title={t('transport.logEmpty')} hint={t('transport.logEmptyHint')} />}
      />
    </section>
  );
}
