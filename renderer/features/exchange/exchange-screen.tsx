import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatBytes } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { Inbox } from '#renderer/features/exchange/inbox.tsx';
import { Outbox } from '#renderer/features/exchange/outbox.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

const HELP = {
  title: t('exchange.title'),
  text: [t('exchange.help1'), t('exchange.help2')],
  keys: [],
} as const;

/** "Gửi/nhận": bundles to the city, receipts and feedback from it. */
export function ExchangeScreen(): ReactNode {
  usePageHelp(HELP);
  return (
    <div className="page">
      <WithSheet>
        <ExchangePage />
      </WithSheet>
    </div>
  );
}

function ExchangePage(): ReactNode {
  const { roundId, reload } = useSheet();
  const signed = useSheetState((state) => state.data.state === 'signed' || state.data.revisionNumber > 1);
  const requests = useSheetState(({ data }) => data.feedback.filter(({ request }) => request !== '').length);
  const outbox = useQuery('exchange.listOutbox', {});
  const create = useCommand('exchange.exportSubmission');
  const download = useBundleDownload();
  const [made, setMade] = useState<OutputOf<'exchange.exportSubmission'> | null>(null);
  const fetchBundle = async (bundleId: string): Promise<void> => {
    await download.fetch([bundleId]);
    await outbox.reload();
  };
  const createBundle = async (): Promise<void> => {
    const reply = await create.run({ roundId, revisionNumber: null });
    if (!reply.ok) return;
    setMade(reply.value);
    await outbox.reload();
  };
  return (
    <>
      <PageHeader
        title={t('exchange.title')}
        purpose={t('exchange.purpose')}
        actions={
          <Button loading={create.busy} disabled={!signed} onClick={() => void createBundle()}>
            {t('exchange.create')}
          </Button>
        }
      />
      <div className="page-body">
        {signed ? null : <Notice tone="info">{t('exchange.needSigned')}</Notice>}
        {create.error ? <ErrorMessage error={create.error} onClose={create.clearError} /> : null}
        {made ? (
          <Notice
            tone="good"
            action={
              <Button size="xs" loading={download.busy} onClick={() => void fetchBundle(made.bundleId)}>
                {t('exchange.download')}
              </Button>
            }
          >
            {t('exchange.created', { name: made.file.fileName, size: formatBytes(made.file.size) })}
          </Notice>
        ) : null}
        {download.error ? <ErrorMessage error={download.error} /> : null}
        {download.saved === null ? null : (
          <Notice tone="info">{t('exchange.fetched', { name: download.saved })}</Notice>
        )}
        {requests > 0 ? (
          <Notice
            tone="look"
            action={
              <Button size="xs" variant="default" component={Link} href="/cham-diem">
                {t('exchange.toFeedback')}
              </Button>
            }
          >
            {t('sheet.feedback', { count: requests })}
          </Notice>
        ) : null}
        <Outbox query={outbox} onFetch={fetchBundle} />
        <Inbox
          onReceived={async () => {
            await Promise.all([outbox.reload(), reload()]);
          }}
        />
      </div>
    </>
  );
}
