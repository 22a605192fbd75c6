import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import type { DocumentUse } from '#renderer/features/evidence/library-views.ts';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';

interface RemoveDocumentProps {
  readonly use: DocumentUse;
  readonly onRemoved: () => Promise<void>;
}

/** Takes a document out of the library. Where criteria hold it, asks first whether they let go of it. */
export function RemoveDocument({ use: { document, links }, onRemoved }: RemoveDocumentProps): ReactNode {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const remove = async (unlink: boolean): Promise<void> => {
    setBusy(true);
    const reply = await client.call('evidence.removeDocument', { documentId: document.id, unlink });
    setBusy(false);
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) {
      setAsking(reply.error.code === 'EVIDENCE_IN_USE');
      return;
    }
    setAsking(false);
    await onRemoved();
  };
  return (
    <div className="column tight">
      {error && !asking ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
      <div className="row">
        <span className="quiet grow">{t('evidence.removeHint')}</span>
        <Button
          size="xs"
          variant="default"
          loading={busy}
          onClick={() => (links.length > 0 ? setAsking(true) : void remove(false))}
        >
          {t('evidence.remove')}
        </Button>
      </div>
      {asking ? (
        <DecisionDialog
          title={t('evidence.removeTitle')}
          confirmLabel={t('evidence.removeAndUnlink')}
          busy={busy}
          error={error}
          onCancel={() => {
            setAsking(false);
            setError(null);
          }}
          onConfirm={() => void remove(true)}
        >
          <p>
            {t('evidence.removeAsk', {
              name: document.title || document.fileName,
              count: links.length,
              codes: links.map(({ leafCode }) => leafCode).join(', '),
            })}
          </p>
        </DecisionDialog>
      ) : null}
    </div>
  );
}
