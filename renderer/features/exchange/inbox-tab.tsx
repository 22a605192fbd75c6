import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { WaitingParts } from '#renderer/components/waiting-parts.tsx';
import { Inbox } from '#renderer/features/exchange/inbox.tsx';
import { t } from '#renderer/i18n/translate.ts';
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

interface WardInboxTabProps extends InboxTabProps {
  /** Where files are dropped, checked and taken in; holds what waits while nothing is under way. */
  readonly intake: (waiting: ReactNode) => ReactNode;
  /** The files of the run under way; null: show what came before. */
  readonly results: ReactNode;
}

/** "Hộp đến" of a ward: files of the city are checked and taken in here, from a drop or a stick. */
export function WardInboxTab({ query, onReceipt, onChanged, intake, results }: WardInboxTabProps): ReactNode {
  const waiting = useQuery('exchange.listWaitingParts', {});
  return (
    <>
      {intake(<WaitingParts items={waiting.value?.items ?? []} onAsked={onChanged} />)}
      {query.error ? <ErrorMessage error={query.error} /> : null}
      {results ??
        (query.value === null ? (
          <Loading />
        ) : (
          <Inbox
            journeys={query.value.inbox}
            emptyHint={t('exchange.inboxEmptyWard')}
            onReceipt={onReceipt}
          />
        ))}
    </>
  );
}
