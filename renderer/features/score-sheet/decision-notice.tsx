import type { ReactNode } from 'react';
import { Button, Modal } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';

interface DecisionNoticeProps {
  readonly error: AppError | null;
  readonly text: string;
  readonly onClose: () => void;
}

/** The outcome of taking in a file: read, then go on. */
export function DecisionNotice({ error, text, onClose }: DecisionNoticeProps): ReactNode {
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('sheet.importAnswers')}
      centered
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="column">
        {error ? <ErrorMessage error={error} /> : <Notice tone="good">{text}</Notice>}
        <div className="row end">
          <Button onClick={onClose}>{t('common.close')}</Button>
        </div>
      </div>
    </Modal>
  );
}
