import type { ReactNode } from 'react';
import type { ViewedBundle } from '#shared/contract/channels/viewer.ts';
import { formatDay, formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';

type Results = NonNullable<ViewedBundle['results']>;
type Row = Results['ranking'][number];

function columnsOf(ownCode: string): readonly Column<Row>[] {
  return [
    {
      key: 'rank',
      header: t('viewer.rank'),
      width: '72px',
      align: 'right',
      cell: ({ rank }) => rank ?? t('common.dash'),
      sort: ({ rank }) => rank,
    },
    {
      key: 'unit',
      header: t('viewer.unit'),
      cell: ({ unitCode, unitName }) => (
        <>
          {unitName}{' '}
          {unitCode === ownCode ? <StatusBadge tone="info">{t('viewer.receiverMark')}</StatusBadge> : null}
        </>
      ),
      search: ({ unitCode, unitName }) => `${unitCode} ${unitName}`,
    },
    {
      key: 'points',
      header: t('viewer.points'),
      width: '100px',
      align: 'right',
      cell: ({ points }) => <PointsText value={points} min={2} max={2} />,
      sort: ({ points }) => points,
    },
    {
      key: 'class',
      header: t('viewer.class'),
      width: '140px',
      cell: ({ classification }) => classification || t('common.dash'),
    },
  ];
}

/** Of a results bundle: the decision and the published table. */
export function ResultsPart({ bundle }: { readonly bundle: ViewedBundle }): ReactNode {
  const { results } = bundle;
  if (results === null) return null;
  const { publishedAt, decision, ranking, groups, ownCode } = results;
  return (
    <section className="block" aria-label={t('viewer.ranking')}>
      <h2>{t('viewer.ranking')}</h2>
      <p className="block-body">
        {t('viewer.publishedOn', { at: formatMoment(publishedAt) })}{' '}
        {decision === null
          ? t('viewer.decisionNone')
          : t('viewer.decision', {
              ...decision,
              number: decision.number || t('common.dash'),
              date: formatDay(decision.date),
            })}
      </p>
      <DataTable
        label={t('viewer.ranking')}
        rows={ranking}
        columns={columnsOf(ownCode)}
        rowKey={({ unitCode }) => unitCode}
        initialSort={{ key: 'rank', descending: false }}
        searchable={ranking.length > 8}
        empty={<EmptyState icon="ranking" title={t('viewer.rowsNone')} hint={t('viewer.rowsNoneHint')} />}
      />
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ label, rows }) => (
          <div key={label}>
            <h3 className="block-body">{t('viewer.rankingGroup', { label })}</h3>
            <DataTable
              label={t('viewer.rankingGroup', { label })}
              rows={rows}
              columns={columnsOf(ownCode)}
              rowKey={({ unitCode }) => unitCode}
              initialSort={{ key: 'rank', descending: false }}
              empty={null}
            />
          </div>
        ))}
    </section>
  );
}
