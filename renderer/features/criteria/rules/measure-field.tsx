import type { ReactNode } from 'react';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, FigureField } from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons } from '#renderer/features/criteria/editor/list-buttons.tsx';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import { listAt, partAt, put, replaceAt, textAt, without } from '#renderer/features/criteria/rules/loose.ts';
import {
  FIGURE_KINDS,
  isShareOperand,
  operandOffers,
} from '#renderer/features/criteria/rules/operand-kinds.ts';

interface MeasureFieldProps {
  readonly path: string;
  readonly label: string;
  readonly measure: LooseObject;
  readonly operands: readonly LooseObject[];
  readonly onChange: (measure: LooseObject) => void;
}

const COMPOUND = ['quotient', 'difference', 'sum', 'constant'] as const;
const COMPOUND_WORDS = {
  quotient: t('criteriaRule.measureQuotient'),
  difference: t('criteriaRule.measureDifference'),
  sum: t('criteriaRule.measureSum'),
  constant: t('criteriaRule.measureConstant'),
};

/** Whether a measure is read in percent: a ratio, a percentage, one figure over another. */
export function isShareMeasure(measure: LooseObject, operands: readonly LooseObject[]): boolean {
  if (textAt(measure, 'kind') === 'quotient') return true;
  const key = textAt(measure, 'operand');
  return isShareOperand(operands.find((operand) => textAt(operand, 'key') === key));
}

/** What is measured: one of the figures, or a calculation with several. */
export function MeasureField({ path, label, measure, operands, onChange }: MeasureFieldProps): ReactNode {
  const kind = textAt(measure, 'kind');
  const compound = COMPOUND.find((each) => each === kind) ?? null;
  const offers = [
    ...operandOffers(operands, FIGURE_KINDS),
    ...COMPOUND.map((each) => ({ value: `=${each}`, label: COMPOUND_WORDS[each] })),
  ];
  const first: LooseObject = kind === 'operand' || kind === '' ? measure : partAt(measure, 'of');
  const choose = (value: string): void => {
    const next = COMPOUND.find((each) => `=${each}` === value) ?? null;
    if (next === null) onChange({ kind: 'operand', operand: value });
    else if (next === 'constant') onChange({ kind: 'constant', value: '' });
    else if (next === 'sum') onChange({ kind: 'sum', of: [textAt(first, 'kind') === '' ? EMPTY : first] });
    else onChange({ kind: next, of: first, [next === 'quotient' ? 'by' : 'minus']: EMPTY });
  };
  const inner = { operands };
  return (
    <>
      <ChoiceField
        path={compound === null ? `${path}.operand` : path}
        label={label}
        value={compound === null ? textAt(measure, 'operand') : `=${compound}`}
        offers={offers}
        onChange={choose}
      />
      {compound === null ? null : (
        <div className={formStyles['sub']}>
          {compound === 'constant' ? (
            <FigureField
              path={`${path}.value`}
              label={t('criteriaRule.constant')}
              value={textAt(measure, 'value')}
              onChange={(value) => onChange(put(measure, 'value', value))}
            />
          ) : null}
          {compound === 'quotient' || compound === 'difference' ? (
            <>
              <MeasureField
                {...inner}
                path={`${path}.of`}
                label={t(compound === 'quotient' ? 'criteriaRule.dividend' : 'criteriaRule.minuend')}
                measure={partAt(measure, 'of')}
                onChange={(next) => onChange(put(measure, 'of', next))}
              />
              <MeasureField
                {...inner}
                path={`${path}.${compound === 'quotient' ? 'by' : 'minus'}`}
                label={t(compound === 'quotient' ? 'criteriaRule.divisor' : 'criteriaRule.subtrahend')}
                measure={partAt(measure, compound === 'quotient' ? 'by' : 'minus')}
                onChange={(next) => onChange(put(measure, compound === 'quotient' ? 'by' : 'minus', next))}
              />
            </>
          ) : null}
          {compound === 'sum' ? (
            <SumParts {...inner} path={path} measure={measure} onChange={onChange} />
          ) : null}
        </div>
      )}
    </>
  );
}

const EMPTY: LooseObject = { kind: 'operand', operand: '' };

function SumParts({ path, measure, operands, onChange }: Omit<MeasureFieldProps, 'label'>): ReactNode {
  const parts = listAt(measure, 'of');
  const set = (next: readonly LooseObject[]): void => onChange(put(measure, 'of', next));
  return (
    <>
      {parts.map((part, index) => (
        <div key={index} className={formStyles['inline']}>
          <div>
            <MeasureField
              path={`${path}.of.${index}`}
              label={t('criteriaRule.addend', { n: index + 1 })}
              measure={part}
              operands={operands}
              onChange={(next) => set(replaceAt(parts, index, next))}
            />
          </div>
          <LineButtons
            name={t('criteriaRule.addend', { n: index + 1 })}
            index={index}
            count={parts.length}
            onRemove={() => set(without(parts, index))}
          />
        </div>
      ))}
      <AddButton label={t('criteriaRule.addAddend')} onClick={() => set([...parts, EMPTY])} />
    </>
  );
}
