import { useState, type ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { useNewPassphrase } from '#renderer/features/leader-key/new-passphrase.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';

interface RenewDialogProps {
  readonly state: OutputOf<'signOff.readKeyState'>;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** The first key, or a new one in place of one that cannot be opened any more, with what follows from it. */
export function RenewDialog({ state, onClose, onDone }: RenewDialogProps): ReactNode {
  const renew = useCommand('keys.renewLeaderKey');
  const passphrase = useNewPassphrase(state.minimumPassphrase, true);
  const [understood, setUnderstood] = useState(!state.hasKey);
  const confirm = async (): Promise<void> => {
    if (passphrase.value === null) return;
    const reply = await renew.run({ passphrase: passphrase.value });
    if (reply.ok) onDone(t('leaderKey.renewed'));
  };
  return (
    <DecisionDialog
      title={state.hasKey ? t('leaderKey.renew') : t('leaderKey.make')}
      confirmLabel={t('leaderKey.make')}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={renew.busy}
      disabled={passphrase.value === null || !understood}
      error={renew.error}
    >
      {state.hasKey ? <Notice tone="look">{t('leaderKey.renewTold')}</Notice> : null}
      {passphrase.fields}
      {state.hasKey ? (
        <Checkbox
          label={t('leaderKey.renewUnderstood')}
          checked={understood}
          onChange={(event) => setUnderstood(event.target.checked)}
        />
      ) : null}
    </DecisionDialog>
  );
}
