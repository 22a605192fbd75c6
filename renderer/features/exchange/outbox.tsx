import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatBytes, formatMoment, groupFingerprint } from '#shared/lib/text-format.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import type { Query } from '#renderer/lib/use-query.ts';

type OutboxItem = OutputOf<'exchange.listOutbox'>['items'][number];

const TONES: Readonly<Record<OutboxItem['state'], Tone>> = {
  created: 'look',
  saved: 'info',
  acknowledged: 'good',
  refused: 'bad',
};

interface OutboxProps {
  readonly query: Query<'exchange.listOutbox'>;
  readonly onFetch: (bundleId: string) => Promise<void>;
}

function columns(onFetch: OutboxProps['onFetch']): readonly Column<OutboxItem>[] {
  return [
    {
      key: 'file',
      header: t('exchange.file'),
      cell: ({ fileName }) => fileName,
      search: ({ fileName }) => fileName,
    },
    { key: 'kind', header: t('exchange.kind'), width: '130px', cell: ({ kind }) => t(`bundleKind.${kind}`) },
    {
      key: 'revision',
      header: t('exchange.revision'),
      width: '120px',
      cell: ({ revision }) => revisionText(revision),
    },
    {
      key: 'size',
      header: t('exchange.size'),
      width: '84px',
      align: 'right',
      cell: ({ size }) => formatBytes(size),
    },
    {
      key: 'createdAt',
      header: t('exchange.createdAt'),
      width: '160px',
      cell: ({ createdAt }) => formatMoment(createdAt),
      sort: ({ createdAt }) => createdAt,
    },
    {
      key: 'fingerprint',
      header: t('exchange.fingerprint'),
      width: '180px',
      cell: ({ fingerprint }) => (
        <span title={groupFingerprint(fingerprint)}>{groupFingerprint(fingerprint.slice(0, 12))}…</span>
      ),
    },
    {
      key: 'state',
      header: t('exchange.state'),
      width: '220px',
      cell: ({ state, refusalCode }) => (
        <StatusBadge
          tone={TONES[state]}
          {...(refusalCode === null ? {} : { title: bundleRefusalReason(refusalCode) })}
        >
          {t(`exchange.state.${state}`)}
        </StatusBadge>
      ),
    },
    {
      key: 'fetch',
      header: '',
      width: '90px',
      align: 'right',
      cell: ({ bundleId, fileName }) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t('exchange.download')} ${fileName}`}
          onClick={() => void onFetch(bundleId)}
        >
          {t('exchange.download')}
        </Button>
      ),
    },
  ];
}

/** What was made for the city, newest first, with its state. */
export function Outbox({ query, onFetch }: OutboxProps): ReactNode {
  const items = query.value?.items.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)) ?? [];
  return (
    <section className="block" aria-label={t('exchange.outbox')}>
      <h2>{t('exchange.outbox')}</h2>
      {query.error ? <ErrorMessage error={query.error} /> : null}
      <DataTable
        label={t('exchange.outbox')}
        rows={items}
        columns={columns(onFetch)}
        rowKey={({ bundleId }) => bundleId}
        searchable={items.length > 8}
        empty={
          <EmptyState
            icon="exchange"
            title={t('exchange.outboxEmpty')}
            hint={t('exchange.outboxEmptyHint')}
          />
        }
      />
    </section>
  );
}
