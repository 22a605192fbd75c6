import { create } from 'zustand';
import type { CopyOutcome } from '#renderer/features/score-sheet/copy-last-year.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useSaveStatus } from '#renderer/lib/save-status.ts';
import { formatClock } from '#shared/lib/text-format.ts';

/** A short line told to the user beside the totals; it goes away by itself. */
export const useTold = create<{ text: string }>(() => ({ text: '' }));

const SHOWN_MILLISECONDS = 5000;
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(text: string): void {
  useTold.setState({ text });
  clearTimeout(timer);
  timer = setTimeout(() => useTold.setState({ text: '' }), SHOWN_MILLISECONDS);
}

/** Says that nothing is left to look at. */
export function tellNoProblem(): void {
  tell(t('sheet.noProblem'));
}

/** Says what came of "chép từ năm trước". */
export function tellCopied(outcome: CopyOutcome): void {
  tell(outcome.kind === 'copied' ? t('sheet.copy.done', outcome) : t(`sheet.copy.${outcome.kind}`));
}

/** Says when the last keystroke was saved. */
export function tellSaved(): void {
  const { status } = useSaveStatus.getState();
  if (status.state === 'saved') tell(t('sheet.savedAt', { time: formatClock(status.at) }));
  else if (status.state === 'saving') tell(t('sheet.stillSaving'));
  else if (status.state === 'failed') tell(t('frame.notSaved'));
  else tell(t('sheet.nothingToSave'));
}
