import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';

/** Third door: builds the demonstration folders, with progress; the list above then shows them. */
export function DemoDoor({ onEnd }: { readonly onEnd: () => void }): ReactNode {
  const { refresh } = useWorkspace();
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void client.call('workspace.createDemo', {}).then((reply) => {
      if (reply.ok) setJobId(reply.value.jobId);
      else setError(reply.error);
    });
  }, []);
  const job = useJob(jobId, () => void refresh());
  if (error) return <ErrorMessage error={error} action={{ label: t('common.back'), onClick: onEnd }} />;
  return <JobProgress title={t('start.demo.title')} job={job} summary={() => t('start.demo.done')} />;
}
