import type { ReactNode } from 'react';
import type { SignatureState, ViewedBundle } from '#shared/contract/channels/viewer.ts';
import { formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './viewer.module.css';

/** Only a key known here makes a signature good: whoever made a bundle can name any key. */
const TONES: Readonly<Record<SignatureState, Tone>> = {
  known: 'good',
  firstSeen: 'look',
  keyChanged: 'bad',
  invalid: 'bad',
};

/** Who signed, and what that is worth here. */
export function SignatureFacts({ bundle }: { readonly bundle: ViewedBundle }): ReactNode {
  const { signature, leader } = bundle;
  const { state } = signature;
  return (
    <section className="block" aria-label={t('viewer.signature')}>
      <h2>{t('viewer.signature')}</h2>
      <div className="block-body column">
        <div>
          <StatusBadge tone={TONES[state]}>{t(`viewer.signature.${state}`)}</StatusBadge>
        </div>
        {state === 'known' ? null : <p>{t(`viewer.signature.${state}Hint`)}</p>}
        <dl className="facts">
          <dt>{t('viewer.key')}</dt>
          <dd className={styles['code']}>{formatFingerprint(signature.keyFingerprint)}</dd>
          {signature.knownFingerprint === null ? null : (
            <>
              <dt>{t('viewer.knownKey')}</dt>
              <dd className={styles['code']}>{formatFingerprint(signature.knownFingerprint)}</dd>
            </>
          )}
          {leader ? <LeaderFacts leader={leader} /> : null}
        </dl>
      </div>
    </section>
  );
}

function LeaderFacts({ leader }: { readonly leader: NonNullable<ViewedBundle['leader']> }): ReactNode {
  return (
    <>
      <dt>{t('viewer.leader')}</dt>
      <dd>
        {t('viewer.leaderText', {
          name: leader.fullName,
          position: leader.position,
          at: formatMoment(leader.signedAt),
        })}{' '}
        <StatusBadge tone={leader.valid ? 'info' : 'bad'} icon={leader.valid ? 'check' : 'error'}>
          {t(leader.valid ? 'viewer.leaderValid' : 'viewer.leaderInvalid')}
        </StatusBadge>
      </dd>
      <dt>{t('viewer.revisionCode')}</dt>
      <dd className={styles['code']}>{formatFingerprint(leader.revisionFingerprint)}</dd>
    </>
  );
}
