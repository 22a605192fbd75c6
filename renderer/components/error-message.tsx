import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { errorSentence } from '#shared/vocabulary/error-sentences.ts';
import { t } from '#renderer/i18n/translate.ts';
import { Icon } from '#renderer/components/icons.tsx';
import styles from './error-message.module.css';

interface ErrorMessageProps {
  readonly error: AppError;
  /** The way out, as a button. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
  readonly onClose?: () => void;
}

/** An expected error: what happened, what is safe, what to do next, and a button for it. */
export function ErrorMessage({ error, action, onClose }: ErrorMessageProps): ReactNode {
  const words = errorSentence(error);
  return (
    <div className={styles['message']} role="alert">
      <Icon name="error" />
      <div className={styles['words']}>
        <p className={styles['happened']}>{words.happened}</p>
        <p>
          {words.safe} {words.next}
        </p>
      </div>
      {action ? (
        <Button size="xs" variant="default" onClick={action.onClick}>
          {action.label}
        </Button>
      ) : null}
      {onClose ? (
        <button type="button" className={styles['close']} aria-label={t('common.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      ) : null}
    </div>
  );
}
