import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import type { Figures } from '#renderer/features/statistics/use-figures.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { useCommand } from '#renderer/lib/use-command.ts';

/** The statistics as a bundle for the city: the button with what was made last, and what came of pressing it. */
export function useSendStatistics(figures: Figures): {
  readonly action: ReactNode;
  readonly told: ReactNode;
} {
  const { roundId } = useSheet();
  const { sent, refresh, rows } = figures;
  const make = useCommand('statistics.exportStatistics');
  const [made, setMade] = useState<OutputOf<'statistics.exportStatistics'> | null>(null);
  const nothing = (rows ?? []).every(({ raw }) => raw.trim() === '');
  const send = async (): Promise<void> => {
    await refresh();
    const reply = await make.run({ roundId });
    if (reply.ok) setMade(reply.value);
    await refresh();
  };
  const action = (
    <>
      {sent ? (
        <>
          <span className="quiet">
            {t('statistics.sent', { revision: sent.revision, time: formatMoment(sent.createdAt) })}
          </span>
          <StatusBadge tone={sent.acknowledged ? 'good' : 'info'}>
            {t(sent.acknowledged ? 'statistics.acknowledged' : 'statistics.waiting')}
          </StatusBadge>
        </>
      ) : null}
      <Button loading={make.busy} disabled={nothing} onClick={() => void send()}>
        {t('statistics.send')}
      </Button>
    </>
  );
  if (!make.error && !made) return { action, told: null };
  const told = (
    <>
      {make.error ? <ErrorMessage error={make.error} onClose={make.clearError} /> : null}
      {made ? (
        <Notice
          tone="good"
          action={
            <Button size="xs" variant="default" component={Link} href="/gui-nhan">
              {t('statistics.toOutbox')}
            </Button>
          }
        >
          {t('statistics.made', { revision: made.revision })}{' '}
          <strong>
            {made.encryptedFor === null
              ? t('exchange.readableByAll')
              : t('exchange.readableBy', { receiver: made.encryptedFor })}
          </strong>
        </Notice>
      ) : null}
    </>
  );
  return { action, told };
}
