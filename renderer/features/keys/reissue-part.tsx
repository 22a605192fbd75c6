import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';

interface ReissuePartProps {
  readonly unitId: string;
  readonly unitName: string;
  readonly onReissued: (told: string) => void;
}

function bundleIdsOf(job: Job | null): readonly string[] {
  const read = bundlesResultSchema.safeParse(job?.result);
  return read.success ? read.data.bundleIds : [];
}

/** A unit lost its computer: old keys withdrawn, a new setup bundle to open on another one. */
export function ReissuePart({ unitId, unitName, onReissued }: ReissuePartProps): ReactNode {
  const [asking, setAsking] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId, () => onReissued(t('unitKeys.reissued')));
  const download = useBundleDownload();
  return (
    <>
      <div className="row">
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          {t('unitKeys.reissue')}
        </Button>
      </div>
      {jobId === null ? null : (
        <JobProgress
          title={t('unitKeys.reissuing')}
          job={job}
          summary={(ended) => (
            <span className="row wrap">
              <span className="grow">{t('unitKeys.reissued')}</span>
              <Button
                size="xs"
                loading={download.busy}
                onClick={() => void download.fetch(bundleIdsOf(ended))}
              >
                {t('unitKeys.reissueFetch')}
              </Button>
            </span>
          )}
        />
      )}
      {download.error ? <ErrorMessage error={download.error} /> : null}
      {asking ? (
        <ReissueDialog
          unitId={unitId}
          unitName={unitName}
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

interface ReissueDialogProps {
  readonly unitId: string;
  readonly unitName: string;
  readonly onClose: () => void;
  readonly onStarted: (jobId: string) => void;
}

function ReissueDialog({ unitId, unitName, onClose, onStarted }: ReissueDialogProps): ReactNode {
  const { round, rounds } = useRound();
  const reissue = useCommand('keys.reissueEnrolment');
  const [reason, setReason] = useState('');
  const [roundId, setRoundId] = useState(round?.id ?? '');
  const say = async (): Promise<void> => {
    const reply = await reissue.run({ roundId, unitId, reason: reason.trim() });
    if (reply.ok) onStarted(reply.value.jobId);
  };
  return (
    <DecisionDialog
      title={t('unitKeys.reissueTitle', { unit: unitName })}
      confirmLabel={t('unitKeys.reissue')}
      disabled={reason.trim() === '' || roundId === ''}
      busy={reissue.busy}
      error={reissue.error}
      onCancel={onClose}
      onConfirm={() => void say()}
    >
      <p>{t('unitKeys.reissueAsk')}</p>
      <NativeSelect
        label={t('unitKeys.reissueRound')}
        value={roundId}
        data={rounds.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(event) => setRoundId(event.target.value)}
      />
      <TextInput
        label={t('unitKeys.reason')}
        description={t('unitKeys.reasonHint')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
    </DecisionDialog>
  );
}
