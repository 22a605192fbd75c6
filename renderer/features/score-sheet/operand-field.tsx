import type { ReactNode } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { Problem } from '#shared/domain/scoring/result-types.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import { FigureInput } from '#renderer/components/figure-input.tsx';
import { StatisticMark } from '#renderer/features/score-sheet/statistic-cell.tsx';
import { problemSentence } from '#renderer/i18n/problems.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { withInput } from '#renderer/lib/sheet/answers.ts';
import styles from './operand-field.module.css';

interface OperandFieldProps {
  readonly leaf: LeafNode;
  readonly operand: OperandDef;
  readonly answer: LeafAnswer;
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
}

interface CellProps extends Omit<OperandFieldProps, 'operand'> {
  readonly inputKey: string;
  readonly label: string;
}

function problemAt(problems: readonly Problem[], inputKey: string): Problem | undefined {
  const here = problems.filter((problem) => problem.inputKey === inputKey);
  return here.find(({ severity }) => severity === 'error') ?? here[0];
}

function unitOf(operand: OperandDef): string {
  if (operand.kind === 'number' && operand.percent === true) return '%';
  return 'unit' in operand ? (operand.unit ?? '') : '';
}

/** The field or fields of one operand; the text is kept exactly as typed. */
export function OperandField(props: OperandFieldProps): ReactNode {
  const { operand, leaf, answer, problems, readOnly } = props;
  const cell = { leaf, answer, problems, readOnly };
  switch (operand.kind) {
    case 'ratio':
      return (
        <span className={styles['field']}>
          <TextCell
            {...cell}
            inputKey={`${operand.key}.numerator`}
            label={operand.numeratorLabel}
            size="figure"
          />
          <span aria-hidden="true">/</span>
          <TextCell
            {...cell}
            inputKey={`${operand.key}.denominator`}
            label={operand.denominatorLabel}
            size="figure"
          />
          <Unit text={unitOf(operand)} />
        </span>
      );
    case 'yesNo':
      return (
        <SelectCell
          {...cell}
          inputKey={operand.key}
          label={operand.label}
          options={[
            { key: 'yes', label: t('common.yes') },
            { key: 'no', label: t('common.no') },
          ]}
        />
      );
    case 'choice':
      return <SelectCell {...cell} inputKey={operand.key} label={operand.label} options={operand.options} />;
    case 'date':
      return (
        <TextCell
          {...cell}
          inputKey={operand.key}
          label={operand.label}
          size="date"
          placeholder="dd/mm/yyyy"
        />
      );
    case 'scores':
      return <TextCell {...cell} inputKey={operand.key} label={operand.label} size="wide" />;
    default:
      return (
        <span className={styles['field']}>
          {operand.kind === 'statistic' ? <StatisticMark code={operand.statisticCode} /> : null}
          <TextCell {...cell} inputKey={operand.key} label={operand.label} size="figure" />
          <Unit text={unitOf(operand)} />
        </span>
      );
  }
}

function Unit({ text }: { readonly text: string }): ReactNode {
  return text === '' ? null : <span className={styles['unit']}>{text}</span>;
}

interface TextCellProps extends CellProps {
  readonly size: 'figure' | 'date' | 'wide';
  readonly placeholder?: string;
}

function TextCell(props: TextCellProps): ReactNode {
  const { leaf, answer, problems, inputKey, label, readOnly, size, placeholder } = props;
  const { edit } = useSheet();
  const problem = problemAt(problems, inputKey);
  return (
    <FigureInput
      className={styles[size] ?? ''}
      label={t('sheet.inputOf', { code: leaf.code, label })}
      title={label}
      data-cell={inputKey}
      placeholder={placeholder}
      readOnly={readOnly}
      value={answer.inputs[inputKey]?.raw ?? ''}
      problem={problem ? problemSentence(problem) : null}
      mild={problem?.severity === 'warning'}
      onChange={(raw) => edit(leaf.code, inputKey, (before) => withInput(before, inputKey, raw))}
    />
  );
}

interface SelectCellProps extends CellProps {
  readonly options: readonly { readonly key: string; readonly label: string }[];
}

function SelectCell(props: SelectCellProps): ReactNode {
  const { leaf, answer, problems, inputKey, label, readOnly, options } = props;
  const { edit } = useSheet();
  const problem = problemAt(problems, inputKey);
  const raw = answer.inputs[inputKey]?.raw ?? '';
  const known = raw === '' || options.some(({ key }) => key === raw);
  return (
    <select
      className={`${styles['select'] ?? ''} ${problem ? (styles[problem.severity] ?? '') : ''}`}
      aria-label={t('sheet.inputOf', { code: leaf.code, label })}
      aria-invalid={problem?.severity === 'error' || undefined}
      title={problem ? problemSentence(problem) : label}
      data-cell={inputKey}
      disabled={readOnly}
      value={raw}
      onChange={(event) => {
        const chosen = event.target.value;
        edit(leaf.code, inputKey, (before) => withInput(before, inputKey, chosen));
      }}
    >
      <option value="">{t('sheet.choose')}</option>
      {known ? null : <option value={raw}>{raw}</option>}
      {options.map((option) => (
        <option key={option.key} value={option.key}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
