import type { ReactNode } from 'react';
import styles from './criterion-panel.module.css';

interface PanelPartProps {
  readonly title: string;
  /** Keys jump to a part by this name. */
  readonly part?: string;
  readonly children: ReactNode;
}

/** One part of the panel under its heading. */
export function PanelPart({ title, part, children }: PanelPartProps): ReactNode {
  return (
    <section className={styles['part']} data-part={part} tabIndex={-1} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
