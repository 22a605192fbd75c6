import { useState, type ReactNode } from 'react';
import { Button, Modal } from '@mantine/core';
import { exportedRefusalsSchema, type ExportedRefusals } from '#shared/contract/channels/refusals.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PlaceList } from '#renderer/components/place-list.tsx';
import type { InboxJourney } from '#renderer/features/exchange/inbox-columns.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import { usePlaces } from '#renderer/lib/use-places.ts';
import styles from './exchange.module.css';

interface RefusedExportProps {
  readonly journeys: readonly InboxJourney[];
  /** The file to begin with; null: those of the newest one's sender. */
  readonly first: string | null;
  readonly onClose: () => void;
}

/** The files a sender gets back: refused, and the copy is still there. */
export function refusedOf(journeys: readonly InboxJourney[]): readonly InboxJourney[] {
  return journeys.filter(({ item, kept }) => item.verdict === 'refused' && kept);
}

/** What is ticked at first: one file, or all of the sender whose file came last. Files of others are never mixed in. */
export function firstTicked(journeys: readonly InboxJourney[], first: string | null): ReadonlySet<string> {
  if (first !== null) return new Set([first]);
  const newest = refusedOf(journeys)[0]?.item.senderName ?? null;
  return new Set(
    refusedOf(journeys)
      .filter(({ item }) => item.senderName === newest)
      .map(({ id }) => id),
  );
}

/** "Xuất tệp không nhận": which files, and whether into one file or onto a stick; ends with where it lies. */
export function RefusedExport({ journeys, first, onClose }: RefusedExportProps): ReactNode {
  const refused = refusedOf(journeys);
  const [ticked, setTicked] = useState(() => firstTicked(journeys, first));
  const [target, setTarget] = useState<string | null>(null);
  const places = usePlaces();
  const making = useExport();
  const toggle = (id: string): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('refusals.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
      centered
    >
      <form
        className="column"
        onSubmit={(event) => {
          event.preventDefault();
          void making.start([...ticked], target);
        }}
      >
        <p className="quiet">{t('refusals.hint')}</p>
        <fieldset className={styles['choices']}>
          <legend>{t('refusals.files')}</legend>
          {refused.map(({ id, item }) => (
            <label key={id} aria-label={item.fileName}>
              <input
                type="checkbox"
                className={styles['tick']}
                checked={ticked.has(id)}
                onChange={() => toggle(id)}
              />
              <span>
                <strong>{item.fileName}</strong>
                <span className="quiet">
                  {item.senderName ?? t('refusals.unknownSender')}, {formatMoment(item.receivedAt)}
                  {item.code === null ? '' : `: ${bundleRefusalReason(item.code)}`}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset className={styles['choices']}>
          <legend>{t('refusals.where')}</legend>
          <label>
            <input
              type="radio"
              name="refusals-where"
              checked={target === null}
              onChange={() => setTarget(null)}
            />
            <span>{t('refusals.asFile')}</span>
          </label>
        </fieldset>
        {(places.value?.places ?? []).length > 0 ? (
          <PlaceList
            legend={t('refusals.toPlace')}
            places={places.value?.places ?? []}
            chosen={target}
            onChoose={setTarget}
          />
        ) : null}
        <Outcome making={making} />
        <div className="row end">
          <Button variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
          <Button type="submit" disabled={ticked.size === 0} loading={making.busy}>
            {t('refusals.start', { count: ticked.size })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface Export {
  readonly busy: boolean;
  readonly job: Job | null;
  readonly started: boolean;
  readonly error: AppError | null;
  readonly made: ExportedRefusals | null;
  readonly start: (inboxIds: readonly string[], place: string | null) => Promise<void>;
}

/** Runs the export; a file that is to be fetched is handed to the user when the job has ended. */
function useExport(): Export {
  const [jobId, setJobId] = useState<string | null>(null);
  const [made, setMade] = useState<ExportedRefusals | null>(null);
  const [lost, setLost] = useState<AppError | null>(null);
  const command = useCommand('refusals.exportFiles');
  const finish = async (ended: Job): Promise<void> => {
    const result = exportedRefusalsSchema.safeParse(ended.result);
    if (!result.success) return;
    const sent = result.data.file === null ? null : await downloadFile(result.data.file);
    if (sent?.ok === false) setLost(sent.error);
    else setMade(result.data);
  };
  const job = useJob(jobId, (ended) => void finish(ended));
  const start = async (inboxIds: readonly string[], place: string | null): Promise<void> => {
    setMade(null);
    setLost(null);
    setJobId(null);
    const reply = await command.run({ inboxIds: [...inboxIds], place });
    if (reply.ok) setJobId(reply.value.jobId);
  };
  const running = jobId !== null && (job === null || job.state === 'running');
  const error = command.error ?? lost;
  return { busy: command.busy || running, job, started: jobId !== null, error, made, start };
}

function Outcome({ making }: { readonly making: Export }): ReactNode {
  const { error, made, started, job } = making;
  if (error) return <ErrorMessage error={error} />;
  if (made === null) {
    return started && job?.state !== 'done' ? <JobProgress title={t('refusals.running')} job={job} /> : null;
  }
  if (made.written === null)
    return <Notice tone="good">{t('common.fileSaved', { name: made.fileName })}</Notice>;
  const { place, safeToRemove } = made.written;
  return (
    <Notice tone="good">
      {t('refusals.written', { name: made.fileName, place })}{' '}
      {t(safeToRemove ? 'exchange.write.safe' : 'exchange.write.eject')}
    </Notice>
  );
}
