import type { ReactNode } from 'react';
import type { RankingRow } from '#shared/contract/channels/appraisal.ts';
import type { Round } from '#shared/contract/channels/rounds.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';

interface PublishDialogProps {
  readonly round: Round;
  readonly rows: readonly RankingRow[];
  readonly onClose: () => void;
  readonly onPublished: () => void;
}

/** Publishing cannot be taken back, so it is asked once more, with what is still open. */
export function PublishDialog({ round, rows, onClose, onPublished }: PublishDialogProps): ReactNode {
  const publish = useCommand('rounds.publishRound');
  const unfinished = rows.filter((row) => !row.finished).length;
  return (
    <DecisionDialog
      title={t('ranking.publishTitle')}
      confirmLabel={t('ranking.publish')}
      busy={publish.busy}
      error={publish.error}
      onCancel={onClose}
      onConfirm={() =>
        void publish.run({ roundId: round.id }).then((reply) => {
          if (reply.ok) onPublished();
        })
      }
    >
      <p>{t('ranking.publishAsk', { round: round.title, count: rows.length })}</p>
      {unfinished > 0 ? (
        <Notice tone="look">{t('ranking.publishUnfinished', { count: unfinished })}</Notice>
      ) : null}
    </DecisionDialog>
  );
}
