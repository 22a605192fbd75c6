import type { ReactNode } from 'react';
import styles from './figures.module.css';

/** A row of the figures a page is about; holds `Figure`s. */
export function Figures({ children }: { readonly children: ReactNode }): ReactNode {
  return <dl className={`block ${styles['figures'] ?? ''}`}>{children}</dl>;
}

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: string;
}

/** One figure with its name above and a remark below. */
export function Figure({ label, value, note = '' }: FigureProps): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={styles['value']}>{value}</dd>
      {note === '' ? null : <dd className="quiet">{note}</dd>}
    </div>
  );
}
