import type { ReactNode } from 'react';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { LeafState } from '#renderer/lib/sheet/leaf-state.ts';

const TONES: Readonly<Record<LeafState, Tone>> = {
  theirs: 'plain',
  conflict: 'bad',
  invalid: 'bad',
  request: 'look',
  returned: 'look',
  incomplete: 'look',
  notScored: 'plain',
  notApplicable: 'info',
  noEvidence: 'look',
  doubtful: 'look',
  scored: 'good',
};

interface StateBadgeProps {
  readonly state: LeafState;
  readonly title?: string;
}

/** How a row stands: colour, icon and word. */
export function StateBadge({ state, title }: StateBadgeProps): ReactNode {
  return (
    <StatusBadge tone={TONES[state]} {...(title === undefined ? {} : { title })}>
      {t(`sheet.state.${state}`)}
    </StatusBadge>
  );
}
