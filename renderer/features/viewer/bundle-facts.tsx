import type { ReactNode } from 'react';
import type { ViewedBundle } from '#shared/contract/channels/viewer.ts';
import { BUNDLE_DETAIL_WORDS } from '#shared/vocabulary/bundle-details.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { formatBytes, formatDay, formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { t } from '#renderer/i18n/translate.ts';
import { bundleRevisionText } from '#renderer/lib/revision-words.ts';
import styles from './viewer.module.css';

/** What a bundle says of itself: kind, from whom, for whom, revision, fingerprint. */
export function BundleFacts({ bundle }: { readonly bundle: ViewedBundle }): ReactNode {
  const { sender, receiver, subject, round, revision, createdAt, size, encrypted } = bundle;
  return (
    <section className="block" aria-label={t(`bundleKind.${bundle.kind}`)}>
      <h2>{t(`bundleKind.${bundle.kind}`)}</h2>
      <div className="block-body">
        <dl className="facts">
          <dt>{t('viewer.sender')}</dt>
          <dd>{t('viewer.party', sender)}</dd>
          <dt>{t('viewer.receiver')}</dt>
          <dd>{t('viewer.party', receiver)}</dd>
          {subject.code === sender.code || subject.code === receiver.code ? null : (
            <Fact term={t('viewer.subject')}>{t('viewer.party', subject)}</Fact>
          )}
          {round ? <Fact term={t('viewer.round')}>{round.title}</Fact> : null}
          {revision === null ? null : <Fact term={t('viewer.revision')}>{bundleRevisionText(bundle)}</Fact>}
          {bundle.details.map(({ term, text }) => (
            <Fact key={term} term={BUNDLE_DETAIL_WORDS[term]}>
              {text}
            </Fact>
          ))}
          <dt>{t('viewer.createdAt')}</dt>
          <dd>{formatMoment(createdAt)}</dd>
          <dt>{t('viewer.size')}</dt>
          <dd>{formatBytes(size)}</dd>
          <dt>{t('viewer.who')}</dt>
          <dd>
            {encrypted ? t('viewer.reading.locked', { receiver: receiver.name }) : t('viewer.reading.open')}
          </dd>
          <dt>{t('viewer.fingerprint')}</dt>
          <dd className={styles['code']}>{formatFingerprint(bundle.fingerprint)}</dd>
          <ReceiptFacts receipt={bundle.receipt} />
          <ReportFacts report={bundle.report} />
          {bundle.wantedParts.length === 0 ? null : (
            <Fact term={t('viewer.wanted')}>
              <ul className={styles['list']}>
                {bundle.wantedParts.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </Fact>
          )}
        </dl>
      </div>
    </section>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function ReportFacts({ report }: Pick<ViewedBundle, 'report'>): ReactNode {
  if (report === null) return null;
  return (
    <>
      <Fact term={t('viewer.report')}>{report.title}</Fact>
      <Fact term={t('viewer.number')}>{report.number === '' ? t('common.dash') : report.number}</Fact>
      <Fact term={t('viewer.date')}>{formatDay(report.date)}</Fact>
    </>
  );
}

function ReceiptFacts({ receipt }: Pick<ViewedBundle, 'receipt'>): ReactNode {
  if (receipt === null) return null;
  return (
    <>
      <Fact term={t('viewer.receipt')}>{t(`viewer.receipt.${receipt.verdict}`)}</Fact>
      {receipt.reasonCode === null ? null : (
        <Fact term={t('viewer.receiptReason')}>{bundleRefusalReason(receipt.reasonCode)}</Fact>
      )}
      <Fact term={t('viewer.receiptAt')}>{formatMoment(receipt.receivedAt)}</Fact>
      <Fact term={t('viewer.receiptOf')}>
        <span className={styles['code']}>{formatFingerprint(receipt.receivedFingerprint)}</span>
      </Fact>
    </>
  );
}
