import type { ReactNode } from 'react';
import { Button, Modal } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';

interface DecisionDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly error?: AppError | null;
  /** Nothing is typed in this dialog: the focus starts at its answer, so that Enter gives it. */
  readonly focusConfirm?: boolean;
  /** Many fields: a broader dialog. */
  readonly wide?: boolean;
}

/** Whoever is asked to type starts typing: the first field takes the focus, not the cross that closes. */
function startInFirstField(form: HTMLFormElement | null): void {
  if (!form || form.querySelector('[data-autofocus]')) return;
  form.querySelector('input, textarea, select')?.setAttribute('data-autofocus', '');
}

/** A question that must be answered before going on. Enter does the default, Escape goes back. */
export function DecisionDialog(props: DecisionDialogProps): ReactNode {
  const {
    title,
    children,
    confirmLabel,
    onConfirm,
    onCancel,
    busy = false,
    disabled = false,
    error = null,
    focusConfirm = false,
    wide = false,
  } = props;
  return (
    <Modal
      opened
      onClose={onCancel}
      title={title}
      size={wide ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
      centered
    >
      <form
        ref={startInFirstField}
        className="column"
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled && !busy) onConfirm();
        }}
      >
        {children}
        {error ? <ErrorMessage error={error} /> : null}
        <div className="row end">
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" data-autofocus={focusConfirm || undefined} loading={busy} disabled={disabled}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
