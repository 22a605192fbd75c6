import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { AppError } from '#shared/contract/errors.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import type { SetLine } from '#renderer/features/criteria/set-columns.tsx';

interface LineActionsProps {
  readonly line: SetLine;
  readonly onChanged: () => void;
}

/** What can be done with the chosen set or draft. */
export function LineActions({ line, onChanged }: LineActionsProps): ReactNode {
  const [, go] = useLocation();
  const [error, setError] = useState<AppError | null>(null);
  const settle = (reply: { readonly ok: true } | { readonly ok: false; readonly error: AppError }): void => {
    setError(reply.ok ? null : reply.error);
    if (reply.ok) onChanged();
  };
  if (line.kind === 'set')
    return (
      <span className="row">
        <NextVersionButton hash={line.set.hash} size="xs" />
        <Button size="xs" variant="default" onClick={() => go(`/bo-tieu-chi/so-sanh/set-${line.set.hash}/-`)}>
          {t('criteriaCompare.open')}
        </Button>
      </span>
    );
  const { id: draftId, state } = line.draft;
  return (
    <span className="row">
      {error ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
      {state === 'open' ? (
        <Button
          size="xs"
          variant="default"
          onClick={() => void client.call('criteriaEditor.archiveDraft', { draftId }).then(settle)}
        >
          {t('criteria.archive')}
        </Button>
      ) : null}
      {state === 'archived' ? (
        <Button
          size="xs"
          variant="default"
          onClick={() => void client.call('criteriaEditor.restoreDraft', { draftId }).then(settle)}
        >
          {t('criteria.restore')}
        </Button>
      ) : null}
    </span>
  );
}

interface NextVersionProps {
  readonly hash: string;
  readonly size?: 'xs' | 'sm';
}

/** Starts the next version of a set. */
export function NextVersionButton({ hash, size = 'sm' }: NextVersionProps): ReactNode {
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    const reply = await client.call('criteriaEditor.createDraft', { from: 'set', hash });
    setBusy(false);
    setError(reply.ok ? null : reply.error);
    if (reply.ok) go(`/bo-tieu-chi/soan/${reply.value.id}`);
  };
  return (
    <>
      {error ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
      <Button size={size} variant="default" loading={busy} onClick={() => void run()}>
        {t('criteria.nextVersion')}
      </Button>
    </>
  );
}
