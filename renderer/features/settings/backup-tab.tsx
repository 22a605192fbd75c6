import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatBytes, formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { flushEverything } from '#renderer/lib/before-leave.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import styles from './settings.module.css';

type Backup = OutputOf<'safekeeping.listBackups'>['backups'][number];

const COLUMNS: readonly Column<Backup>[] = [
  {
    key: 'name',
    header: t('backup.name'),
    cell: ({ fileName }) => fileName,
    sort: ({ fileName }) => fileName,
  },
  {
    key: 'at',
    header: t('backup.at'),
    width: '150px',
    cell: ({ createdAt }) => formatMoment(createdAt),
    sort: ({ createdAt }) => createdAt,
  },
  {
    key: 'size',
    header: t('backup.size'),
    width: '100px',
    align: 'right',
    cell: ({ size }) => formatBytes(size),
    sort: ({ size }) => size,
  },
  { key: 'path', header: t('backup.path'), cell: ({ path }) => <span className="quiet">{path}</span> },
];

/** Backups: make one now, see where they are. */
export function BackupTab(): ReactNode {
  const { open } = useWorkspace().state;
  const backups = useQuery('safekeeping.listBackups', {});
  const create = useCommand('safekeeping.createBackup');
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId, () => void backups.reload());
  const start = async (): Promise<void> => {
    await flushEverything();
    const reply = await create.run({});
    if (reply.ok) setJobId(reply.value.jobId);
  };
  return (
    <>
      <div className={styles['top']}>
        <div className="row">
          <dl className="facts grow">
            <dt>{t('backup.data')}</dt>
            <dd>{open?.path}</dd>
            <dt>{t('backup.folder')}</dt>
            <dd>{backups.value?.folder}</dd>
          </dl>
          <Button loading={create.busy || job?.state === 'running'} onClick={() => void start()}>
            {t('backup.now')}
          </Button>
        </div>
        {create.error ? <ErrorMessage error={create.error} /> : null}
        {backups.error ? <ErrorMessage error={backups.error} /> : null}
        {jobId === null ? null : (
          <JobProgress title={t('backup.running')} job={job} summary={() => t('backup.done')} />
        )}
      </div>
      <DataTable
        label={t('settings.tab.backup')}
        rows={backups.value?.backups ?? []}
        columns={COLUMNS}
        rowKey={({ path }) => path}
        initialSort={{ key: 'at', descending: true }}
        searchable={false}
        empty={<EmptyState icon="folder" title={t('backup.empty')} hint={t('backup.emptyHint')} />}
      />
    </>
  );
}
