import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { z } from 'zod';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { wayCodeText } from '#renderer/lib/journey-words.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import styles from './transport.module.css';

type WayStatus = OutputOf<'transport.readSettings'>['status'][number];

const TONES: Readonly<Record<WayStatus['state'], Tone>> = {
  off: 'plain',
  waiting: 'info',
  working: 'info',
  unreachable: 'look',
};

interface WayStatesProps {
  readonly status: readonly WayStatus[];
  readonly onLooked: () => void;
}

/** How the ways that work by themselves stand, and a button to look now. */
export function WayStates({ status, onLooked }: WayStatesProps): ReactNode {
  const poll = useCommand('transport.pollNow');
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId, onLooked);
  const enabled = status.some((way) => way.enabled);
  const look = async (): Promise<void> => {
    const reply = await poll.run({});
    if (reply.ok) setJobId(reply.value.jobId);
  };
  return (
    <section className="block" aria-label={t('transport.status')}>
      <div className="block-title row">
        <h2 className={`grow ${styles['heading'] ?? ''}`}>{t('transport.status')}</h2>
        <Button
          size="xs"
          variant="default"
          disabled={!enabled || job?.state === 'running'}
          loading={poll.busy}
          onClick={() => void look()}
        >
          {t('transport.pollNow')}
        </Button>
      </div>
      <div className="block-body column">
        {status.map((way) => (
          <WayState key={way.way} way={way} />
        ))}
        {poll.error ? <ErrorMessage error={poll.error} /> : null}
        {jobId === null ? null : (
          <JobProgress title={t('transport.polling')} job={job} summary={polledText} />
        )}
      </div>
    </section>
  );
}

function WayState({ way }: { readonly way: WayStatus }): ReactNode {
  const facts = [
    way.state === 'unreachable' ? wayCodeText(way.lastCode) : null,
    way.lastCheckedAt === null ? null : t('transport.lastChecked', { at: formatMoment(way.lastCheckedAt) }),
    way.queued === 0 ? null : t('transport.queued', { count: way.queued }),
    way.queued === 0 || way.nextAttemptAt === null
      ? null
      : t('transport.next', { at: formatMoment(way.nextAttemptAt) }),
  ].filter((fact) => fact !== null);
  return (
    <div className="row wrap">
      <strong>{t(way.way === 'folder' ? 'transport.folder' : 'transport.webdav')}</strong>
      <StatusBadge tone={TONES[way.state]}>{t(`transport.${way.state}`)}</StatusBadge>
      <span className="quiet">{facts.join(' · ')}</span>
    </div>
  );
}

const polledSchema = z.object({ taken: z.int(), sent: z.int() });

function polledText(job: Job): string {
  const read = polledSchema.safeParse(job.result);
  return read.success ? t('transport.polled', read.data) : t('job.done');
}
