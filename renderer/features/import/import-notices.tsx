import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { ImportResult } from '#shared/contract/channels/exchange.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { formatClock } from '#shared/lib/text-format.ts';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import { countVerdicts } from '#renderer/features/import/import-steps.ts';
import type { ImportRun } from '#renderer/features/import/use-import.ts';

/** What an import is doing, and what came of it; the summary stays until the next one. */
export function ImportNotices({ run }: { readonly run: ImportRun }): ReactNode {
  const { stage, job, unread, error } = run;
  return (
    <>
      {error ? <ErrorMessage error={error} /> : null}
      {unread.length > 0 ? (
        <Notice tone="bad">
          {t('import.notUploaded', { count: unread.length, names: unread.join(', ') })}
        </Notice>
      ) : null}
      {stage.kind === 'uploading' ? (
        <Notice tone="info">
          {t('import.uploading', { done: stage.done, total: stage.total, name: stage.name })}
        </Notice>
      ) : null}
      {stage.kind === 'checking' ? <JobProgress title={t('import.checking')} job={job} /> : null}
      {stage.kind === 'taking' ? (
        <JobProgress title={t('import.taking')} job={job?.state === 'running' ? job : null} />
      ) : null}
      {stage.kind === 'checked' ? <Checked result={stage.result} /> : null}
      {stage.kind === 'taken' ? <Taken result={stage.result} at={job?.finishedAt ?? null} /> : null}
      {stage.kind === 'checked' ? <WaitingToBe result={stage.result} /> : null}
      {stage.kind === 'stopped' ? <Stopped run={run} whileTaking={stage.whileTaking} /> : null}
    </>
  );
}

/** A dry run keeps nothing yet: it only tells which parts are missing. */
function WaitingToBe({ result }: { readonly result: ImportResult }): ReactNode {
  return result.waiting.map((bundle) => (
    <Notice key={bundle.fingerprint} tone="look">
      {t('import.waiting', {
        name: bundle.fileName,
        present: bundle.present.length,
        count: bundle.count,
        missing: bundle.missingNames.join(', '),
      })}
    </Notice>
  ));
}

function Stopped({
  run,
  whileTaking,
}: {
  readonly run: ImportRun;
  readonly whileTaking: boolean;
}): ReactNode {
  return (
    <>
      {run.job?.state === 'failed' ? <JobProgress title={t('import.taking')} job={run.job} /> : null}
      <Notice tone="look">{t(whileTaking ? 'import.stopped' : 'job.cancelled')}</Notice>
    </>
  );
}

function Checked({ result }: { readonly result: ImportResult }): ReactNode {
  const { accepted, other } = countVerdicts(result.items);
  return (
    <Notice tone={accepted > 0 ? 'info' : 'look'}>
      {t('import.checked', { count: result.items.length, accepted, other })}
    </Notice>
  );
}

function Taken({ result, at }: { readonly result: ImportResult; readonly at: string | null }): ReactNode {
  const download = useBundleDownload();
  const { accepted } = countVerdicts(result.items);
  const receipts = result.receiptBundleIds;
  return (
    <>
      <Notice
        tone={accepted > 0 ? 'good' : 'look'}
        action={
          receipts.length > 0 ? (
            <Button size="xs" loading={download.busy} onClick={() => void download.fetch(receipts)}>
              {t('import.receipts', { count: receipts.length })}
            </Button>
          ) : null
        }
      >
        {accepted > 0
          ? t('import.taken', { count: accepted, time: at === null ? '' : formatClock(at) })
          : t(result.waiting.length > 0 ? 'import.takenParts' : 'import.takenNone')}{' '}
        {receipts.length > 0 ? t('import.receiptsHint') : ''}
        {result.items.flatMap(({ merge }) => (merge ? [t('work.merged', merge)] : [])).join(' ')}
      </Notice>
      {download.error ? <ErrorMessage error={download.error} /> : null}
      {download.saved === null ? null : (
        <Notice tone="good">{t('common.fileSaved', { name: download.saved })}</Notice>
      )}
    </>
  );
}
