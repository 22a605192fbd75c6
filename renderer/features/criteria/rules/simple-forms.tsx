import type { ReactNode } from 'react';
import type { OperandKind } from '#shared/schemas/criteria-operand.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, TickField } from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons } from '#renderer/features/criteria/editor/list-buttons.tsx';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import { AwardLine } from '#renderer/features/criteria/rules/award-field.tsx';
import { ConditionList } from '#renderer/features/criteria/rules/condition-field.tsx';
import {
  listAt,
  partAt,
  put,
  replaceAt,
  textAt,
  textsAt,
  without,
} from '#renderer/features/criteria/rules/loose.ts';
import { RuleFigure } from '#renderer/features/criteria/rules/measured-forms.tsx';
import {
  FIGURE_KINDS,
  operandOffers,
  withNewOperand,
} from '#renderer/features/criteria/rules/operand-kinds.ts';
import type { RuleFormProps } from '#renderer/features/criteria/rules/rule-form-types.ts';

interface OperandChoiceProps extends RuleFormProps {
  readonly kind: OperandKind;
  readonly label: string;
}

function OperandChoice({ path, rule, operands, onChange, kind, label }: OperandChoiceProps): ReactNode {
  return (
    <ChoiceField
      path={`${path}.operand`}
      label={label}
      value={textAt(rule, 'operand')}
      offers={operandOffers(operands, [kind])}
      onChange={(operand) => onChange(put(rule, 'operand', operand))}
    />
  );
}

/** "Có hoặc không". */
export function BoolForm(props: RuleFormProps): ReactNode {
  return <OperandChoice {...props} kind="yesNo" label={t('criteriaRule.question')} />;
}

/** "Chọn một mức": points for every answer of a choice. */
export function ChoiceForm(props: RuleFormProps): ReactNode {
  const { path, rule, operands, onChange } = props;
  const operand = operands.find((each) => textAt(each, 'key') === textAt(rule, 'operand'));
  const options = listAt(operand ?? {}, 'options');
  const awards = listAt(rule, 'awards');
  const change = (option: string, award: ReturnType<typeof partAt>): void => {
    const at = awards.findIndex((each) => textAt(each, 'option') === option);
    const line = { option, award };
    // Points of answers that are gone go with them.
    const kept = awards.filter((each) =>
      options.some((one) => textAt(one, 'key') === textAt(each, 'option')),
    );
    onChange(
      put(
        rule,
        'awards',
        at < 0 ? [...kept, line] : kept.map((each) => (textAt(each, 'option') === option ? line : each)),
      ),
    );
  };
  return (
    <>
      <OperandChoice {...props} kind="choice" label={t('criteriaRule.choiceOf')} />
      {options.map((option) => {
        const key = textAt(option, 'key');
        const index = awards.findIndex((each) => textAt(each, 'option') === key);
        return (
          <AwardLine
            key={key}
            path={`${path}.awards.${index < 0 ? awards.length : index}.award`}
            label={textAt(option, 'label')}
            award={partAt(awards[index] ?? {}, 'award')}
            onChange={(award) => change(key, award)}
          />
        );
      })}
    </>
  );
}

/** "Đủ mọi điều kiện", "Có ít nhất một điều kiện". */
export function ConditionsForm({ path, rule, operands, onChange }: RuleFormProps): ReactNode {
  const conditions = listAt(rule, 'conditions');
  const add = (): void => {
    const { operands: more, key } = withNewOperand(operands, 'yesNo');
    onChange(put(rule, 'conditions', [...conditions, { kind: 'isYes', operand: key }]), more);
  };
  return (
    <>
      <ConditionList
        path={`${path}.conditions`}
        conditions={conditions}
        operands={operands}
        onChange={(next) => onChange(put(rule, 'conditions', next))}
        onAdd={add}
      />
      <AwardLine
        path={`${path}.otherwise`}
        label={t('criteriaRule.otherwiseNot')}
        award={partAt(rule, 'otherwise')}
        onChange={(award) => onChange(put(rule, 'otherwise', award))}
      />
    </>
  );
}

