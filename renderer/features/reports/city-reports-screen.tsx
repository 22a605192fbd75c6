import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { ReceivedReport } from '#shared/contract/channels/reports.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { cityColumns } from '#renderer/features/reports/report-columns.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useRound } from '#renderer/lib/round.tsx';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useReadyFile } from '#renderer/lib/use-ready-file.ts';

const HELP: PageHelp = { title: t('reports.title'), text: [t('reports.helpCity')], keys: [] };

/** "Báo cáo" at the city: every report the wards sent. */
export function CityReportsScreen(): ReactNode {
  usePageHelp(HELP);
  const query = useQuery('reports.listReceived', {});
  const { round } = useRound();
  const opening = useReadyFile();
  const open = ({ reportId }: ReceivedReport): void =>
    void opening.run(() => client.call('reports.openReport', { reportId }));
  const filters: readonly RowFilter<ReceivedReport>[] = [
    {
      key: 'round',
      label: t('reports.filterThisRound'),
      test: ({ roundId }) => roundId !== null && roundId === round?.id,
    },
  ];
  const { value, loading } = query;
  const failed = opening.error ?? query.error;
  return (
    <div className="page">
      <PageHeader title={t('reports.title')} purpose={t('reports.purposeCity')} />
      <div className="page-body">
        {failed ? <ErrorMessage error={failed} /> : null}
        {opening.saved === null ? null : (
          <Notice tone="good">{t('reports.opened', { name: opening.saved })}</Notice>
        )}
        {value ? (
          <section className="block" aria-label={t('reports.received')}>
            <DataTable
              label={t('reports.received')}
              rows={value.items}
              columns={cityColumns(open)}
              rowKey={({ unit, reportId }) => `${unit.id}/${reportId}`}
              filters={filters}
              empty={
                <EmptyState
                  icon="file"
                  title={t('reports.emptyCity')}
                  hint={t('reports.emptyCityHint')}
                  action={
                    <Button component={Link} href="/tiep-nhan">
                      {t('section.import')}
                    </Button>
                  }
                />
              }
            />
          </section>
        ) : null}
        {!value && loading ? <Loading /> : null}
      </div>
    </div>
  );
}
