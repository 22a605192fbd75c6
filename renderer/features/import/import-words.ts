import type { InboxItem } from '#shared/contract/channels/exchange.ts';
import { checkSentence } from '#shared/vocabulary/completion-issues.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { t } from '#renderer/i18n/translate.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';

const TONES: Readonly<Record<InboxItem['verdict'], Tone>> = {
  accepted: 'good',
  alreadyHeld: 'info',
  keptAside: 'look',
  refused: 'bad',
};

/** The verdicts in the order of their chips. */
export const IMPORT_VERDICTS: readonly InboxItem['verdict'][] = [
  'accepted',
  'alreadyHeld',
  'keptAside',
  'refused',
];

/** The words and the colour of a verdict; `dryRun` says "would be taken", a real run "was taken". */
export function verdictBadge(
  verdict: InboxItem['verdict'],
  dryRun: boolean,
): { readonly tone: Tone; readonly text: string } {
  const text = verdict === 'accepted' && !dryRun ? t('import.acceptedDone') : t(`import.${verdict}`);
  return { tone: TONES[verdict], text };
}

/** Why a file was not taken, or what is to be known of one that was, in a sentence; '' where there is nothing to say. */
export function reasonText(item: Pick<InboxItem, 'verdict' | 'code' | 'check'>): string {
  const found = item.check === null ? '' : checkSentence(item.check);
  return [verdictReason(item), found].filter((part) => part !== '').join('. ');
}

function verdictReason(item: Pick<InboxItem, 'verdict' | 'code'>): string {
  if (item.verdict === 'alreadyHeld') return t('import.reasonAlreadyHeld');
  if (item.verdict === 'keptAside') return t('import.reasonKeptAside');
  return item.code === null ? '' : bundleRefusalReason(item.code);
}
