import type { ReactNode } from 'react';
import { Icon, type IconName } from '#renderer/components/icons.tsx';
import styles from './status-badge.module.css';

/** The four states, and `plain` for what is neither good nor bad. */
export type Tone = 'good' | 'look' | 'bad' | 'info' | 'plain';

const ICONS: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  look: 'warning',
  bad: 'error',
  info: 'info',
  plain: 'dash',
};

interface StatusBadgeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** Explains the state at length on hover. */
  readonly title?: string;
  readonly icon?: IconName;
}

/** A state: colour, icon and word together, never colour alone. */
export function StatusBadge({ tone, children, title, icon }: StatusBadgeProps): ReactNode {
  return (
    <span className={`${styles['badge']} ${styles[tone] ?? ''}`} title={title}>
      <Icon name={icon ?? ICONS[tone]} size={14} />
      <span>{children}</span>
    </span>
  );
}
