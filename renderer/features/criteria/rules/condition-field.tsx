import type { ReactNode } from 'react';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, FigureField, type Offer } from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons } from '#renderer/features/criteria/editor/list-buttons.tsx';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import { Checkbox } from '@mantine/core';
import {
  listAt,
  partAt,
  put,
  replaceAt,
  textAt,
  textsAt,
  without,
} from '#renderer/features/criteria/rules/loose.ts';
import { isShareMeasure, MeasureField } from '#renderer/features/criteria/rules/measure-field.tsx';
import { operandOffers } from '#renderer/features/criteria/rules/operand-kinds.ts';

const KINDS: readonly Offer[] = [
  { value: 'isYes', label: t('criteriaRule.whenYes') },
  { value: 'isNo', label: t('criteriaRule.whenNo') },
  { value: 'chosen', label: t('criteriaRule.whenChosen') },
  { value: 'onTime', label: t('criteriaRule.whenOnTime') },
  { value: 'compare', label: t('criteriaRule.whenCompare') },
  { value: 'allOf', label: t('criteriaRule.whenAllOf') },
  { value: 'anyOf', label: t('criteriaRule.whenAnyOf') },
];

/** The signs of a comparison in words. */
export const COMPARE_OFFERS: readonly Offer[] = [
  { value: '>=', label: t('criteriaRule.atLeast') },
  { value: '>', label: t('criteriaRule.above') },
  { value: '=', label: t('criteriaRule.equals') },
  { value: '<=', label: t('criteriaRule.atMost') },
  { value: '<', label: t('criteriaRule.below') },
];

interface ConditionFieldProps {
  readonly path: string;
  readonly label: string;
  readonly condition: LooseObject;
  readonly operands: readonly LooseObject[];
  readonly onChange: (condition: LooseObject) => void;
}

function fresh(kind: string): LooseObject {
  if (kind === 'compare') return { kind, value: { kind: 'operand', operand: '' }, op: '>=', bound: '' };
  if (kind === 'allOf' || kind === 'anyOf') return { kind, conditions: [{ kind: 'isYes', operand: '' }] };
  return kind === 'chosen' ? { kind, operand: '', options: [] } : { kind, operand: '' };
}

/** A question of the figures that is answered yes or no. */
export function ConditionField(props: ConditionFieldProps): ReactNode {
  const { path, label, condition, operands, onChange } = props;
  const kind = textAt(condition, 'kind');
  const group = kind === 'allOf' || kind === 'anyOf';
  return (
    <div className={formStyles['sub']}>
      <div className={formStyles['pair']}>
        <ChoiceField
          path={`${path}.kind`}
          label={label}
          value={kind}
          offers={KINDS}
          onChange={(next) => onChange(fresh(next))}
        />
        {kind === 'compare' || group ? null : <OperandOf {...props} kind={kind} />}
      </div>
      {kind === 'chosen' ? <ChosenOptions {...props} /> : null}
      {kind === 'compare' ? <Comparison {...props} /> : null}
      {group ? (
        <ConditionList
          path={`${path}.conditions`}
          conditions={listAt(condition, 'conditions')}
          operands={operands}
          onChange={(next) => onChange(put(condition, 'conditions', next))}
        />
      ) : null}
    </div>
  );
}

function OperandOf({
  path,
  condition,
  operands,
  onChange,
  kind,
}: ConditionFieldProps & { readonly kind: string }): ReactNode {
  const wanted = kind === 'chosen' ? 'choice' : kind === 'onTime' ? 'date' : 'yesNo';
  return (
    <ChoiceField
      path={`${path}.operand`}
      label={t('criteriaRule.ofFigure')}
      value={textAt(condition, 'operand')}
      offers={operandOffers(operands, [wanted])}
      onChange={(operand) => onChange(kind === 'chosen' ? { kind, operand, options: [] } : { kind, operand })}
    />
  );
}

function ChosenOptions({ path, condition, operands, onChange }: ConditionFieldProps): ReactNode {
  const operand = operands.find((each) => textAt(each, 'key') === textAt(condition, 'operand'));
  const chosen = textsAt(condition, 'options');
  return (
    <fieldset className={formStyles['section']} data-field={`${path}.options`}>
      <legend>{t('criteriaRule.chosenOptions')}</legend>
      {listAt(operand ?? {}, 'options').map((option) => {
        const key = textAt(option, 'key');
        return (
          <Checkbox
            key={key}
            size="xs"
            label={textAt(option, 'label')}
            checked={chosen.includes(key)}
            onChange={(event) =>
              onChange(
                put(
                  condition,
                  'options',
                  event.target.checked ? [...chosen, key] : chosen.filter((each) => each !== key),
                ),
              )
            }
          />
        );
      })}
    </fieldset>
  );
}

function Comparison({ path, condition, operands, onChange }: ConditionFieldProps): ReactNode {
  const value = partAt(condition, 'value');
  return (
    <>
      <MeasureField
        path={`${path}.value`}
        label={t('criteriaRule.ofFigure')}
        measure={value}
        operands={operands}
        onChange={(next) => onChange(put(condition, 'value', next))}
      />
      <div className={formStyles['pair']}>
        <ChoiceField
          path={`${path}.op`}
          label={t('criteriaRule.comparedHow')}
          value={textAt(condition, 'op')}
          offers={COMPARE_OFFERS}
          onChange={(op) => onChange(put(condition, 'op', op))}
        />
        <FigureField
          path={`${path}.bound`}
          label={t('criteriaRule.bound')}
          share={isShareMeasure(value, operands)}
          value={textAt(condition, 'bound')}
          onChange={(bound) => onChange(put(condition, 'bound', bound))}
        />
      </div>
    </>
  );
}

interface ConditionListProps {
  readonly path: string;
  readonly conditions: readonly LooseObject[];
  readonly operands: readonly LooseObject[];
  readonly onChange: (conditions: readonly LooseObject[]) => void;
  /** Adds a condition with a figure of its own; absent: a bare one is added. */
  readonly onAdd?: () => void;
}

/** Several conditions. */
export function ConditionList({
  path,
  conditions,
  operands,
  onChange,
  onAdd,
}: ConditionListProps): ReactNode {
  return (
    <>
      {conditions.map((condition, index) => (
        <div key={index} className={formStyles['inline']}>
          <div>
            <ConditionField
              path={`${path}.${index}`}
              label={t('criteriaRule.condition', { n: index + 1 })}
              condition={condition}
              operands={operands}
              onChange={(next) => onChange(replaceAt(conditions, index, next))}
            />
          </div>
          <LineButtons
            name={t('criteriaRule.condition', { n: index + 1 })}
            index={index}
            count={conditions.length}
            onRemove={() => onChange(without(conditions, index))}
          />
        </div>
      ))}
      <AddButton
        label={t('criteriaRule.addCondition')}
        onClick={onAdd ?? (() => onChange([...conditions, { kind: 'isYes', operand: '' }]))}
      />
    </>
  );
}
