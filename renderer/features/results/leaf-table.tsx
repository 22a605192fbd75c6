import type { ReactNode } from 'react';
import type { PublishedLeaf } from '#shared/contract/channels/publication.ts';
import type { Points } from '#shared/lib/points.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { LEAF_FILTERS } from '#renderer/features/results/leaf-filters.ts';
import { t } from '#renderer/i18n/translate.ts';

function pointsColumn(
  key: string,
  header: string,
  of: (leaf: PublishedLeaf) => Points | null,
): Column<PublishedLeaf> {
  return {
    key,
    header,
    width: '92px',
    align: 'right',
    cell: (leaf) => <PointsText value={of(leaf)} />,
    sort: of,
  };
}

const COLUMNS: readonly Column<PublishedLeaf>[] = [
  {
    key: 'code',
    header: t('results.code'),
    width: '72px',
    cell: ({ leafCode }) => leafCode,
    search: ({ leafCode }) => leafCode,
  },
  {
    key: 'title',
    header: t('results.content'),
    cell: ({ title }) => title,
    search: ({ title }) => title,
  },
  pointsColumn('maximum', t('results.maximum'), ({ maximum }) => maximum),
  pointsColumn('self', t('results.selfPoints'), ({ selfPoints }) => selfPoints),
  pointsColumn('appraised', t('results.appraisedPoints'), ({ appraisedPoints }) => appraisedPoints),
  {
    key: 'final',
    header: t('results.finalPoints'),
    width: '112px',
    align: 'right',
    cell: ({ finalPoints, notApplicable }) =>
      notApplicable ? (
        <span className="quiet">{t('common.notApplicable')}</span>
      ) : (
        <strong>
          <PointsText value={finalPoints} />
        </strong>
      ),
    sort: ({ finalPoints }) => finalPoints,
  },
  pointsColumn('lastYear', t('results.lastYearPoints'), ({ lastYearPoints }) => lastYearPoints),
  {
    key: 'reason',
    header: t('results.reason'),
    width: '24%',
    cell: ({ reason }) => reason,
    search: ({ reason }) => reason,
  },
];

/** Every criterion from the ward's own points to the published ones. */
export function LeafTable({ leaves }: { readonly leaves: readonly PublishedLeaf[] }): ReactNode {
  return (
    <section className="block" aria-label={t('results.leaves')}>
      <h2>{t('results.leaves')}</h2>
      <DataTable
        label={t('results.leaves')}
        rows={leaves}
        columns={COLUMNS}
        rowKey={({ leafCode }) => leafCode}
        filters={LEAF_FILTERS}
        empty={<EmptyState icon="sheet" title={t('results.leavesNone')} hint={t('results.leavesNoneHint')} />}
      />
    </section>
  );
}
