import type { ReactNode } from 'react';
import { t } from '#renderer/i18n/translate.ts';
import type { Movement, SlopeLine } from '#renderer/features/ranking/slope-lines.ts';
import styles from './slope-chart.module.css';

const STEP = 22;
const TOP = 30;
const WIDTH = 440;
const LEFT = 168;
const RIGHT = 272;

interface SlopeChartProps {
  readonly lines: readonly SlopeLine[];
  readonly year: number;
  readonly previousYear: number;
  /** The unit drawn in bold, with its label. */
  readonly chosen: string | null;
}

const y = (slot: number): number => TOP + slot * STEP;

/** A long name is cut in the drawing; the table beside it has it whole. */
function cut(name: string): string {
  return name.length <= 20 ? name : `${name.slice(0, 19)}…`;
}

/** Movement of ranks between two years: solid up, dashed down, thin where it stayed; readable in black and white. */
export function SlopeChart({ lines, year, previousYear, chosen }: SlopeChartProps): ReactNode {
  const height = y(lines.length) + 4;
  return (
    <figure className={styles['figure']}>
      <Legend hasNew={lines.some((line) => line.movement === 'new')} />
      <svg
        className={styles['chart']}
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={t('ranking.chartSays', { previous: previousYear, year })}
      >
        <text className={styles['year']} x={LEFT} y={14} textAnchor="end">
          {previousYear}
        </text>
        <text className={styles['year']} x={RIGHT} y={14}>
          {year}
        </text>
        {lines.map((line) => (
          <Line key={line.unitId} line={line} chosen={line.unitId === chosen} />
        ))}
      </svg>
    </figure>
  );
}

function Line({ line, chosen }: { readonly line: SlopeLine; readonly chosen: boolean }): ReactNode {
  const className = chosen ? styles['chosen'] : undefined;
  return (
    <g className={className}>
      {line.previousSlot === null ? null : (
        <>
          <text className={styles['label']} x={LEFT - 6} y={y(line.previousSlot) + 4} textAnchor="end">
            {cut(line.name)} · {line.previousRank}
          </text>
          <line
            className={styles[line.movement]}
            x1={LEFT}
            x2={RIGHT}
            y1={y(line.previousSlot)}
            y2={y(line.slot)}
          />
          <circle className={styles['dot']} cx={LEFT} cy={y(line.previousSlot)} r={3} />
        </>
      )}
      <circle className={styles['dot']} cx={RIGHT} cy={y(line.slot)} r={3} />
      <text className={styles['label']} x={RIGHT + 6} y={y(line.slot) + 4}>
        {line.rank} · {cut(line.name)}
      </text>
    </g>
  );
}

const LEGEND: readonly (readonly [Exclude<Movement, 'new'>, string])[] = [
  ['up', t('ranking.chartUp')],
  ['down', t('ranking.chartDown')],
  ['same', t('ranking.chartSame')],
];

function Legend({ hasNew }: { readonly hasNew: boolean }): ReactNode {
  return (
    <ul className={styles['legend']} aria-hidden="true">
      {LEGEND.map(([movement, label]) => (
        <li key={movement}>
          <svg width="28" height="8">
            <line className={styles[movement]} x1={0} x2={28} y1={4} y2={4} />
          </svg>
          {label}
        </li>
      ))}
      {hasNew ? <li>{t('ranking.chartNew')}</li> : null}
    </ul>
  );
}
