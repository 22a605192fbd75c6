import type { ReactNode } from 'react';
import type { KeyOffer } from '#shared/contract/channels/keys.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { t } from '#renderer/i18n/translate.ts';
import styles from './keys.module.css';

/** The keys known and the keys offered, side by side in groups of four. */
export function KeyPair({ offer }: { readonly offer: KeyOffer }): ReactNode {
  return (
    <table className={styles['pair']}>
      <thead>
        <tr>
          <th scope="col">{t('unitKeys.purposeColumn')}</th>
          <th scope="col">{t('unitKeys.known')}</th>
          <th scope="col">{t('unitKeys.offered')}</th>
        </tr>
      </thead>
      <tbody>
        <PairRow name={t('unitKeys.sendingKey')} change={offer.sending} />
        <PairRow name={t('unitKeys.leaderKey', { name: offer.leaderName })} change={offer.leader} />
      </tbody>
    </table>
  );
}

interface PairRowProps {
  readonly name: string;
  readonly change: KeyOffer['sending'];
}

function PairRow({ name, change: { known, offered, changed } }: PairRowProps): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles['code']}>
        {known.length === 0
          ? t('unitKeys.noneKnown')
          : known.map((fingerprint) => <div key={fingerprint}>{formatFingerprint(fingerprint)}</div>)}
      </td>
      <td className={changed ? `${styles['code'] ?? ''} ${styles['new'] ?? ''}` : (styles['code'] ?? '')}>
        {changed ? formatFingerprint(offered) : t('unitKeys.unchanged')}
      </td>
    </tr>
  );
}
