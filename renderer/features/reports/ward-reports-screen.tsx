import { useState, type ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ReportItem } from '#shared/contract/channels/reports.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { SplitView } from '#renderer/components/side-panel.tsx';
import { AddReport } from '#renderer/features/reports/add-report.tsx';
import { besidePanel, wardColumns } from '#renderer/features/reports/report-columns.tsx';
import { ReportPanel } from '#renderer/features/reports/report-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useReadyFile } from '#renderer/lib/use-ready-file.ts';
import { useUser } from '#renderer/lib/workspace.tsx';
import styles from './reports.module.css';

const HELP: PageHelp = {
  title: t('reports.title'),
  text: [t('reports.help1'), t('reports.help2')],
  keys: [],
};

const FILTERS: readonly RowFilter<ReportItem>[] = [
  {
    key: 'notSent',
    label: t('reports.filterNotSent'),
    test: ({ bundle }) => bundle === null || bundle.state === 'created',
  },
  { key: 'waiting', label: t('reports.filterWaiting'), test: ({ bundle }) => bundle?.state === 'saved' },
  { key: 'done', label: t('reports.filterDone'), test: ({ bundle }) => bundle?.state === 'acknowledged' },
];

type Exported = OutputOf<'reports.exportReport'>;

/** "Báo cáo" of a ward: added, exported for the city, and how far each has come. */
export function WardReportsScreen(): ReactNode {
  usePageHelp(HELP);
  const query = useQuery('reports.listReports', {});
  const mayWrite = useUser().role !== 'appraiser';
  const [added, setAdded] = useState<string | null>(null);
  const [exported, setExported] = useState<Exported | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const opening = useReadyFile();
  const exportOne = async ({ reportId }: ReportItem): Promise<void> => {
    setAdded(null);
    const reply = await client.call('reports.exportReport', { reportId });
    const sent = reply.ok ? await downloadFile(reply.value.file) : reply;
    setError(sent.ok ? null : sent.error);
    setExported(reply.ok && sent.ok ? reply.value : null);
    await query.reload();
  };
  const open = ({ reportId }: ReportItem): Promise<void> =>
    opening.run(() => client.call('reports.openReport', { reportId }));
  const { value, loading } = query;
  const [selected, setSelected] = useState<string | null>(null);
  const shown = value?.items.find(({ reportId }) => reportId === selected);
  const failed = error ?? opening.error ?? query.error;
  const columns = wardColumns(
    mayWrite ? (report) => void exportOne(report) : null,
    (report) => void open(report),
  );
  return (
    <div className="page">
      <PageHeader title={t('reports.title')} purpose={t('reports.purposeWard')} />
      <div className="page-body fill">
        <SplitView
          panel={
            shown ? (
              <ReportPanel
                report={shown}
                sender={null}
                onOpen={() => void open(shown)}
                onClose={() => setSelected(null)}
              />
            ) : null
          }
        >
          <div className={styles['top']}>
            {mayWrite ? (
              <AddReport
                onAdded={(title) => {
                  setAdded(title);
                  void query.reload();
                }}
              />
            ) : null}
            {added === null ? null : <Notice tone="good">{t('reports.added', { title: added })}</Notice>}
            {exported ? (
              <Notice tone="good">
                {t('reports.exported', { name: exported.file.fileName })}{' '}
                {exported.encryptedFor === null
                  ? t('reports.exportedPlain')
                  : t('reports.exportedFor', { receiver: exported.encryptedFor })}
              </Notice>
            ) : null}
            {opening.saved === null ? null : (
              <Notice tone="good">{t('reports.opened', { name: opening.saved })}</Notice>
            )}
            {failed ? <ErrorMessage error={failed} /> : null}
          </div>
          {value ? (
            <DataTable
              label={t('reports.table')}
              rows={value.items}
              columns={shown ? besidePanel(columns) : columns}
              rowKey={({ reportId }) => reportId}
              selectedKey={selected}
              onSelect={({ reportId }) => setSelected(reportId)}
              filters={FILTERS}
              empty={
                <EmptyState icon="file" title={t('reports.emptyWard')} hint={t('reports.emptyWardHint')} />
              }
            />
          ) : null}
          {!value && loading ? <Loading /> : null}
        </SplitView>
      </div>
    </div>
  );
}
