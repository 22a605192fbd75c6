import type { ReactNode } from 'react';
import { Icon, type IconName } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useField } from '#renderer/features/criteria/editor/form-context.tsx';
import styles from './form.module.css';

interface SmallButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/** A button of one icon, named for screen readers and on hover. */
export function SmallButton({ icon, label, onClick, disabled = false }: SmallButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={styles['small']}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} size={15} />
    </button>
  );
}

interface AddButtonProps {
  readonly label: string;
  readonly onClick: () => void;
}

/** Adds one more line to a list. */
export function AddButton({ label, onClick }: AddButtonProps): ReactNode {
  const { open } = useField('');
  if (!open) return null;
  return (
    <button type="button" className={styles['add']} onClick={onClick}>
      <Icon name="plus" size={15} /> {label}
    </button>
  );
}

interface LineButtonsProps {
  /** What the line is called: "bậc 2". */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  /** The list with this line moved to another place; absent: the order means nothing. */
  readonly onMove?: (to: number) => void;
  readonly onRemove: () => void;
}

/** Moves or takes out one line of a list. */
export function LineButtons({ name, index, count, onMove, onRemove }: LineButtonsProps): ReactNode {
  const { open } = useField('');
  if (!open) return null;
  return (
    <span className={styles['lineButtons']}>
      {onMove ? (
        <>
          <SmallButton
            icon="up"
            label={t('criteriaEditor.moveUp', { name })}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          />
          <SmallButton
            icon="down"
            label={t('criteriaEditor.moveDown', { name })}
            disabled={index >= count - 1}
            onClick={() => onMove(index + 1)}
          />
        </>
      ) : null}
      <SmallButton icon="close" label={t('criteriaEditor.takeOut', { name })} onClick={onRemove} />
    </span>
  );
}

/** The list with the item at `from` moved to `to`. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const item = list[from];
  if (item === undefined) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}
