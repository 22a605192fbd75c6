import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { AppError } from '#shared/contract/errors.ts';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { CheckList } from '#renderer/features/criteria/editor/check-list.tsx';
import { useDraft, useEditor } from '#renderer/features/criteria/editor/editor-context.tsx';

interface PublishDialogProps {
  readonly findings: readonly DraftFinding[];
  readonly onShow: (finding: DraftFinding) => void;
  readonly onClose: () => void;
}

/** Publishing freezes the set for good; with an error left it is refused. */
export function PublishDialog({ findings, onShow, onClose }: PublishDialogProps): ReactNode {
  const { draftId, saver } = useEditor();
  const set = useDraft((state) => state.set);
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const rest = findings.length - errors.length;
  const publish = async (): Promise<void> => {
    setBusy(true);
    const saved = await saver.flush();
    const reply = saved
      ? await client.call('criteriaEditor.publishDraft', { draftId, baseRevision: saver.revision() })
      : null;
    setBusy(false);
    if (reply?.ok) go(`/bo-tieu-chi/${reply.value.hash}`);
    else setError(reply?.error ?? null);
  };
  const decision = set.decision && set.decision.number.trim() !== '' ? set.decision : null;
  return (
    <DecisionDialog
      title={t('criteriaEditor.publish')}
      confirmLabel={t('criteriaEditor.publish')}
      disabled={errors.length > 0}
      focusConfirm
      busy={busy}
      error={error}
      onConfirm={() => void publish()}
      onCancel={onClose}
    >
      {errors.length > 0 ? (
        <>
          <Notice tone="bad">{t('criteriaEditor.publishRefused', { count: errors.length })}</Notice>
          <CheckList
            findings={errors}
            onShow={(finding) => {
              onClose();
              onShow(finding);
            }}
          />
        </>
      ) : (
        <>
          <p>{t('criteriaEditor.publishWhat', { title: set.title, version: set.version })}</p>
          <p>
            {decision
              ? t('criteriaEditor.publishDecision', {
                  number: decision.number,
                  date: formatDay(decision.date),
                })
              : t('criteriaEditor.publishNoDecision')}
          </p>
          <p>{t('criteriaEditor.publishFrozen')}</p>
          {rest > 0 ? <Notice tone="look">{t('criteriaEditor.publishRest', { count: rest })}</Notice> : null}
        </>
      )}
    </DecisionDialog>
  );
}
