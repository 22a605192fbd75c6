import type { ReactNode } from 'react';
import { Icon, type IconName } from '#renderer/components/icons.tsx';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon?: IconName;
  readonly title: string;
  /** What to do first. */
  readonly hint: string;
  readonly action?: ReactNode;
}

/** What stands where a list has nothing yet: why, and what to do first. */
export function EmptyState({ icon = 'list', title, hint, action }: EmptyStateProps): ReactNode {
  return (
    <div className={styles['empty']}>
      <Icon name={icon} size={32} />
      <p className={styles['title']}>{title}</p>
      <p className="quiet">{hint}</p>
      {action}
    </div>
  );
}
