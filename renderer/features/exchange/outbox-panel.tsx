import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { Side } from '#shared/contract/channel.ts';
import { formatBytes, formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { bundleStatus, refusalText, type OutboxJourney } from '#renderer/features/exchange/bundle-status.ts';
import { JourneySteps } from '#renderer/features/exchange/journey-steps.tsx';
import { SendButtons } from '#renderer/features/exchange/send-buttons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { bundleRevisionText } from '#renderer/lib/revision-words.ts';
import styles from './exchange.module.css';

interface OutboxPanelProps {
  readonly journey: OutboxJourney;
  readonly side: Side;
  readonly onWrite: () => void;
  readonly onEmail: () => void;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One bundle: where it stands, how to send it (again), what it is, and all that happened to it. */
export function OutboxPanel(props: OutboxPanelProps): ReactNode {
  const { journey, side, onClose } = props;
  const { item, steps, copyHeld, confirmed } = journey;
  const status = bundleStatus(journey, side);
  const why = refusalText(journey);
  return (
    <SidePanel
      title={`${t(`bundleKind.${item.kind}`)} – ${item.receiverName}`}
      name="exchange-outbox"
      initialWidth={440}
      onClose={onClose}
    >
      <div className="column">
        <div className="row wrap">
          <StatusBadge tone={status.tone}>{status.text}</StatusBadge>
          <StatusBadge tone={item.encrypted ? 'info' : 'plain'} icon={item.encrypted ? 'lock' : 'file'}>
            {item.encrypted
              ? t('exchange.readableBy', { receiver: item.receiverName })
              : t('exchange.readableByAll')}
          </StatusBadge>
        </div>
        {why === '' ? null : <Notice tone="bad">{why}</Notice>}
        {copyHeld ? null : <Notice tone="bad">{t('exchange.copyGone')}</Notice>}
        <SendButtons key={item.bundleId} {...props} />
        {item.kind === 'submission' && side === 'ward' ? (
          <Button variant="default" size="xs" component={Link} href={`/gui-nhan/so-sanh/${item.bundleId}`}>
            {t('exchange.compare')}
          </Button>
        ) : null}
        <BundleFacts journey={journey} />
        <JourneySteps steps={steps} />
        {item.kind === 'submission' && !confirmed ? (
          <p className="quiet">{t('exchange.onlyReceipt')}</p>
        ) : null}
      </div>
    </SidePanel>
  );
}

function BundleFacts({ journey: { item } }: { readonly journey: OutboxJourney }): ReactNode {
  return (
    <dl className="facts">
      <dt>{t('exchange.file')}</dt>
      <dd>{item.fileName}</dd>
      <dt>{t('exchange.receiver')}</dt>
      <dd>{item.receiverName}</dd>
      {item.roundTitle === '' ? null : (
        <>
          <dt>{t('exchange.round')}</dt>
          <dd>{item.roundTitle}</dd>
        </>
      )}
      {item.revision === null ? null : (
        <>
          <dt>{t('exchange.revision')}</dt>
          <dd>{bundleRevisionText(item)}</dd>
        </>
      )}
      <dt>{t('exchange.createdAt')}</dt>
      <dd>{formatMoment(item.createdAt)}</dd>
      <dt>{t('exchange.size')}</dt>
      <dd>{formatBytes(item.size)}</dd>
      <dt>{t('exchange.fingerprint')}</dt>
      <dd className={styles['code']}>{formatFingerprint(item.fingerprint)}</dd>
    </dl>
  );
}
