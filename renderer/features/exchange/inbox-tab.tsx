import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { importResultSchema } from '#shared/contract/channels/exchange.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { PlaceReader } from '#renderer/components/place-reader.tsx';
import { WaitingParts } from '#renderer/components/waiting-parts.tsx';
import { Inbox } from '#renderer/features/exchange/inbox.tsx';
import { useTakeIn } from '#renderer/features/exchange/use-take-in.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { useQuery, type Query } from '#renderer/lib/use-query.ts';
import styles from './exchange.module.css';

interface InboxTabProps {
  readonly query: Query<'transport.listJourneys'>;
  readonly onReceipt: (bundleId: string) => void;
  /** The outbox changed: a repair bundle was made, or parts are wanted. */
  readonly onChanged: () => void;
}

/** "Hộp đến" of the city: what came; taking in has its own page. */
export function CityInboxTab({ query, onReceipt, onChanged }: InboxTabProps): ReactNode {
  const waiting = useQuery('exchange.listWaitingParts', {});
  const toImport = (
    <Button size="xs" variant="default" component={Link} href="/tiep-nhan">
      {t('exchange.toImport')}
    </Button>
  );
  if (query.error) return <ErrorMessage error={query.error} />;
  if (query.value === null) return <Loading />;
  return (
    <>
      <div className={styles['notices']}>
        <div className="row end">{toImport}</div>
        <WaitingParts items={waiting.value?.items ?? []} onAsked={onChanged} />
      </div>
      <Inbox journeys={query.value.inbox} emptyHint={t('exchange.inboxEmptyCity')} onReceipt={onReceipt} />
    </>
  );
}

/** "Hộp đến" of a ward: files of the city are taken in here, from a drop or a stick. */
export function WardInboxTab({ query, onReceipt, onChanged }: InboxTabProps): ReactNode {
  const { reload } = useSheet();
  const waiting = useQuery('exchange.listWaitingParts', {});
  const take = useTakeIn(() => {
    onChanged();
    void Promise.all([query.reload(), waiting.reload(), reload()]);
  });
  return (
    <>
      <div className={styles['notices']}>
        <div className="row">
          <div className="grow">
            <FileDrop
              multiple
              hint={t('exchange.drop')}
              buttonLabel={t('exchange.choose')}
              busy={take.job?.state === 'running'}
              onFiles={(files) => void take.takeFiles(files)}
            />
          </div>
          <PlaceReader
            disabled={take.job?.state === 'running'}
            onFound={(tokens) => void take.takeTokens(tokens)}
          />
        </div>
        {take.started ? (
          <JobProgress title={t('exchange.receiving')} job={take.job} summary={summaryText} />
        ) : null}
        {take.error ? <ErrorMessage error={take.error} /> : null}
        {query.error ? <ErrorMessage error={query.error} /> : null}
        <WaitingParts items={waiting.value?.items ?? []} onAsked={onChanged} />
      </div>
      {query.value === null ? (
        <Loading />
      ) : (
        <Inbox journeys={query.value.inbox} emptyHint={t('exchange.inboxEmptyWard')} onReceipt={onReceipt} />
      )}
    </>
  );
}

function summaryText(job: Job): string {
  const parsed = importResultSchema.safeParse(job.result);
  const items = parsed.success ? parsed.data.items : [];
  if (items.length === 0 && parsed.success && parsed.data.waiting.length > 0) {
    return t('exchange.receivedParts');
  }
  const accepted = items.filter(({ verdict }) => verdict === 'accepted').length;
  const summary = t('exchange.receivedSummary', { accepted, other: items.length - accepted });
  const merged = items.flatMap(({ merge }) => (merge ? [t('work.merged', merge)] : []));
  return [summary, ...merged].join(' ');
}
