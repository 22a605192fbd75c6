import type { Side } from '#shared/contract/channel.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';

type OutboxItem = OutputOf<'exchange.listOutbox'>['items'][number];

/** How far a bundle made here has come, as a colour and words; `null`: none was made. Green by a signed receipt only. */
export function bundleState(
  bundle: Pick<OutboxItem, 'state' | 'refusalCode'> | null,
  side: Side,
): { readonly tone: Tone; readonly text: string } {
  if (bundle === null) return { tone: 'plain', text: t('bundleState.none') };
  switch (bundle.state) {
    case 'created':
      return { tone: 'look', text: t('bundleState.created') };
    case 'saved':
      return { tone: 'info', text: t('bundleState.saved') };
    case 'acknowledged':
      return {
        tone: 'good',
        text: t(side === 'city' ? 'bundleState.acknowledgedCity' : 'bundleState.acknowledgedWard'),
      };
    case 'refused':
      return {
        tone: 'bad',
        text: t('bundleState.refused', { reason: bundleRefusalReason(bundle.refusalCode ?? '') }),
      };
  }
}
