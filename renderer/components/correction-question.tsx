import { useState, type ReactNode } from 'react';
import { Textarea } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';

interface CorrectionQuestionProps {
  /** What is about to be answered, where it needs saying. */
  readonly told?: string;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

/** An answer on a signed sheet: "bổ sung lần n" is opened first, with its reason, after this one question. */
export function CorrectionQuestion(props: CorrectionQuestionProps): ReactNode {
  const { told, busy, error, onConfirm, onCancel } = props;
  const { revisionNumber, cityName } = useSheetState((state) => state.data);
  const [reason, setReason] = useState(t('feedback.correctReasonText', { city: cityName }));
  return (
    <DecisionDialog
      title={t('feedback.correctTitle', { n: revisionNumber })}
      confirmLabel={t('feedback.correctConfirm')}
      busy={busy}
      disabled={reason.trim() === ''}
      error={error}
      onConfirm={() => onConfirm(reason.trim())}
      onCancel={onCancel}
    >
      {told === undefined ? null : <p>{told}</p>}
      <p>{t('feedback.correctTold', { n: revisionNumber })}</p>
      <Textarea
        data-autofocus
        label={t('feedback.correctReason')}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </DecisionDialog>
  );
}
