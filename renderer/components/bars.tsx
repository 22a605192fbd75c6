import type { ReactNode } from 'react';
import styles from './bars.module.css';

interface ThinBarProps {
  /** 0 to 1. */
  readonly share: number;
  /** What the bar says, for those who do not see it. */
  readonly label: string;
}

const clamp = (share: number): number => Math.max(0, Math.min(1, share));

/** A thin bar under a row: how much of the whole. */
export function ThinBar({ share, label }: ThinBarProps): ReactNode {
  const percent = Math.round(clamp(share) * 1000) / 10;
  return (
    <svg
      className={styles['thin']}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect className={styles['ground']} width="100" height="4" />
      <rect className={styles['fill']} width={percent} height="4" />
    </svg>
  );
}

/** One bar of a chart: its share and the words and figures beside it. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly share: number;
  /** The figure in words, also what a table would say: "8,5/14". */
  readonly value: string;
  readonly note?: string;
}

interface BarsProps {
  readonly caption: string;
  readonly bars: readonly Bar[];
  readonly onChoose?: (key: string) => void;
}

/** Horizontal bars as a table: label, bar, figure. Prints in black and white. */
export function Bars({ caption, bars, onChoose }: BarsProps): ReactNode {
  return (
    <table className={styles['bars']}>
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">
              {onChoose ? (
                <button type="button" className="link-button" onClick={() => onChoose(bar.key)}>
                  {bar.label}
                </button>
              ) : (
                bar.label
              )}
            </th>
            <td className={styles['drawing']}>
              <ThinBar share={bar.share} label={bar.value} />
            </td>
            <td className="number">{bar.value}</td>
            <td className={`number ${styles['note'] ?? ''}`}>{bar.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
