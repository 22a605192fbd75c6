import type { ReactNode } from 'react';
import styles from './page-header.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** One line: what this page is for. */
  readonly purpose: string;
  /** The main action, at the right. */
  readonly actions?: ReactNode;
}

/** Title, purpose and main action of a page. The title is the page's only `h1`. */
export function PageHeader({ title, purpose, actions }: PageHeaderProps): ReactNode {
  return (
    <header className={styles['header']}>
      <div className={styles['words']}>
        <h1>{title}</h1>
        <p>{purpose}</p>
      </div>
      {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
    </header>
  );
}
