import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { KnownKey } from '#shared/contract/channels/keys.ts';
import { formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import { KeyState, purposeText } from '#renderer/features/keys/key-columns.tsx';
import { ReissuePart } from '#renderer/features/keys/reissue-part.tsx';
import { RevokeDialog } from '#renderer/features/keys/revoke-dialog.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import styles from './keys.module.css';

interface KeyPanelProps {
  readonly known: KnownKey;
  readonly mayChange: boolean;
  readonly onChanged: (told: string) => void;
  readonly onClose: () => void;
}

/** One key: its whole fingerprint, and taking it back or starting its unit afresh. */
export function KeyPanel({ known, mayChange, onChanged, onClose }: KeyPanelProps): ReactNode {
  const [asking, setAsking] = useState(false);
  const isOwn = useWorkspace().state.open?.unitCode === known.unitCode;
  const offersChange = mayChange && !isOwn;
  return (
    <SidePanel
      title={t('unitKeys.detail', { unit: known.unitName })}
      name="keys"
      initialWidth={420}
      onClose={onClose}
    >
      <div className="column">
        <div className="row">
          <KeyState known={known} />
          {isOwn ? <span className="quiet">{t('unitKeys.own')}</span> : null}
        </div>
        <dl className="facts">
          <dt>{t('unitKeys.unit')}</dt>
          <dd>
            {known.unitName} ({known.unitCode})
          </dd>
          <dt>{t('unitKeys.purposeColumn')}</dt>
          <dd>{purposeText(known)}</dd>
          <dt>{t('unitKeys.pinnedAt')}</dt>
          <dd>{formatMoment(known.pinnedAt)}</dd>
          <dt>{t('unitKeys.fingerprint')}</dt>
          <dd className={styles['code']}>{formatFingerprint(known.fingerprint)}</dd>
          {known.revokedReason === null ? null : (
            <>
              <dt>{t('unitKeys.revokedReason')}</dt>
              <dd>{known.revokedReason}</dd>
            </>
          )}
        </dl>
        {offersChange && known.state !== 'revoked' ? (
          <div className="row">
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              {t('unitKeys.revoke')}
            </Button>
          </div>
        ) : null}
        {offersChange ? (
          <ReissuePart unitId={known.unitId} unitName={known.unitName} onReissued={onChanged} />
        ) : null}
      </div>
      {asking ? (
        <RevokeDialog
          known={known}
          onClose={() => setAsking(false)}
          onRevoked={() => {
            setAsking(false);
            onChanged(t('unitKeys.revoked', { unit: known.unitName }));
          }}
        />
      ) : null}
    </SidePanel>
  );
}
