import type { RowChange } from '#shared/schemas/criteria-comparison.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';

const LOOK: ReadonlySet<RowChange> = new Set(['maximumChanged', 'ruleChanged', 'becameLeaf', 'becameGroup']);

/** Tone and word of a change. */
export function changeWords(change: RowChange): readonly [Tone, string] {
  const tone =
    change === 'removed' ? 'bad' : change === 'added' ? 'good' : LOOK.has(change) ? 'look' : 'info';
  return [tone, t(`setMove.${change}`)];
}
