import { useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import type { KnownKey } from '#shared/contract/channels/keys.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { purposeText } from '#renderer/features/keys/key-columns.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import styles from './keys.module.css';

interface RevokeDialogProps {
  readonly known: KnownKey;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

/** Taking a key back for good, with a reason. */
export function RevokeDialog({ known, onClose, onRevoked }: RevokeDialogProps): ReactNode {
  const revoke = useCommand('keys.revokeKey');
  const [reason, setReason] = useState('');
  const say = async (): Promise<void> => {
    const reply = await revoke.run({ keyId: known.id, reason: reason.trim() });
    if (reply.ok) onRevoked();
  };
  return (
    <DecisionDialog
      title={t('unitKeys.revokeTitle', { unit: known.unitName })}
      confirmLabel={t('unitKeys.revoke')}
      disabled={reason.trim() === ''}
      busy={revoke.busy}
      error={revoke.error}
      onCancel={onClose}
      onConfirm={() => void say()}
    >
      <p>
        {purposeText(known)}: <span className={styles['code']}>{formatFingerprint(known.fingerprint)}</span>
      </p>
      <p>{t('unitKeys.revokeAsk')}</p>
      <TextInput
        label={t('unitKeys.reason')}
        description={t('unitKeys.reasonHint')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
    </DecisionDialog>
  );
}
