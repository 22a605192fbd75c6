import { useState, type ReactNode } from 'react';
import { NativeSelect } from '@mantine/core';
import type { CodeMap } from '#shared/schemas/criteria-comparison.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

interface CorrectionDialogProps {
  readonly fromHash: string;
  readonly toHash: string;
  readonly codeMap: CodeMap;
  readonly onClose: () => void;
}

/** Puts an open round on the new version and makes a bundle for every ward. */
export function CorrectionDialog({ fromHash, toHash, codeMap, onClose }: CorrectionDialogProps): ReactNode {
  const rounds = useQuery('rounds.listRounds', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const send = useCommand('criteriaEditor.sendCorrection');
  const fitting = (rounds.value?.rounds ?? []).filter(
    ({ criteriaSetHash, state }) => criteriaSetHash === fromHash && state !== 'closed',
  );
  const roundId = chosen ?? fitting[0]?.id ?? null;
  const run = async (): Promise<void> => {
    if (roundId === null) return;
    const reply = await send.run({ roundId, hash: toHash, codeMap });
    if (reply.ok) setJobId(reply.value.jobId);
  };
  const done = job !== null && job.state !== 'running';
  return (
    <DecisionDialog
      title={t('criteriaCompare.send')}
      confirmLabel={done ? t('common.close') : t('criteriaCompare.send')}
      busy={send.busy || (jobId !== null && !done)}
      disabled={roundId === null}
      error={send.error}
      onConfirm={() => (done ? onClose() : void run())}
      onCancel={onClose}
    >
      {rounds.value && fitting.length === 0 ? (
        <Notice tone="look">{t('criteriaCompare.noRound')}</Notice>
      ) : null}
      {fitting.length > 0 ? (
        <>
          <p>{t('criteriaCompare.sendWhat')}</p>
          <NativeSelect
            label={t('criteriaCompare.round')}
            value={roundId ?? ''}
            data={fitting.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(event) => setChosen(event.target.value)}
          />
        </>
      ) : null}
      {job ? (
        <JobProgress
          title={t('criteriaCompare.sending')}
          job={job}
          summary={() => <p>{t('criteriaCompare.sent')}</p>}
        />
      ) : null}
    </DecisionDialog>
  );
}
