import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { AppError } from '#shared/contract/errors.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { recallDrafts } from '#renderer/features/appraisal/draft-store.ts';
import { WardSheet } from '#renderer/features/appraisal/ward-sheet.tsx';
import { createWardStore, replaceReading, type WardStore } from '#renderer/features/appraisal/ward-store.ts';

interface WardPageProps {
  readonly roundId: string;
  readonly unitId: string;
}

/** Reads one unit's sheet, then shows it. */
export function WardPage({ roundId, unitId }: WardPageProps): ReactNode {
  const [store, setStore] = useState<WardStore | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let left = false;
    void client.call('appraisal.readWard', { roundId, unitId }).then((reply) => {
      if (left) return;
      if (reply.ok) setStore(createWardStore(reply.value, recallDrafts(roundId, unitId)));
      else setError(reply.error);
    });
    return () => {
      left = true;
    };
  }, [roundId, unitId]);
  const reload = async (): Promise<void> => {
    const reply = await client.call('appraisal.readWard', { roundId, unitId });
    if (reply.ok && store) replaceReading(store, reply.value);
  };
  if (store) return <WardSheet store={store} reload={reload} />;
  return (
    <div className="page">
      <PageHeader title={t('appraisal.title')} purpose={t('appraisal.purpose')} />
      <div className="page-body">{error ? <NotReadable error={error} /> : <Loading />}</div>
    </div>
  );
}

/** A unit that has sent nothing in this round is no failure: the round was changed above, or the file is still to come. */
function NotReadable({ error }: { readonly error: AppError }): ReactNode {
  const [, go] = useLocation();
  const back = (): void => go('/tham-dinh');
  if (error.code !== 'NO_SUBMISSION')
    return <ErrorMessage error={error} action={{ label: t('appraisal.back'), onClick: back }} />;
  return (
    <EmptyState
      icon="scale"
      title={t('appraisal.notSentYet')}
      hint={t('appraisal.nothingHint')}
      action={
        <Button variant="default" onClick={back}>
          {t('appraisal.back')}
        </Button>
      }
    />
  );
}
