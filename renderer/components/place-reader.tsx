import { useState, type ReactNode } from 'react';
import { Button, Modal } from '@mantine/core';
import { foundResultSchema } from '#shared/contract/channels/transport-results.ts';
import type { Job } from '#shared/contract/channels/safekeeping.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { PlaceList } from '#renderer/components/place-list.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import { usePlaces } from '#renderer/lib/use-places.ts';

interface PlaceReaderProps {
  /** Tokens of the files found, copied to our own disk. */
  readonly onFound: (tokens: readonly string[]) => void;
  readonly disabled?: boolean;
}

/** A button that reads every bundle of a stick or folder: choose where, copy, go on with what was found. */
export function PlaceReader({ onFound, disabled = false }: PlaceReaderProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" disabled={disabled} onClick={() => setOpen(true)}>
        {t('places.read')}
      </Button>
      {open ? (
        <ReaderDialog
          onClose={() => setOpen(false)}
          onFound={(tokens) => {
            setOpen(false);
            onFound(tokens);
          }}
        />
      ) : null}
    </>
  );
}

interface ReaderDialogProps {
  readonly onFound: (tokens: readonly string[]) => void;
  readonly onClose: () => void;
}

function ReaderDialog({ onFound, onClose }: ReaderDialogProps): ReactNode {
  const places = usePlaces();
  const [picked, setPicked] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const read = useCommand('transport.readPlace');
  const job = useJob(jobId, (ended) => {
    const { files, left } = foundOf(ended);
    if (files.length > 0 && left.length === 0) onFound(files);
  });
  const list = places.value?.places ?? [];
  const place = (list.find(({ path }) => path === picked) ?? list[0])?.path ?? null;
  const found = foundOf(job);
  const start = async (): Promise<void> => {
    if (place === null) return;
    const reply = await read.run({ place });
    if (reply.ok) setJobId(reply.value.jobId);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('places.readTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
      centered
    >
      <form
        className="column"
        onSubmit={(event) => {
          event.preventDefault();
          if (job?.state === 'done' && found.files.length > 0) onFound(found.files);
          else void start();
        }}
      >
        {places.error ? <ErrorMessage error={places.error} /> : null}
        {places.value === null ? null : (
          <PlaceList legend={t('places.title')} places={list} chosen={place} onChoose={setPicked} />
        )}
        {read.error ? <ErrorMessage error={read.error} /> : null}
        {jobId === null ? null : (
          <JobProgress title={t('places.reading')} job={job} summary={() => <FoundText found={found} />} />
        )}
        <div className="row end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={place === null || job?.state === 'running'} loading={read.busy}>
            {t(job?.state === 'done' && found.files.length > 0 ? 'common.next' : 'places.readStart')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface Found {
  readonly files: readonly string[];
  readonly left: readonly string[];
}

function foundOf(job: Job | null): Found {
  const read = foundResultSchema.safeParse(job?.result);
  if (!read.success) return { files: [], left: [] };
  return {
    files: read.data.files.map(({ token }) => token),
    left: read.data.left.map(({ name }) => name),
  };
}

function FoundText({ found }: { readonly found: Found }): ReactNode {
  return (
    <>
      <p>
        {found.files.length === 0 ? t('places.foundNone') : t('places.found', { count: found.files.length })}
      </p>
      {found.left.length === 0 ? null : (
        <p>{t('places.left', { count: found.left.length, names: found.left.join(', ') })}</p>
      )}
    </>
  );
}
