import { useEffect, useState, type ReactNode } from 'react';
import { Button, Progress } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { client } from '#renderer/lib/client.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './job-progress.module.css';

interface JobProgressProps {
  readonly title: string;
  readonly job: Job | null;
  /** What stays when the job has ended well. */
  readonly summary?: (job: Job) => ReactNode;
}

/** A long job: what it is doing, how far, how long; it can be stopped, and its summary stays. */
export function JobProgress({ title, job, summary }: JobProgressProps): ReactNode {
  const running = job === null || job.state === 'running';
  const seconds = useSeconds(running);
  if (job?.state === 'done') return <Notice tone="good">{summary?.(job) ?? t('job.done')}</Notice>;
  if (job?.state === 'cancelled') return <Notice tone="look">{t('job.cancelled')}</Notice>;
  if (job?.state === 'failed') return <FailedJob job={job} />;
  const share = job && job.total > 0 ? (100 * job.done) / job.total : 0;
  return (
    <div className={styles['job']} role="status">
      <div className="row">
        <strong className="grow">{title}</strong>
        <span className="number">
          {job && job.total > 0 ? t('job.progress', { done: job.done, total: job.total }) : ''}
        </span>
        <span className="quiet number">{t('job.elapsed', { seconds })}</span>
        {job ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => void client.call('jobs.cancelJob', { jobId: job.id })}
          >
            {t('job.cancel')}
          </Button>
        ) : null}
      </div>
      <Progress value={share} aria-label={title} transitionDuration={0} />
      <p className="quiet">
        {job && job.item !== '' ? t('job.running', { item: job.item }) : t('job.starting')}
      </p>
    </div>
  );
}

function FailedJob({ job }: { readonly job: Job }): ReactNode {
  if (job.error) return <ErrorMessage error={job.error as AppError} />;
  return <Notice tone="bad">{t('job.failed')}</Notice>;
}

function useSeconds(running: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return seconds;
}