const AS = [
  { value: 'points', label: t('criteriaRule.asPoints') },
  { value: 'share', label: t('criteriaRule.asShare') },
];

/** "Lấy từ hệ thống khác". */
export function ExtForm(props: RuleFormProps): ReactNode {
  const { path, rule, onChange } = props;
  return (
    <div className={formStyles['pair']}>
      <OperandChoice {...props} kind="imported" label={t('criteriaRule.importedFigure')} />
      <ChoiceField
        path={`${path}.as`}
        label={t('criteriaRule.importedAs')}
        value={textAt(rule, 'as')}
        offers={AS}
        onChange={(as) => onChange(put(rule, 'as', as))}
      />
    </div>
  );
}

/** "Điều tra xã hội học": points entered by the higher level, or worked out from a mean. */
export function SurveyForm({ path, rule, operands, onChange }: RuleFormProps): ReactNode {
  const byMean = typeof rule['operand'] === 'string';
  const choose = (way: string): void => {
    if (way === 'entered') return onChange(put(rule, 'operand', null));
    const held = operandOffers(operands, ['surveyMean'])[0];
    if (held) return onChange(put(rule, 'operand', held.value));
    const { operands: more, key } = withNewOperand(operands, 'surveyMean');
    return onChange(put(rule, 'operand', key), more);
  };
  return (
    <ChoiceField
      path={`${path}.operand`}
      label={t('criteriaRule.surveyBy')}
      value={byMean ? 'mean' : 'entered'}
      offers={[
        { value: 'entered', label: t('criteriaRule.surveyEntered') },
        { value: 'mean', label: t('criteriaRule.surveyMean') },
      ]}
      onChange={choose}
    />
  );
}

/** "Trung bình điểm các mục". */
export function MeanForm(props: RuleFormProps): ReactNode {
  const { path, rule, operands, onChange } = props;
  const items = textsAt(rule, 'items');
  const offers = operandOffers(operands, [...FIGURE_KINDS, 'scores']);
  const rounding = partAt(rule, 'rounding');
  const digits = typeof rounding['digits'] === 'number' ? String(rounding['digits']) : '';
  return (
    <>
      {items.map((item, index) => (
        <div key={index} className={formStyles['inline']}>
          <ChoiceField
            bare
            path={`${path}.items.${index}`}
            label={t('criteriaRule.meanItem', { n: index + 1 })}
            value={item}
            offers={offers}
            onChange={(next) => onChange(put(rule, 'items', replaceAt(items, index, next)))}
          />
          <LineButtons
            name={t('criteriaRule.meanItem', { n: index + 1 })}
            index={index}
            count={items.length}
            onRemove={() => onChange(put(rule, 'items', without(items, index)))}
          />
        </div>
      ))}
      <AddButton
        label={t('criteriaRule.addMeanItem')}
        onClick={() => {
          const { operands: more, key } = withNewOperand(operands, 'number');
          onChange(put(rule, 'items', [...items, key]), more);
        }}
      />
      <div className={formStyles['pair']}>
        <RuleFigure {...props} name="scale" nullable label={t('criteriaRule.meanScale')} />
        <ChoiceField
          path={`${path}.rounding`}
          label={t('criteriaRule.meanRounding')}
          value={digits}
          offers={[
            { value: '', label: t('criteriaRule.noRounding') },
            ...[0, 1, 2, 3].map((n) => ({ value: String(n), label: t('criteriaRule.digits', { n }) })),
          ]}
          onChange={(next) =>
            onChange(put(rule, 'rounding', next === '' ? null : { mode: 'HALF_UP', digits: Number(next) }))
          }
        />
      </div>
    </>
  );
}

/** "Chấm tay". */
export function ManualForm({ path, rule, onChange }: RuleFormProps): ReactNode {
  return (
    <TickField
      path={`${path}.reasonRequired`}
      label={t('criteriaRule.reasonRequired')}
      value={rule['reasonRequired'] === true}
      onChange={(wanted) => onChange(put(rule, 'reasonRequired', wanted))}
    />
  );
}
