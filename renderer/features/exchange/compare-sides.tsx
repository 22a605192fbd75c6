import type { ReactNode } from 'react';
import type { Comparison } from '#shared/contract/channels/transport-results.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { pointsFromMicro, type Points } from '#shared/lib/points.ts';
import { formatDay, formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './exchange.module.css';

/** The three sides of one submission: sent, held above, returned. */
export function CompareSides({ comparison }: { readonly comparison: Comparison }): ReactNode {
  return (
    <div className={styles['sides']}>
      <Side title={t('compare.sent')}>
        <Sent {...comparison.sent} />
      </Side>
      <Side title={t('compare.held')}>
        {comparison.held ? <Held {...comparison.held} /> : <p>{t('compare.noReceipt')}</p>}
      </Side>
      <Side title={t('compare.returned')}>
        {comparison.returned ? (
          <Returned {...comparison.returned} maximum={returnedMaximum(comparison)} />
        ) : (
          <p>{t('compare.noFeedback')}</p>
        )}
      </Side>
    </div>
  );
}

function Side({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="block" aria-label={title}>
      <h2>{title}</h2>
      <div className="block-body column tight">{children}</div>
    </section>
  );
}

function Sent(sent: Comparison['sent']): ReactNode {
  const points = formatPoints(sent.total, { min: 2 });
  return (
    <dl className="facts">
      <dt>{t('compare.total')}</dt>
      <dd>{t('compare.totalOf', { points, maximum: formatPoints(sent.maximum) })}</dd>
      <dt>{t('compare.signedBy')}</dt>
      <dd>{sent.signedBy}</dd>
      <dt>{t('compare.signedAt')}</dt>
      <dd>{formatMoment(sent.signedAt)}</dd>
      <dt>{t('compare.code')}</dt>
      <dd className={styles['code']}>{formatFingerprint(sent.fingerprint)}</dd>
    </dl>
  );
}

function Held(held: NonNullable<Comparison['held']>): ReactNode {
  return (
    <>
      <div>
        <HeldBadge {...held} />
      </div>
      <dl className="facts">
        <dt>{t('compare.receivedAt')}</dt>
        <dd>{formatMoment(held.receivedAt)}</dd>
        <dt>{t('compare.code')}</dt>
        <dd className={styles['code']}>{formatFingerprint(held.fingerprint)}</dd>
      </dl>
    </>
  );
}

function HeldBadge({ verdict, reasonCode, matches }: NonNullable<Comparison['held']>): ReactNode {
  if (verdict === 'refused') {
    const reason = reasonCode === null ? t('common.dash') : bundleRefusalReason(reasonCode);
    return <StatusBadge tone="bad">{t('compare.refused', { reason })}</StatusBadge>;
  }
  if (!matches) return <StatusBadge tone="bad">{t('compare.differs')}</StatusBadge>;
  return verdict === 'kept' ? (
    <StatusBadge tone="look">{t('compare.kept')}</StatusBadge>
  ) : (
    <StatusBadge tone="good">{t('compare.matches')}</StatusBadge>
  );
}

/** The appraisal covers criteria that the ward does not score itself: its maximum is that of all it speaks of. */
function returnedMaximum({ leaves }: Comparison): Points {
  const spoken = leaves.filter(({ returned }) => returned !== null && !returned.notApplicable);
  return pointsFromMicro(spoken.reduce((sum, { maximum }) => sum + maximum, 0));
}

type ReturnedProps = NonNullable<Comparison['returned']> & { readonly maximum: Points };

function Returned({ receivedAt, deadline, appraisedTotal, maximum }: ReturnedProps): ReactNode {
  return (
    <dl className="facts">
      <dt>{t('compare.total')}</dt>
      <dd>
        {appraisedTotal === null
          ? t('common.dash')
          : t('compare.totalOf', {
              points: formatPoints(appraisedTotal, { min: 2 }),
              maximum: formatPoints(maximum),
            })}
      </dd>
      <dt>{t('compare.receivedAt')}</dt>
      <dd>{formatMoment(receivedAt)}</dd>
      {deadline === null ? null : (
        <>
          <dt>{t('compare.deadline')}</dt>
          <dd>{formatDay(deadline)}</dd>
        </>
      )}
    </dl>
  );
}
