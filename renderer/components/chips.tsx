import type { ReactNode } from 'react';
import { Menu } from '@mantine/core';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './data-table.module.css';

interface ChipChoice {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

interface ChipsProps {
  readonly label: string;
  readonly chips: readonly ChipChoice[];
  /** Filters seldom wanted: behind one chip, as a menu. */
  readonly rest?: { readonly label: string; readonly chips: readonly ChipChoice[] };
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
  /** The count of "Tất cả"; without it that chip shows no figure. */
  readonly total?: number;
}

/** Filters as chips with counts; one at a time, "Tất cả" takes it off. */
export function Chips({ label, chips, rest, chosen, onChoose, total }: ChipsProps): ReactNode {
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
      {rest && rest.chips.length > 0 ? <RestMenu {...rest} chosen={chosen} onChoose={onChoose} /> : null}
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

interface RestMenuProps extends Pick<ChipsProps, 'chosen' | 'onChoose'> {
  readonly label: string;
  readonly chips: readonly ChipChoice[];
}

/** The chip of the seldom wanted filters; it bears the name of the one that is on. */
function RestMenu({ label, chips, chosen, onChoose }: RestMenuProps): ReactNode {
  const on = chips.find(({ key }) => key === chosen);
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={styles['chip']} data-on={on !== undefined}>
          {on ? (
            <>
              {on.label} <span className={styles['count']}>{on.count}</span>
            </>
          ) : (
            label
          )}{' '}
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {chips.map(({ key, label: name, count }) => (
          <Menu.Item
            key={key}
            leftSection={
              <span className={styles['tick']}>
                {key === chosen ? <Icon name="check" size={14} /> : null}
              </span>
            }
            rightSection={<span className={styles['count']}>{count}</span>}
            onClick={() => onChoose(chosen === key ? null : key)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
