import { useState, type ReactNode } from 'react';
import { Button, Checkbox } from '@mantine/core';
import type { KeyOffer } from '#shared/contract/channels/keys.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { KeyPair } from '#renderer/features/keys/key-pair.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import styles from './keys.module.css';

interface KeyOffersProps {
  readonly offers: readonly KeyOffer[];
  readonly mayChange: boolean;
  readonly onDecided: (told: string) => void;
}

/** Keys that came and are not the ones known: both fingerprints side by side, for the administrator to decide. */
export function KeyOffers({ offers, mayChange, onDecided }: KeyOffersProps): ReactNode {
  return (
    <div className={styles['offers']}>
      {offers.length === 0 ? null : <h2>{t('unitKeys.offers', { count: offers.length })}</h2>}
      {offers.map((offer) => (
        <Offer key={offer.id} offer={offer} mayChange={mayChange} onDecided={onDecided} />
      ))}
    </div>
  );
}

interface OfferProps extends Omit<KeyOffersProps, 'offers'> {
  readonly offer: KeyOffer;
}

function Offer({ offer, mayChange, onDecided }: OfferProps): ReactNode {
  const refuse = useCommand('keys.refuseKey');
  const [asking, setAsking] = useState(false);
  const unit = offer.unitName;
  const title = t('unitKeys.offerOf', { unit });
  const turnDown = async (): Promise<void> => {
    const reply = await refuse.run({ offerId: offer.id });
    if (reply.ok) onDecided(t('unitKeys.refused', { unit }));
  };
  return (
    <section className="block" aria-label={title}>
      <div className="block-title row wrap">
        <h3 className="grow">{title}</h3>
        <StatusBadge tone={offer.enrolled ? 'info' : 'bad'}>
          {t(offer.enrolled ? 'unitKeys.offerEnrolled' : 'unitKeys.offerNotEnrolled')}
        </StatusBadge>
      </div>
      <div className="block-body column">
        <p className="quiet">
          {t('unitKeys.offerSeen', { at: formatMoment(offer.seenAt), file: offer.fileName })}
        </p>
        <KeyPair offer={offer} />
        <p>{t('unitKeys.offerCall')}</p>
        {refuse.error ? <ErrorMessage error={refuse.error} onClose={refuse.clearError} /> : null}
        {mayChange ? (
          <div className="row end">
            <Button variant="default" loading={refuse.busy} onClick={() => void turnDown()}>
              {t('unitKeys.refuse')}
            </Button>
            <Button onClick={() => setAsking(true)}>{t('unitKeys.accept')}</Button>
          </div>
        ) : (
          <p className="quiet">{t('unitKeys.onlyAdministrator')}</p>
        )}
      </div>
      {asking ? (
        <AcceptDialog
          offer={offer}
          onClose={() => setAsking(false)}
          onAccepted={() => onDecided(t('unitKeys.accepted', { unit, file: offer.fileName }))}
        />
      ) : null}
    </section>
  );
}

interface AcceptDialogProps {
  readonly offer: KeyOffer;
  readonly onClose: () => void;
  readonly onAccepted: () => void;
}

/** The yes is given only by whoever says that the fingerprints were compared. */
function AcceptDialog({ offer, onClose, onAccepted }: AcceptDialogProps): ReactNode {
  const accept = useCommand('keys.acceptKey');
  const [compared, setCompared] = useState(false);
  const say = async (): Promise<void> => {
    const reply = await accept.run({
      offerId: offer.id,
      sendingFingerprint: offer.sending.offered,
      leaderFingerprint: offer.leader.offered,
    });
    if (reply.ok) onAccepted();
  };
  return (
    <DecisionDialog
      title={t('unitKeys.acceptTitle', { unit: offer.unitName })}
      confirmLabel={t('unitKeys.accept')}
      disabled={!compared}
      busy={accept.busy}
      error={accept.error}
      onCancel={onClose}
      onConfirm={() => void say()}
    >
      <KeyPair offer={offer} />
      <p>{t('unitKeys.acceptAsk')}</p>
      <Checkbox
        label={t('unitKeys.compared')}
        checked={compared}
        onChange={(event) => setCompared(event.target.checked)}
      />
    </DecisionDialog>
  );
}
