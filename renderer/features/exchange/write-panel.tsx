import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { writeResultSchema } from '#shared/contract/channels/transport-results.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatBytes } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PlaceList } from '#renderer/components/place-list.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import type { OutboxJourney } from '#renderer/features/exchange/bundle-status.ts';
import { LockChoice } from '#renderer/features/exchange/lock-choice.tsx';
import { receiversOf } from '#renderer/features/exchange/receivers.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import { usePlaces } from '#renderer/lib/use-places.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

interface WritePanelProps {
  readonly bundles: readonly OutboxJourney[];
  readonly onClose: () => void;
  readonly onWritten: () => void;
}

/** Writing to a stick: choose where, see that it fits, write and read back; ends with whether it may be pulled out. */
export function WritePanel({ bundles, onClose, onWritten }: WritePanelProps): ReactNode {
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId, onWritten);
  const writing = jobId !== null && (job === null || job.state === 'running');
  return (
    <SidePanel
      title={t('exchange.write.title', { count: bundles.length })}
      name="exchange-write"
      initialWidth={440}
      onClose={onClose}
    >
      <div className="column">
        {jobId === null ? null : (
          <JobProgress
            title={t('exchange.write.running')}
            job={job}
            summary={({ result }) => <Written result={result} />}
          />
        )}
        {jobId === null || job?.state === 'failed' || job?.state === 'cancelled' ? (
          <WriteForm bundles={bundles} onStarted={setJobId} />
        ) : null}
        {jobId === null || writing || job?.state !== 'done' ? null : (
          <Button variant="default" onClick={() => setJobId(null)}>
            {t('exchange.write.again')}
          </Button>
        )}
      </div>
    </SidePanel>
  );
}

interface WriteFormProps {
  readonly bundles: readonly OutboxJourney[];
  readonly onStarted: (jobId: string) => void;
}

function WriteForm({ bundles, onStarted }: WriteFormProps): ReactNode {
  const places = usePlaces();
  const [picked, setPicked] = useState<string | null>(null);
  const [locked, setLocked] = useState(true);
  const write = useCommand('transport.writeToPlace');
  const list = places.value?.places ?? [];
  const place = (list.find(({ path }) => path === picked) ?? list[0])?.path ?? null;
  const bundleIds = bundles.map(({ item }) => item.bundleId);
  const plan = useQuery('transport.planWrite', place === null ? null : { bundleIds, place });
  const unknown = plan.value?.files.filter(({ encryptable }) => !encryptable) ?? [];
  const fits = plan.value?.enough === true && plan.value.writable;
  const start = async (): Promise<void> => {
    if (place === null) return;
    const reply = await write.run({ bundleIds, place, encrypt: locked });
    if (reply.ok) onStarted(reply.value.jobId);
  };
  return (
    <form
      className="column"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) void start();
      }}
    >
      {places.error ? <ErrorMessage error={places.error} /> : null}
      {places.value === null ? null : (
        <PlaceList legend={t('exchange.write.where')} places={list} chosen={place} onChoose={setPicked} />
      )}
      {plan.error ? <ErrorMessage error={plan.error} /> : null}
      {plan.value ? <PlanNotice plan={plan.value} /> : null}
      <LockChoice
        receivers={receiversOf(bundles)}
        unknown={[...new Set(unknown.map(({ receiverName }) => receiverName))]}
        locked={locked}
        onChange={setLocked}
      />
      {write.error ? <ErrorMessage error={write.error} /> : null}
      <div className="row end">
        <Button type="submit" disabled={!fits} loading={write.busy}>
          {t('exchange.write.start')}
        </Button>
      </div>
    </form>
  );
}

function PlanNotice({ plan }: { readonly plan: OutputOf<'transport.planWrite'> }): ReactNode {
  const needed = formatBytes(plan.neededBytes);
  if (!plan.writable) return <Notice tone="bad">{t('exchange.write.readOnly')}</Notice>;
  if (plan.enough) return <p className="quiet">{t('exchange.write.needed', { size: needed })}</p>;
  return (
    <Notice tone="bad">
      {t('exchange.write.notEnough', { free: formatBytes(plan.freeBytes ?? 0), needed })}
    </Notice>
  );
}

function Written({ result }: { readonly result: unknown }): ReactNode {
  const read = writeResultSchema.safeParse(result);
  if (!read.success) return t('job.done');
  const { files, folder, safeToRemove } = read.data;
  const fromCache = files.some(({ comparedWith }) => comparedWith === 'cache');
  const there = files.filter(({ wasThere }) => wasThere).length;
  const counted = { count: files.length, folder };
  return (
    <>
      <p>{fromCache ? t('exchange.write.doneCache', counted) : t('exchange.write.done', counted)}</p>
      {there > 0 ? <p>{t('exchange.write.there', { count: there })}</p> : null}
      <p>
        <strong>{t(safeToRemove ? 'exchange.write.safe' : 'exchange.write.eject')}</strong>
      </p>
    </>
  );
}
