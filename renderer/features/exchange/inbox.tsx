import { useState, type ReactNode } from 'react';
import type { InboxItem, ImportResult } from '#shared/contract/channels/exchange.ts';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

const TONES: Readonly<Record<InboxItem['verdict'], Tone>> = {
  accepted: 'good',
  alreadyHeld: 'info',
  keptAside: 'look',
  refused: 'bad',
};

const COLUMNS: readonly Column<InboxItem>[] = [
  {
    key: 'file',
    header: t('exchange.file'),
    cell: ({ fileName }) => fileName,
    search: ({ fileName }) => fileName,
  },
  {
    key: 'kind',
    header: t('exchange.kind'),
    width: '160px',
    cell: ({ kind }) => (kind === null ? t('common.dash') : t(`bundleKind.${kind}`)),
  },
  {
    key: 'sender',
    header: t('exchange.sender'),
    width: '220px',
    cell: ({ senderName }) => senderName ?? t('common.dash'),
  },
  {
    key: 'receivedAt',
    header: t('exchange.receivedAt'),
    width: '160px',
    cell: ({ receivedAt }) => formatMoment(receivedAt),
    sort: ({ receivedAt }) => receivedAt,
  },
  {
    key: 'verdict',
    header: t('exchange.state'),
    width: '190px',
    cell: ({ verdict }) => (
      <StatusBadge tone={TONES[verdict]}>{t(`exchange.verdict.${verdict}`)}</StatusBadge>
    ),
  },
  {
    key: 'reason',
    header: t('exchange.reason'),
    cell: ({ code, verdict }) => (code !== null && verdict === 'refused' ? bundleRefusalReason(code) : ''),
  },
];

/** Files from the city: receipts and feedback; what was received stays listed. */
export function Inbox({ onReceived }: { readonly onReceived: () => Promise<void> }): ReactNode {
  const inbox = useQuery('exchange.listInbox', {});
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const job = useJob(jobId, () => {
    void inbox.reload();
    void onReceived();
  });
  const receive = async (files: readonly File[]): Promise<void> => {
    setError(null);
    const fileTokens: string[] = [];
    for (const file of files) {
      const upload = await uploadFile(file);
      if (upload.ok) fileTokens.push(upload.value.token);
      else setError(upload.error);
    }
    if (fileTokens.length === 0) return;
    const reply = await client.call('exchange.importBundles', { fileTokens, dryRun: false });
    if (reply.ok) setJobId(reply.value.jobId);
    else setError(reply.error);
  };
  const items = inbox.value?.items.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt)) ?? [];
  return (
    <section className="block" aria-label={t('exchange.inbox')}>
      <h2>{t('exchange.inbox')}</h2>
      <div className="block-body column">
        <FileDrop
          multiple
          accept=".cchc,.age"
          hint={t('exchange.drop')}
          buttonLabel={t('exchange.receive')}
          busy={job?.state === 'running'}
          onFiles={(files) => void receive(files)}
        />
        {jobId === null ? null : (
          <JobProgress title={t('exchange.receiving')} job={job} summary={receivedSummary} />
        )}
        {error ? <ErrorMessage error={error} /> : null}
        {inbox.error ? <ErrorMessage error={inbox.error} /> : null}
      </div>
      <DataTable
        label={t('exchange.inbox')}
        rows={items}
        columns={COLUMNS}
        rowKey={(item) => `${item.receivedAt} ${item.fileName} ${item.bundleId ?? ''}`}
        searchable={items.length > 8}
        empty={
          <EmptyState icon="inbox" title={t('exchange.inboxEmpty')} hint={t('exchange.inboxEmptyHint')} />
        }
      />
    </section>
  );
}

function receivedSummary(job: Job): string {
  const parsed = importResultSchema.safeParse(job.result);
  const result: ImportResult | null = parsed.success ? parsed.data : null;
  const accepted = result?.items.filter(({ verdict }) => verdict === 'accepted').length ?? 0;
  return t('exchange.receivedSummary', { accepted, other: (result?.items.length ?? 0) - accepted });
}
