import type { ReactNode } from 'react';
import { Icon, type IconName } from '#renderer/components/icons.tsx';
import type { Tone } from '#renderer/components/status-badge.tsx';
import styles from './notice.module.css';

const ICONS: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  look: 'warning',
  bad: 'error',
  info: 'info',
  plain: 'info',
};

interface NoticeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A line that stays: the outcome of something done, or a fact to know before going on. */
export function Notice({ tone, children, action }: NoticeProps): ReactNode {
  return (
    <div className={`${styles['notice']} ${styles[tone] ?? ''}`} role="status">
      <Icon name={ICONS[tone]} />
      <div className={styles['words']}>{children}</div>
      {action}
    </div>
  );
}
