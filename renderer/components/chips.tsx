import type { ReactNode } from 'react';
import { t } from '#renderer/i18n/translate.ts';
import styles from './data-table.module.css';

interface ChipsProps {
  readonly label: string;
  readonly chips: readonly { readonly key: string; readonly label: string; readonly count: number }[];
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
  /** The count of "Tất cả"; without it that chip shows no figure. */
  readonly total?: number;
}

/** Filters as chips with counts; one at a time, "Tất cả" takes it off. */
export function Chips({ label, chips, chosen, onChoose, total }: ChipsProps): ReactNode {
  return (
    <div className={styles['chips']} role="group" aria-label={label}>
      <Chip
        label={t('table.all')}
        count={total ?? null}
        pressed={chosen === null}
        onPress={() => onChoose(null)}
      />
      {chips.map((chip) => (
        <Chip
          key={chip.key}
          label={chip.label}
          count={chip.count}
          pressed={chosen === chip.key}
          onPress={() => onChoose(chosen === chip.key ? null : chip.key)}
        />
      ))}
    </div>
  );
}

interface ChipProps {
  readonly label: string;
  readonly count: number | null;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function Chip({ label, count, pressed, onPress }: ChipProps): ReactNode {
  return (
    <button type="button" className={styles['chip']} aria-pressed={pressed} onClick={onPress}>
      {label} {count === null ? null : <span className={styles['count']}>{count}</span>}
    </button>
  );
}
