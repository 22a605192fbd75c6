import type { ReactNode } from 'react';
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { formatDay } from '#shared/lib/text-format.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useField } from '#renderer/features/criteria/editor/form-context.tsx';
import { shareShown, shareStored } from '#renderer/features/criteria/rules/loose.ts';
import styles from './form.module.css';

interface FieldProps<Value> {
  /** The path of the field in the row or the set: findings name it, and the list of findings leads to it. */
  readonly path: string;
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** In tables: the label is only spoken, a problem only marked (it is told above the form). */
  readonly bare?: boolean;
}

interface Naming {
  readonly label: string | undefined;
  readonly 'aria-label': string | undefined;
  readonly title: string | undefined;
  readonly error: string | boolean;
  readonly 'data-field': string;
}

function useNaming(path: string, label: string, bare: boolean): Naming {
  const { problem } = useField(path);
  return {
    label: bare ? undefined : label,
    'aria-label': bare ? label : undefined,
    title: bare && problem !== null ? problem : undefined,
    error: problem === null ? false : bare ? true : problem,
    'data-field': path,
  };
}

interface LineProps extends FieldProps<string> {
  readonly placeholder?: string;
  readonly hint?: string;
}

/** One line of text. */
export function LineField({
  path,
  label,
  value,
  onChange,
  bare = false,
  placeholder,
  hint,
}: LineProps): ReactNode {
  const { open } = useField(path);
  return (
    <TextInput
      {...useNaming(path, label, bare)}
      size="xs"
      autoComplete="off"
      spellCheck={false}
      value={value}
      readOnly={!open}
      placeholder={placeholder}
      description={hint}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface TextProps extends FieldProps<string> {
  readonly rows?: number;
  readonly placeholder?: string;
}

/** Several lines of text. */
export function TextField({
  path,
  label,
  value,
  onChange,
  bare = false,
  rows = 3,
  placeholder,
}: TextProps): ReactNode {
  const { open } = useField(path);
  return (
    <Textarea
      {...useNaming(path, label, bare)}
      size="xs"
      rows={rows}
      spellCheck={false}
      value={value}
      readOnly={!open}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface FigureProps extends FieldProps<string> {
  /** Beside the figure: "điểm", "%". */
  readonly unit?: string;
  /** Typed in percent, kept as a share. */
  readonly share?: boolean;
  readonly placeholder?: string;
}

/** A figure exactly as typed, with its unit. */
export function FigureField(props: FigureProps): ReactNode {
  const { path, label, value, onChange, bare = false, share = false, placeholder } = props;
  const unit = share ? '%' : props.unit;
  const { open } = useField(path);
  return (
    <TextInput
      {...useNaming(path, label, bare)}
      size="xs"
      className={styles['figure'] ?? ''}
      autoComplete="off"
      spellCheck={false}
      inputMode="decimal"
      value={share ? shareShown(value) : value}
      readOnly={!open}
      placeholder={placeholder}
      rightSection={unit === undefined ? undefined : <span className={styles['unit']}>{unit}</span>}
      rightSectionWidth={unit === undefined || unit === '%' ? 26 : 44}
      rightSectionPointerEvents="none"
      onChange={(event) => onChange(share ? shareStored(event.target.value) : event.target.value)}
    />
  );
}

/** One of a list: its value and its words. */
export interface Offer {
  readonly value: string;
  readonly label: string;
}

interface ChoiceProps extends FieldProps<string> {
  readonly offers: readonly Offer[];
  readonly hint?: string;
}

/** A choice from a list. What is chosen and no longer offered stays to be seen. */
export function ChoiceField({
  path,
  label,
  value,
  onChange,
  bare = false,
  offers,
  hint,
}: ChoiceProps): ReactNode {
  const { open } = useField(path);
  const known = offers.some((offer) => offer.value === value);
  return (
    <NativeSelect
      {...useNaming(path, label, bare)}
      size="xs"
      value={value}
      disabled={!open}
      description={hint}
      data={known ? [...offers] : [{ value, label: value === '' ? '…' : value }, ...offers]}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Yes or no. */
export function TickField({ path, label, value, onChange }: FieldProps<boolean>): ReactNode {
  const { open } = useField(path);
  return (
    <Checkbox
      size="xs"
      label={label}
      data-field={path}
      checked={value}
      disabled={!open}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

/** A day as people write it; kept as typed until it can be read. */
export function DayField({ value, ...rest }: FieldProps<string>): ReactNode {
  return <LineField {...rest} placeholder={t('criteriaRule.dayHint')} value={formatDay(value)} />;
}
