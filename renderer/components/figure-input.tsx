import { useId, useRef, type ComponentPropsWithRef, type ReactNode } from 'react';
import styles from './figure-input.module.css';

interface FigureInputProps extends Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange' | 'type'> {
  /** The text exactly as typed: `1,75` and `1.75` are both kept. */
  readonly value: string;
  readonly onChange: (raw: string) => void;
  readonly label: string;
  /** What is wrong with the figure, in one sentence: it is marked, told, and kept. */
  readonly problem?: string | null;
  /** Only to be looked at, not wrong. */
  readonly mild?: boolean;
}

/** A figure typed by people. Never `type="number"`: browsers turn 1,75 into 175. The text is kept even where it is wrong. */
export function FigureInput(props: FigureInputProps): ReactNode {
  const { value, onChange, label, problem = null, mild = false, className, ...rest } = props;
  const id = useId();
  const entering = useRef(false);
  const wrong = problem !== null && !mild;
  return (
    <span className={`${styles['wrap']} ${className ?? ''}`}>
      <input
        autoComplete="off"
        spellCheck={false}
        inputMode="decimal"
        {...rest}
        type="text"
        className={`${styles['figure']} ${problem === null ? '' : (styles[mild ? 'mild' : 'wrong'] ?? '')}`}
        aria-label={label}
        aria-invalid={wrong || undefined}
        aria-describedby={problem === null ? undefined : id}
        title={problem ?? rest.title}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onMouseDown={(event) => {
          entering.current = document.activeElement !== event.currentTarget;
        }}
        onClick={({ currentTarget: input }) => {
          // As with Tab: the first figure typed after the click replaces what stands there (a 3 on a 0 is no 30).
          if (entering.current && input.selectionStart === input.selectionEnd) input.select();
          entering.current = false;
        }}
      />
      {problem === null ? null : (
        <span id={id} className="visually-hidden">
          {problem}
        </span>
      )}
    </span>
  );
}
