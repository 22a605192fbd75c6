import { useState, type ReactNode } from 'react';
import { Textarea } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { EMPTY_DECISION, readDecision } from '#renderer/features/publication/decision-draft.ts';
import { DecisionFields } from '#renderer/features/publication/decision-fields.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';

interface PublishDialogProps {
  readonly publication: OutputOf<'publication.readPublication'>;
  readonly onClose: () => void;
  readonly onPublished: () => void;
}

/** Publishing cannot be taken back, so it is asked once more, with what is still open and why it goes on all the same. */
export function PublishDialog({ publication, onClose, onPublished }: PublishDialogProps): ReactNode {
  const { round, rankedCount, unfinished, notSent } = publication;
  const publish = useCommand('rounds.publishRound');
  const [draft, setDraft] = useState(EMPTY_DECISION);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const read = readDecision(draft);
  const needsReason = unfinished.length > 0 && reason.trim() === '';
  const confirm = (): void => {
    setTried(true);
    if (read.kind === 'wrong' || needsReason) return;
    const decision = read.kind === 'given' ? read.decision : null;
    const input = { roundId: round.id, decision, incompleteReason: reason };
    void publish.run(input).then((reply) => {
      if (reply.ok) onPublished();
    });
  };
  return (
    <DecisionDialog
      title={t('publication.publish')}
      confirmLabel={t('publication.confirm')}
      wide
      busy={publish.busy}
      error={publish.error}
      onCancel={onClose}
      onConfirm={confirm}
    >
      <p>{t('publication.ask', { round: round.title, ranked: rankedCount })}</p>
      {notSent.length > 0 ? (
        <Notice tone="info">{t('publication.missing', { count: notSent.length })}</Notice>
      ) : null}
      {unfinished.length > 0 ? (
        <>
          <Notice tone="look">{t('publication.notReady', { count: unfinished.length })}</Notice>
          <Textarea
            label={t('publication.reason')}
            description={t('publication.reasonHint')}
            required
            autosize
            minRows={1}
            value={reason}
            error={tried && needsReason ? t('publication.reason') : null}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      ) : null}
      <fieldset className="column tight">
        <legend>{t('publication.decision')}</legend>
        <p className="quiet">{t('publication.decisionOptional')}</p>
        <DecisionFields draft={draft} onChange={setDraft} tried={tried} />
      </fieldset>
    </DecisionDialog>
  );
}
