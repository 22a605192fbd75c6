import { useState, type ReactNode } from 'react';
import { PasswordInput } from '@mantine/core';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatFingerprint } from '#shared/lib/text-format.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { sheetTotals } from '#renderer/lib/sheet/totals.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

interface SignDialogProps {
  readonly onClose: () => void;
  /** `madeKey`: this first signature made the leader's key. */
  readonly onDone: (madeKey: boolean) => Promise<void>;
}

/** The leader's signature: what is signed, and the passphrase (a new one at the first signature on this computer). */
export function SignDialog({ onClose, onDone }: SignDialogProps): ReactNode {
  const { roundId } = useSheet();
  const state = useSheetState((sheet) => sheet);
  const key = useQuery('signOff.readKeyState', {});
  const sign = useCommand('signOff.signSheet');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const isNew = key.value?.hasKey === false;
  const ready = key.value !== null && passphrase !== '' && (!isNew || passphrase === again);
  const confirm = async (): Promise<void> => {
    const reply = await sign.run({ roundId, passphrase });
    if (reply.ok) await onDone(isNew);
    else setAgain('');
  };
  return (
    <DecisionDialog
      title={t('signOff.signTitle')}
      confirmLabel={t('signOff.sign')}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={sign.busy}
      disabled={!ready}
      error={sign.error ?? key.error}
    >
      <p>
        {t('signOff.signTold', {
          total: formatPoints(sheetTotals(state).points),
          unit: state.data.unit.name,
          round: state.data.round.title,
        })}
      </p>
      {isNew && key.value ? (
        <Notice tone="look">{t('signOff.newKey', { minimum: key.value.minimumPassphrase })}</Notice>
      ) : null}
      {key.value?.keyFingerprint ? (
        <p className="quiet">
          {t('signOff.keyFingerprint', {
            fingerprint: formatFingerprint(key.value.keyFingerprint.slice(0, 16)),
          })}
        </p>
      ) : null}
      <PasswordInput
        data-autofocus
        label={t('signOff.passphrase')}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      {isNew ? (
        <PasswordInput
          label={t('signOff.passphraseAgain')}
          autoComplete="new-password"
          value={again}
          error={again !== '' && again !== passphrase ? t('signOff.passphraseDiffers') : null}
          onChange={(event) => setAgain(event.target.value)}
        />
      ) : null}
    </DecisionDialog>
  );
}
