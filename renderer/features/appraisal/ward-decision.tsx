import type { ReactNode } from 'react';
import { acceptedClaim, claimOf } from '#renderer/features/appraisal/ward-rows.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand, type Command } from '#renderer/lib/use-command.ts';
import { useWardState } from '#renderer/features/appraisal/ward-context.tsx';

/** The steps that concern a whole sheet and are asked once more. */
export type WardQuestion = 'acceptRemaining' | 'finish' | 'reopen';

interface WardDecisionProps {
  readonly question: WardQuestion;
  /** Kept by the page: its error names the criteria still open and stays after the dialog. */
  readonly finish: Command<'appraisal.finishWard'>;
  readonly onCancel: () => void;
  /** With what was done; null where an error stays on the page. */
  readonly onDone: (words: string | null) => void;
}

/** Accepting the rest, finishing, opening again. */
export function WardDecision({ question, finish, onCancel, onDone }: WardDecisionProps): ReactNode {
  const reading = useWardState((state) => state.reading);
  const leaves = useWardState((state) => state.leaves);
  const views = useWardState((state) => state.views);
  const accept = useCommand('appraisal.acceptRemaining');
  const reopen = useCommand('appraisal.reopenWard');
  const input = { roundId: reading.round.id, unitId: reading.unit.id };
  const { name } = reading.unit;
  const acceptable = leaves.filter(
    (node) =>
      views[node.code]?.state === 'undecided' && acceptedClaim(node, claimOf(reading, node.code)) !== null,
  ).length;
  const confirm = async (): Promise<void> => {
    if (question === 'acceptRemaining') {
      const reply = await accept.run(input);
      if (reply.ok) onDone(t('appraisal.acceptRemainingDone', { count: reply.value.accepted }));
    }
    if (question === 'finish') {
      const reply = await finish.run(input);
      onDone(reply.ok ? t('appraisal.finished', { name }) : null);
    }
    if (question === 'reopen' && (await reopen.run(input)).ok) onDone(null);
  };
  const words = {
    acceptRemaining: [
      t('appraisal.acceptRemaining'),
      t('appraisal.acceptRemainingAsk', { count: acceptable }),
    ],
    finish: [t('appraisal.finish'), t('appraisal.finishAsk', { name })],
    reopen: [t('appraisal.reopen'), t('appraisal.reopenAsk', { name })],
  }[question];
  return (
    <DecisionDialog
      title={words[0] ?? ''}
      confirmLabel={words[0] ?? ''}
      busy={accept.busy || finish.busy || reopen.busy}
      error={accept.error ?? reopen.error}
      onCancel={onCancel}
      onConfirm={() => void confirm()}
    >
      <p>{words[1]}</p>
    </DecisionDialog>
  );
}
