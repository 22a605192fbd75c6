import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { ReceivedReport } from '#shared/contract/channels/reports.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { besidePanel, cityColumns } from '#renderer/features/reports/report-columns.tsx';
import { ReportPanel } from '#renderer/features/reports/report-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useRound } from '#renderer/lib/round.tsx';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useReadyFile } from '#renderer/lib/use-ready-file.ts';
import styles from './reports.module.css';

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
  const [selected, setSelected] = useState<string | null>(null);
  const shown = value?.items.find((report) => keyOf(report) === selected);
  const failed = opening.error ?? query.error;
  return (
    <div className="page">
      <PageHeader title={t('reports.title')} purpose={t('reports.purposeCity')} />
      <div className="page-body fill">
        <SplitView
          panel={
            shown ? (
              <ReportPanel
                report={shown}
                sender={shown.unit.name}
                onOpen={() => open(shown)}
                onClose={() => setSelected(null)}
              />
            ) : null
          }
        >
          <div className={styles['top']}>
            {failed ? <ErrorMessage error={failed} /> : null}
            {opening.saved === null ? null : (
              <Notice tone="good">{t('reports.opened', { name: opening.saved })}</Notice>
            )}
          </div>
          {value ? (
            <DataTable
              label={t('reports.received')}
              rows={value.items}
              columns={shown ? besidePanel(cityColumns(open)) : cityColumns(open)}
              rowKey={keyOf}
              selectedKey={selected}
              onSelect={(report) => setSelected(keyOf(report))}
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
          ) : null}
          {!value && loading ? <Loading /> : null}
        </SplitView>
      </div>
    </div>
  );
}

const keyOf = ({ unit, reportId }: ReceivedReport): string => `${unit.id}/${reportId}`;
