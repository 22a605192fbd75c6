import type { ReactNode } from 'react';
import { parseDay } from '#shared/lib/days.ts';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import {
  ChoiceField,
  DayField,
  FigureField,
  LineField,
  TickField,
} from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons, moved } from '#renderer/features/criteria/editor/list-buttons.tsx';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import { flagAt, listAt, put, replaceAt, textAt, without } from '#renderer/features/criteria/rules/loose.ts';
import { OPERAND_OFFERS, ownParts, withNewOperand } from '#renderer/features/criteria/rules/operand-kinds.ts';

interface OperandsFormProps {
  readonly path: string;
  readonly operands: readonly LooseObject[];
  readonly onChange: (operands: readonly LooseObject[]) => void;
}

/** The figures a ward is asked for. */
export function OperandsForm({ path, operands, onChange }: OperandsFormProps): ReactNode {
  return (
    <>
      {operands.map((operand, index) => {
        const name = t('criteriaRule.figure', { n: index + 1 });
        return (
          <fieldset
            key={textAt(operand, 'key') || index}
            className={formStyles['sub']}
            data-field={`${path}.${index}`}
          >
            <legend className="visually-hidden">{name}</legend>
            <OperandForm
              path={`${path}.${index}`}
              operand={operand}
              onChange={(next) => onChange(replaceAt(operands, index, next))}
            />
            <LineButtons
              name={name}
              index={index}
              count={operands.length}
              onMove={(to) => onChange(moved(operands, index, to))}
              onRemove={() => onChange(without(operands, index))}
            />
          </fieldset>
        );
      })}
      <AddButton
        label={t('criteriaRule.addFigure')}
        onClick={() => onChange(withNewOperand(operands, 'number').operands)}
      />
    </>
  );
}

interface OperandFormProps {
  readonly path: string;
  readonly operand: LooseObject;
  readonly onChange: (operand: LooseObject) => void;
}

function OperandForm({ path, operand, onChange }: OperandFormProps): ReactNode {
  const kind = OPERAND_OFFERS.find(({ value }) => value === textAt(operand, 'kind'));
  const choose = (value: string): void => {
    const { key, label, hint } = operand;
    const chosen = OPERAND_OFFERS.find((offer) => offer.value === value);
    const renamed = chosen && label === kind?.label ? chosen.label : (label ?? '');
    const parts = ownParts(value as Parameters<typeof ownParts>[0]);
    onChange({
      kind: value,
      key: key ?? '',
      label: renamed,
      ...(hint === undefined ? {} : { hint }),
      ...parts,
    });
  };
  return (
    <>
      <div className={formStyles['pair']}>
        <LineField
          path={`${path}.label`}
          label={t('criteriaRule.figureLabel')}
          value={textAt(operand, 'label')}
          onChange={(label) => onChange(put(operand, 'label', label))}
        />
        <ChoiceField
          path={`${path}.kind`}
          label={t('criteriaRule.figureKind')}
          value={textAt(operand, 'kind')}
          offers={OPERAND_OFFERS}
          onChange={choose}
        />
      </div>
      <OwnFields path={path} operand={operand} onChange={onChange} />
    </>
  );
}

function OwnFields(props: OperandFormProps): ReactNode {
  const { operand } = props;
  switch (textAt(operand, 'kind')) {
    case 'ratio':
      return (
        <>
          <div className={formStyles['pair']}>
            <Line {...props} name="numeratorLabel" label={t('criteriaRule.numeratorLabel')} />
            <Line {...props} name="denominatorLabel" label={t('criteriaRule.denominatorLabel')} />
          </div>
          <Tick {...props} name="proper" label={t('criteriaRule.proper')} />
        </>
      );
    case 'number':
      return (
        <>
          <div className={formStyles['triple']}>
            <Line {...props} name="unit" label={t('criteriaRule.unitWord')} />
            <Figure {...props} name="minimum" label={t('criteriaRule.lowestFigure')} />
            <Figure {...props} name="maximum" label={t('criteriaRule.highestFigure')} />
          </div>
          <Tick {...props} name="percent" label={t('criteriaRule.percent')} />
        </>
      );
    case 'choice':
      return <Options {...props} />;
    case 'date':
      return (
        <div className={formStyles['pair']}>
          <DayField
            path={`${props.path}.deadline`}
            label={t('criteriaRule.deadline')}
            value={textAt(operand, 'deadline')}
            onChange={(typed) => {
              const read = parseDay(typed);
              props.onChange(put(operand, 'deadline', read.ok ? read.value : typed));
            }}
          />
        </div>
      );
    case 'imported':
      return (
        <div className={formStyles['pair']}>
          <Line {...props} name="system" label={t('criteriaRule.system')} />
          <Line {...props} name="indicator" label={t('criteriaRule.indicator')} />
        </div>
      );
    case 'surveyMean':
      return (
        <div className={formStyles['pair']}>
          <Figure {...props} name="scale" label={t('criteriaRule.surveyScale')} />
        </div>
      );
    case 'statistic':
      return (
        <div className={formStyles['pair']}>
          <Line {...props} name="statisticCode" label={t('criteriaRule.statisticCode')} />
        </div>
      );
    case 'count':
    case 'previous':
    case 'planned':
    case 'scores':
      return (
        <div className={formStyles['pair']}>
          <Line {...props} name="unit" label={t('criteriaRule.unitWord')} />
        </div>
      );
    default:
      return null;
  }
}

interface PartProps extends OperandFormProps {
  readonly name: string;
  readonly label: string;
}

function Line({ path, operand, onChange, name, label }: PartProps): ReactNode {
  return (
    <LineField
      path={`${path}.${name}`}
      label={label}
      value={textAt(operand, name)}
      onChange={(value) => onChange(put(operand, name, value))}
    />
  );
}

function Figure({ path, operand, onChange, name, label }: PartProps): ReactNode {
  return (
    <FigureField
      path={`${path}.${name}`}
      label={label}
      value={textAt(operand, name)}
      onChange={(value) => onChange(put(operand, name, value))}
    />
  );
}

function Tick({ path, operand, onChange, name, label }: PartProps): ReactNode {
  return (
    <TickField
      path={`${path}.${name}`}
      label={label}
      value={flagAt(operand, name)}
      onChange={(value) => onChange(put(operand, name, value))}
    />
  );
}

function Options({ path, operand, onChange }: OperandFormProps): ReactNode {
  const options = listAt(operand, 'options');
  const set = (next: readonly LooseObject[]): void => onChange(put(operand, 'options', next));
  const add = (): void => {
    const taken = new Set(options.map((option) => textAt(option, 'key')));
    let number = options.length + 1;
    while (taken.has(`a${number}`)) number += 1;
    set([...options, { key: `a${number}`, label: '' }]);
  };
  return (
    <>
      {options.map((option, index) => {
        const name = t('criteriaRule.option', { n: index + 1 });
        return (
          <div key={textAt(option, 'key') || index} className={formStyles['inline']}>
            <LineField
              bare
              path={`${path}.options.${index}.label`}
              label={name}
              value={textAt(option, 'label')}
              onChange={(label) => set(replaceAt(options, index, put(option, 'label', label)))}
            />
            <LineButtons
              name={name}
              index={index}
              count={options.length}
              onMove={(to) => set(moved(options, index, to))}
              onRemove={() => set(without(options, index))}
            />
          </div>
        );
      })}
      <AddButton label={t('criteriaRule.addOption')} onClick={add} />
    </>
  );
}
