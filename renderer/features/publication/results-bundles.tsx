import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { bundleState } from '#renderer/lib/bundle-state.ts';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import { useUser } from '#renderer/lib/workspace.tsx';

type Row = OutputOf<'publication.readPublication'>['bundles'][number];

const dash = <span className="quiet">{t('common.dash')}</span>;

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'unit',
    header: t('publication.unit'),
    width: '220px',
    cell: ({ unit }) => unit.name,
    sort: ({ unit }) => unit.name,
    search: ({ unit }) => `${unit.code} ${unit.name}`,
  },
  {
    key: 'state',
    header: t('publication.state'),
    width: '250px',
    cell: ({ bundle }) => {
      const { tone, text } = bundleState(bundle, 'city');
      return <StatusBadge tone={tone}>{text}</StatusBadge>;
    },
    sort: ({ bundle }) => bundleState(bundle, 'city').text,
    search: ({ bundle }) => bundleState(bundle, 'city').text,
  },
  {
    key: 'at',
    header: t('publication.at'),
    width: '140px',
    cell: ({ bundle }) => (bundle ? <span className="nowrap">{formatMoment(bundle.stateAt)}</span> : dash),
    sort: ({ bundle }) => bundle?.stateAt ?? null,
  },
  {
    key: 'locked',
    header: t('publication.locked'),
    width: '140px',
    cell: ({ bundle }) =>
      bundle ? t(bundle.encrypted ? 'publication.lockedYes' : 'publication.lockedNo') : dash,
  },
  {
    key: 'file',
    header: t('publication.file'),
    cell: ({ bundle }) => bundle?.fileName ?? dash,
    search: ({ bundle }) => bundle?.fileName ?? '',
  },
];

interface ResultsBundlesProps {
  readonly roundId: string;
  readonly rows: readonly Row[];
  readonly onMade: () => void;
}

/** One results bundle for each unit: made, fetched, and how far each has come. */
export function ResultsBundles({ roundId, rows, onMade }: ResultsBundlesProps): ReactNode {
  const { role } = useUser();
  const mayMake = role !== 'officer';
  const create = useCommand('publication.createResults');
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId, onMade);
  const download = useBundleDownload();
  const newest = rows.flatMap(({ bundle }) => (bundle ? [bundle.bundleId] : []));
  const make = async (): Promise<void> => {
    const reply = await create.run({ roundId, unitIds: null });
    if (reply.ok) setJobId(reply.value.jobId);
  };
  return (
    <section className="block" aria-label={t('publication.bundles')}>
      <h2>{t('publication.bundles')}</h2>
      <div className="block-body column">
        <div className="row">
          {mayMake ? (
            <Button loading={create.busy || job?.state === 'running'} onClick={() => void make()}>
              {t('publication.make', { count: rows.length })}
            </Button>
          ) : null}
          <Button
            variant="default"
            disabled={newest.length === 0}
            loading={download.busy}
            onClick={() => void download.fetch(newest).then(onMade)}
          >
            {t('publication.downloadAll', { count: newest.length })}
          </Button>
          <Button variant="default" component={Link} href="/gui-nhan">
            {t('publication.toExchange')}
          </Button>
        </div>
        {jobId === null ? null : (
          <JobProgress
            title={t('publication.making')}
            job={job}
            summary={() => t('publication.made', { count: rows.length })}
          />
        )}
        {create.error ? <ErrorMessage error={create.error} onClose={create.clearError} /> : null}
        {download.error ? <ErrorMessage error={download.error} /> : null}
        {download.saved === null ? null : (
          <Notice tone="good">{t('common.fileSaved', { name: download.saved })}</Notice>
        )}
      </div>
      <DataTable
        label={t('publication.bundlesTable')}
        rows={rows}
        columns={COLUMNS}
        rowKey={({ unit }) => unit.id}
        initialSort={{ key: 'unit', descending: false }}
        empty={<EmptyState title={t('publication.empty')} hint={t('publication.emptyHint')} />}
      />
    </section>
  );
}
