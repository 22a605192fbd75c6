import { useState, type ReactNode } from 'react';
import { Textarea } from '@mantine/core';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { useCommand } from '#renderer/lib/use-command.ts';

interface CorrectDialogProps {
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Opens "bổ sung lần n" with its reason. */
export function CorrectDialog({ onClose, onDone }: CorrectDialogProps): ReactNode {
  const { roundId } = useSheet();
  const number = useSheetState((state) => state.data.revisionNumber);
  const start = useCommand('signOff.startCorrection');
  const [reason, setReason] = useState('');
  const confirm = async (): Promise<void> => {
    const reply = await start.run({ roundId, reason: reason.trim() });
    if (reply.ok) await onDone();
  };
  return (
    <DecisionDialog
      title={t('signOff.correctTitle')}
      confirmLabel={t('signOff.correct')}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={start.busy}
      disabled={reason.trim() === ''}
      error={start.error}
    >
      <p>{t('signOff.correctTold', { n: number })}</p>
      <Textarea
        data-autofocus
        label={t('signOff.correctReason')}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </DecisionDialog>
  );
}
