import type { ReactNode } from 'react';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { PrintCheck } from '#renderer/components/print-check.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { WaitingParts } from '#renderer/components/waiting-parts.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { ImportActions, ImportIntake, ImportResults } from '#renderer/features/import/import-desk.tsx';
import { useImport } from '#renderer/features/import/use-import.ts';

const HELP: PageHelp = {
  title: t('import.title'),
  text: [t('import.helpText1'), t('import.helpText2')],
  keys: [],
};

/** "Tiếp nhận": check files first, take them in, hand back receipts; below, what was received before. */
export function ImportScreen(): ReactNode {
  const inbox = useQuery('exchange.listInbox', {});
  const waiting = useQuery('exchange.listWaitingParts', {});
  const run = useImport(() => void Promise.all([inbox.reload(), waiting.reload()]));
  usePageHelp(HELP);
  return (
    <div className="page">
      <PageHeader
        title={t('import.title')}
        purpose={t('import.purpose')}
        actions={<ImportActions run={run} />}
      />
      <ImportIntake run={run} hint={t('import.drop')}>
        <WaitingParts items={waiting.value?.items ?? []} />
        <PrintCheck />
      </ImportIntake>
      {inbox.error ? <ErrorMessage error={inbox.error} /> : null}
      <ImportResults key={run.stage.kind} run={run} history={inbox.value?.items ?? null} />
    </div>
  );
}
