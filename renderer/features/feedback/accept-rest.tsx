import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { CorrectionQuestion } from '#renderer/components/correction-question.tsx';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { acceptablePoints } from '#renderer/lib/point-words.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { isEditable } from '#renderer/lib/sheet/sheet-store.ts';
import { useCommand } from '#renderer/lib/use-command.ts';

/** "Đồng ý các điểm còn lại": every open point that asks nothing in words, after one question. */
export function AcceptRest(): ReactNode {
  const { roundId, reload } = useSheet();
  const data = useSheetState((state) => state.data);
  const accept = useCommand('feedback.acceptRemaining');
  const [asking, setAsking] = useState(false);
  const count = acceptablePoints(data.points).length;
  const signed = data.state === 'signed';
  if (count === 0 || data.round.state !== 'open' || (!signed && !isEditable(data))) return null;
  const confirm = async (correctionReason: string | null): Promise<void> => {
    const reply = await accept.run({ roundId, correctionReason });
    if (!reply.ok) return;
    setAsking(false);
    await reload();
  };
  const cancel = (): void => {
    accept.clearError();
    setAsking(false);
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('feedback.acceptRest', { count })}
      </Button>
      {asking && signed ? (
        <CorrectionQuestion
          told={t('feedback.acceptRestAsk', { count })}
          busy={accept.busy}
          error={accept.error}
          onConfirm={(reason) => void confirm(reason)}
          onCancel={cancel}
        />
      ) : null}
      {asking && !signed ? (
        <DecisionDialog
          title={t('feedback.acceptRestTitle')}
          confirmLabel={t('feedback.kind.accept')}
          busy={accept.busy}
          error={accept.error}
          focusConfirm
          onConfirm={() => void confirm(null)}
          onCancel={cancel}
        >
          <p>{t('feedback.acceptRestAsk', { count })}</p>
        </DecisionDialog>
      ) : null}
    </>
  );
}
