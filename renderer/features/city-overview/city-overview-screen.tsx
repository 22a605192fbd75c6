import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { Round } from '#shared/contract/channels/rounds.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { ShareBar } from '#renderer/components/share-bar.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useRound } from '#renderer/lib/round.tsx';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { useAppraisalBadge } from '#renderer/lib/use-appraisal-badge.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { submissionOf, type WardProgress } from '#renderer/lib/ward-progress.ts';
import { appraisalShares, submissionShares } from '#renderer/features/city-overview/overview-shares.ts';
import { OVERVIEW_COLUMNS } from '#renderer/features/city-overview/overview-columns.tsx';
import styles from './city-overview.module.css';

const FILTERS: readonly RowFilter<WardProgress>[] = [
  { key: 'onTime', label: t('cityOverview.onTime'), test: (ward) => submissionOf(ward) === 'onTime' },
  { key: 'late', label: t('cityOverview.late'), test: (ward) => submissionOf(ward) === 'late' },
  { key: 'missing', label: t('cityOverview.missing'), test: (ward) => submissionOf(ward) === 'missing' },
  { key: 'received', label: t('cityOverview.received'), test: (ward) => ward.state === 'received' },
  { key: 'appraising', label: t('cityOverview.appraising'), test: (ward) => ward.state === 'appraising' },
  { key: 'finished', label: t('cityOverview.finished'), test: (ward) => ward.state === 'finished' },
];

const HELP: PageHelp = {
  title: t('cityOverview.title'),
  text: [t('cityOverview.helpText1'), t('cityOverview.helpText2')],
  keys: [
    ['↑ ↓', t('cityOverview.keyMove')],
    ['Enter', t('cityOverview.keyOpen')],
  ],
};

/** "Tổng quan" of the higher level: who has sent, on time, late, missing, and how far the appraisal is. */
export function CityOverviewScreen(): ReactNode {
  const { round, loading } = useRound();
  const [, go] = useLocation();
  usePageHelp(HELP);
  return (
    <div className="page">
      <PageHeader
        title={t('cityOverview.title')}
        purpose={t('cityOverview.purpose')}
        actions={
          round ? <Button onClick={() => go('/tiep-nhan')}>{t('cityOverview.toImport')}</Button> : null
        }
      />
      {round ? <RoundOverview key={round.id} round={round} /> : null}
      {!round && loading ? <Loading /> : null}
      {!round && !loading ? (
        <EmptyState
          title={t('cityOverview.noRound')}
          hint={t('cityOverview.noRoundHint')}
          action={<Button onClick={() => go('/don-vi')}>{t('cityOverview.toRounds')}</Button>}
        />
      ) : null}
    </div>
  );
}

function RoundOverview({ round }: { readonly round: Round }): ReactNode {
  const overview = useQuery('appraisal.readOverview', { roundId: round.id });
  useAppraisalBadge(overview.value?.wards ?? null);
  const [selected, setSelected] = useState<string | null>(null);
  const [refusal, setRefusal] = useState(false);
  const [, go] = useLocation();
  if (overview.error) {
    return (
      <div className="page-body">
        <ErrorMessage
          error={overview.error}
          action={{ label: t('common.retry'), onClick: () => void overview.reload() }}
        />
      </div>
    );
  }
  if (overview.value === null) return <Loading />;
  const { wards } = overview.value;
  const openWard = (ward: WardProgress): void => {
    if (ward.state === 'notSent') setRefusal(true);
    else go(`/tham-dinh/${ward.unit.id}`);
  };
  return (
    <>
      {wards.length > 0 ? (
        <div className={styles['bars']}>
          <ShareBar title={t('cityOverview.submissionTitle')} shares={submissionShares(wards)} />
          <ShareBar title={t('cityOverview.appraisalTitle')} shares={appraisalShares(wards)} />
        </div>
      ) : null}
      {refusal ? <Notice tone="look">{t('cityOverview.cannotOpen')}</Notice> : null}
      <div className={styles['table']}>
        <DataTable
          label={t('cityOverview.table')}
          rows={wards}
          columns={OVERVIEW_COLUMNS}
          rowKey={(ward) => ward.unit.id}
          selectedKey={selected}
          onSelect={(ward) => {
            setSelected(ward.unit.id);
            setRefusal(false);
          }}
          onOpen={openWard}
          filters={FILTERS}
          initialSort={{ key: 'name', descending: false }}
          empty={<EmptyState title={t('cityOverview.noUnits')} hint={t('cityOverview.noUnitsHint')} />}
        />
      </div>
    </>
  );
}
