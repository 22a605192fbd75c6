import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { formatBytes } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import type { Desk } from '#renderer/features/evidence/library-views.ts';
import { t } from '#renderer/i18n/translate.ts';
import { mailParts } from '#renderer/lib/mail-parts.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';

interface LibraryFactsProps {
  readonly desk: Desk;
  readonly onRechecked: () => Promise<void>;
}

/** What the round's documents weigh, what that makes of e-mail, the room left; and checking every file again. */
export function LibraryFacts({ desk, onRechecked }: LibraryFactsProps): ReactNode {
  const [jobId, setJobId] = useState<string | null>(null);
  const recheck = useCommand('evidence.recheckFiles');
  const job = useJob(jobId, () => void onRechecked());
  const running = job?.state === 'running';
  const { usedBytes, fileLimitBytes, room } = desk;
  const parts = mailParts(usedBytes);
  const start = async (): Promise<void> => {
    const reply = await recheck.run({});
    if (reply.ok) setJobId(reply.value.jobId);
  };
  return (
    <div className="row">
      <span className="quiet grow">
        {parts.count === null
          ? t('evidence.weightNoMail', { size: formatBytes(usedBytes) })
          : t('evidence.weight', { size: formatBytes(usedBytes), count: parts.count, mail: parts.size })}{' '}
        {room.freeBytes === null ? '' : t('evidence.room', { free: formatBytes(room.freeBytes) })}{' '}
        {t('evidence.limit', { limit: formatBytes(fileLimitBytes) })}
      </span>
      {recheck.error ? <ErrorMessage error={recheck.error} onClose={recheck.clearError} /> : null}
      {job === null ? null : (
        <span className="quiet" role="status">
          {running ? t('evidence.rechecking', { done: job.done, total: job.total }) : t('evidence.rechecked')}
        </span>
      )}
      <Button
        size="compact-sm"
        variant="default"
        loading={recheck.busy || running}
        onClick={() => void start()}
      >
        {t('evidence.recheck')}
      </Button>
    </div>
  );
}
