import { useId, type ReactNode } from 'react';
import styles from './share-bar.module.css';

/** How a part is drawn: filled, hatched or empty, so that print without colour tells the parts apart. */
export type ShareFill = 'solid' | 'hatched' | 'pale' | 'empty';

/** One part of a whole: how many, and how it is drawn. */
export interface Share {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly fill: ShareFill;
}

interface ShareBarProps {
  readonly title: string;
  readonly shares: readonly Share[];
}

function countUpTo(shares: readonly Share[], index: number): number {
  return shares.slice(0, index).reduce((sum, share) => sum + share.count, 0);
}

function percentOf(count: number, total: number): string {
  return total === 0 ? '0' : `${(100 * count) / total}%`;
}

/** A whole and its parts as one bar with a legend that names and counts each part. */
export function ShareBar({ title, shares }: ShareBarProps): ReactNode {
  const pattern = useId();
  const total = countUpTo(shares, shares.length);
  const words = shares.map((share) => `${share.label} ${share.count}/${total}`).join(', ');
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['title']}>{title}</figcaption>
      <svg className={styles['bar']} role="img" aria-label={`${title}: ${words}`}>
        <Hatching id={pattern} />
        {shares.map((share, index) => (
          <rect
            key={share.key}
            className={styles[share.fill]}
            x={percentOf(countUpTo(shares, index), total)}
            width={percentOf(share.count, total)}
            height="100%"
            fill={share.fill === 'hatched' ? `url(#${pattern})` : undefined}
          />
        ))}
      </svg>
      <ul className={styles['legend']} aria-hidden="true">
        {shares.map((share) => (
          <li key={share.key}>
            <svg width="14" height="14">
              <rect
                className={styles[share.fill]}
                width="14"
                height="14"
                fill={share.fill === 'hatched' ? `url(#${pattern})` : undefined}
              />
            </svg>
            {share.label} <strong className="number">{share.count}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Hatching({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={styles['hatchGround']} width="6" height="6" />
        <rect className={styles['hatchLine']} width="2.5" height="6" />
      </pattern>
    </defs>
  );
}
