import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { useAppraisalBadge } from '#renderer/lib/use-appraisal-badge.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { appraisalBadge, type WardProgress } from '#renderer/lib/ward-progress.ts';
import { FeedbackMaker } from '#renderer/features/appraisal/feedback-maker.tsx';

const ORDER = { received: 0, appraising: 1, finished: 2, notSent: 3 } as const;

const COLUMNS: readonly Column<WardProgress>[] = [
  {
    key: 'unit',
    header: t('appraisal.unit'),
    cell: (ward) => (
      // Enter on the row does the same, so the link is no stop of its own.
      <Link href={`/tham-dinh/${ward.unit.id}`} tabIndex={-1}>
        {ward.unit.name}
      </Link>
    ),
    sort: (ward) => ward.unit.name,
    search: (ward) => `${ward.unit.code} ${ward.unit.name}`,
  },
  {
    key: 'state',
    header: t('appraisal.state'),
    width: '170px',
    cell: (ward) => {
      const badge = appraisalBadge(ward.state);
      return <StatusBadge tone={badge.tone}>{badge.text}</StatusBadge>;
    },
    sort: (ward) => ORDER[ward.state],
  },
  {
    key: 'revision',
    header: t('appraisal.revision'),
    width: '140px',
    cell: (ward) => revisionText(ward.revision),
    sort: (ward) => ward.revision,
  },
  {
    key: 'self',
    header: t('appraisal.self'),
    align: 'right',
    width: '110px',
    cell: (ward) => <PointsText value={ward.selfTotal} min={2} max={2} />,
    sort: (ward) => ward.selfTotal,
  },
  {
    key: 'appraised',
    header: t('appraisal.appraised'),
    align: 'right',
    width: '110px',
    cell: (ward) => <PointsText value={ward.appraisedTotal} min={2} max={2} />,
    sort: (ward) => ward.appraisedTotal,
  },
  {
    key: 'done',
    header: t('cityOverview.progress'),
    align: 'right',
    width: '150px',
    cell: (ward) => `${ward.appraisedLeaves}/${ward.leafCount}`,
    sort: (ward) => (ward.leafCount === 0 ? null : ward.appraisedLeaves / ward.leafCount),
  },
];

const FILTERS: readonly RowFilter<WardProgress>[] = [
  { key: 'received', label: t('cityOverview.received'), test: (ward) => ward.state === 'received' },
  { key: 'appraising', label: t('cityOverview.appraising'), test: (ward) => ward.state === 'appraising' },
  { key: 'finished', label: t('cityOverview.finished'), test: (ward) => ward.state === 'finished' },
];

/** The units whose submission is held; Enter opens one. Feedback bundles are made here. */
export function WardList({ roundId }: { readonly roundId: string }): ReactNode {
  const overview = useQuery('appraisal.readOverview', { roundId });
  useAppraisalBadge(overview.value?.wards ?? null);
  const [selected, setSelected] = useState<string | null>(null);
  const [, go] = useLocation();
  const wards = (overview.value?.wards ?? []).filter((ward) => ward.state !== 'notSent');
  return (
    <div className="page">
      <FeedbackMaker roundId={roundId} finished={wards.filter((ward) => ward.state === 'finished').length}>
        {(action) => (
          <PageHeader title={t('appraisal.title')} purpose={t('appraisal.listPurpose')} actions={action} />
        )}
      </FeedbackMaker>
      {overview.error ? <ErrorMessage error={overview.error} /> : null}
      {overview.value === null && overview.loading ? <Loading /> : null}
      {overview.value ? (
        <DataTable
          label={t('appraisal.wardTable')}
          rows={wards}
          columns={COLUMNS}
          rowKey={(ward) => ward.unit.id}
          selectedKey={selected}
          onSelect={(ward) => setSelected(ward.unit.id)}
          onOpen={(ward) => go(`/tham-dinh/${ward.unit.id}`)}
          filters={FILTERS}
          initialSort={{ key: 'state', descending: false }}
          empty={<EmptyState icon="scale" title={t('appraisal.nothing')} hint={t('appraisal.nothingHint')} />}
        />
      ) : null}
    </div>
  );
}
