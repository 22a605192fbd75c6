import type { ReactNode } from 'react';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { formatChange } from '#shared/lib/text-format.ts';
import { t } from '#renderer/i18n/translate.ts';

interface PointsTextProps {
  readonly value: Points | null;
  /** What stands where there is no figure. */
  readonly missing?: string;
  /** Show the sign: a difference. */
  readonly change?: boolean;
  /** Decimals printed at least. */
  readonly min?: number;
  readonly max?: number;
}

/** Points with a decimal comma and equally wide digits; "–" (not 0) where there are none. */
export function PointsText({ value, missing, change = false, min = 0, max = 6 }: PointsTextProps): ReactNode {
  if (value === null) return <span className="quiet">{missing ?? t('common.dash')}</span>;
  return (
    <span className="number">
      {change ? formatChange(value, { min, max }) : formatPoints(value, { min, max })}
    </span>
  );
}
