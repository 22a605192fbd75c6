import { useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { parseDay } from '#shared/lib/days.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import styles from './appraisal.module.css';

interface FeedbackMakerProps {
  readonly roundId: string;
  /** How many units are finished. */
  readonly finished: number;
  /** The page header, given the button. */
  readonly children: (action: ReactNode) => ReactNode;
}

function bundleIdsOf(job: Job | null): readonly string[] {
  const read = bundlesResultSchema.safeParse(job?.result);
  return read.success ? read.data.bundleIds : [];
}

/** Makes the feedback bundles of all finished units and hands them to the user. */
export function FeedbackMaker({ roundId, finished, children }: FeedbackMakerProps): ReactNode {
  const [asking, setAsking] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const download = useBundleDownload();
  const bundleIds = bundleIdsOf(job);
  return (
    <>
      {children(
        <Button variant="default" disabled={finished === 0} onClick={() => setAsking(true)}>
          {t('appraisal.feedback', { count: finished })}
        </Button>,
      )}
      <div className={styles['notices']}>
        {jobId === null ? null : (
          <JobProgress
            title={t('appraisal.makingFeedback')}
            job={job}
            summary={() => (
              <span className="row">
                <span className="grow">{t('appraisal.feedbackMade', { count: bundleIds.length })}</span>
                <Button size="xs" loading={download.busy} onClick={() => void download.fetch(bundleIds)}>
                  {t('appraisal.downloadFeedback', { count: bundleIds.length })}
                </Button>
              </span>
            )}
          />
        )}
        {download.error ? <ErrorMessage error={download.error} /> : null}
        {download.saved === null ? null : (
          <Notice tone="good">{t('common.fileSaved', { name: download.saved })}</Notice>
        )}
      </div>
      {asking ? (
        <FeedbackDialog
          roundId={roundId}
          finished={finished}
          onClose={() => setAsking(false)}
          onStarted={(started) => {
            setAsking(false);
            setJobId(started);
          }}
        />
      ) : null}
    </>
  );
}

interface FeedbackDialogProps {
  readonly roundId: string;
  readonly finished: number;
  readonly onClose: () => void;
  readonly onStarted: (jobId: string) => void;
}

function FeedbackDialog({ roundId, finished, onClose, onStarted }: FeedbackDialogProps): ReactNode {
  const [answerBy, setAnswerBy] = useState('');
  const create = useCommand('exchange.createFeedback');
  const day = parseDay(answerBy);
  const wrong = answerBy.trim() !== '' && !day.ok;
  return (
    <DecisionDialog
      title={t('appraisal.feedbackTitle')}
      confirmLabel={t('appraisal.create')}
      busy={create.busy}
      disabled={wrong}
      error={create.error}
      onCancel={onClose}
      onConfirm={() =>
        void create.run({ roundId, unitIds: null, answerBy: day.ok ? day.value : null }).then((reply) => {
          if (reply.ok) onStarted(reply.value.jobId);
        })
      }
    >
      <p>{t('appraisal.feedbackAsk', { count: finished })}</p>
      <TextInput
        label={t('appraisal.answerBy')}
        description={t('rounds.dayHint')}
        value={answerBy}
        error={wrong ? t('rounds.dayInvalid') : null}
        onChange={(event) => setAnswerBy(event.target.value)}
      />
    </DecisionDialog>
  );
}
