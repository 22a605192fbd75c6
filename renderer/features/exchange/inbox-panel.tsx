import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { bundleRefusal } from '#shared/vocabulary/bundle-refusals.ts';
import { formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { VERDICT_TONES, type InboxJourney } from '#renderer/features/exchange/inbox-columns.tsx';
import { JourneySteps } from '#renderer/features/exchange/journey-steps.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { bundleRevisionText } from '#renderer/lib/revision-words.ts';
import styles from './exchange.module.css';

interface InboxPanelProps {
  readonly journey: InboxJourney;
  readonly onReceipt: (bundleId: string) => void;
  /** The refused file is to go back to its sender. */
  readonly onHandBack: () => void;
  readonly onClose: () => void;
}

/** One file that came: verdict and reason, what it is, the receipt made for it, its way here. */
export function InboxPanel({ journey, onReceipt, onHandBack, onClose }: InboxPanelProps): ReactNode {
  const { item, steps, receiptBundleId, kept } = journey;
  return (
    <SidePanel
      title={item.kind === null ? item.fileName : t(`bundleKind.${item.kind}`)}
      name="exchange-inbox"
      initialWidth={420}
      onClose={onClose}
    >
      <div className="column">
        <div>
          <StatusBadge tone={VERDICT_TONES[item.verdict]}>
            {t(`exchange.verdict.${item.verdict}`)}
          </StatusBadge>
        </div>
        <Why journey={journey} />
        {kept && item.verdict === 'refused' ? (
          <div className="row">
            <Button size="xs" variant="default" onClick={onHandBack}>
              {t('refusals.openOne')}
            </Button>
          </div>
        ) : null}
        {receiptBundleId === null ? null : (
          <p>
            {t('exchange.receiptOf')}{' '}
            <button type="button" className="link-button" onClick={() => onReceipt(receiptBundleId)}>
              {t('exchange.openReceipt')}
            </button>
          </p>
        )}
        <dl className="facts">
          <dt>{t('exchange.file')}</dt>
          <dd>{item.fileName}</dd>
          <dt>{t('exchange.sender')}</dt>
          <dd>{item.senderName ?? t('common.dash')}</dd>
          <dt>{t('exchange.revision')}</dt>
          <dd>{bundleRevisionText(item)}</dd>
          <dt>{t('exchange.receivedAt')}</dt>
          <dd>{formatMoment(item.receivedAt)}</dd>
          {item.fingerprint === null ? null : (
            <>
              <dt>{t('exchange.fingerprint')}</dt>
              <dd className={styles['code']}>{formatFingerprint(item.fingerprint)}</dd>
            </>
          )}
        </dl>
        <JourneySteps steps={steps} />
      </div>
    </SidePanel>
  );
}

function Why({ journey: { item } }: { readonly journey: InboxJourney }): ReactNode {
  const { step, code, subject, verdict } = item;
  if (step === null || code === null || verdict !== 'refused') return null;
  const words = bundleRefusal({ step, code, subject });
  return (
    <div className="column tight">
      <p>{words.happened}</p>
      <p className="quiet">{words.safe}</p>
      <p>
        <strong>{t('exchange.whatNext')}:</strong> {words.next}
      </p>
    </div>
  );
}
