import type { ReactNode } from 'react';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import type { RuleKind } from '#shared/schemas/criteria-rule.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, FigureField, LineField } from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons, moved } from '#renderer/features/criteria/editor/list-buttons.tsx';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import { AwardLine } from '#renderer/features/criteria/rules/award-field.tsx';
import { ConditionField } from '#renderer/features/criteria/rules/condition-field.tsx';
import { listAt, partAt, put, replaceAt, textAt, without } from '#renderer/features/criteria/rules/loose.ts';
import { withNewOperand } from '#renderer/features/criteria/rules/operand-kinds.ts';
import {
  changeRuleKind,
  keysIn,
  RULE_KINDS,
  ruleKindOf,
  ruleName,
} from '#renderer/features/criteria/rules/rule-kinds.ts';
import type { RuleFormProps } from '#renderer/features/criteria/rules/rule-form-types.ts';

/** Points by hand, by survey and from another system belong to a whole row, never to a part. */
const PART_KINDS = RULE_KINDS.filter((kind) => !['MANUAL', 'SURVEY', 'EXT', 'VETO'].includes(kind));
const INNER_KINDS = RULE_KINDS.filter((kind) => kind !== 'VETO');

interface NestedProps extends RuleFormProps {
  /** Draws the form of the inner rule; handed in, since that form may hold this one. */
  readonly render: (props: RuleFormProps) => ReactNode;
}

interface InnerProps extends NestedProps {
  readonly label: string;
  readonly kinds: readonly RuleKind[];
  readonly keep: ReadonlySet<string>;
}

function InnerRule({ label, kinds, keep, render, ...props }: InnerProps): ReactNode {
  const { path, rule, operands, maximum, onChange } = props;
  const choose = (value: string): void => {
    const kind = kinds.find((each) => each === value);
    if (!kind) return;
    const next = changeRuleKind(kind, operands, maximum, keep);
    onChange(next.rule, next.operands);
  };
  return (
    <>
      <ChoiceField
        path={`${path}.kind`}
        label={label}
        value={ruleKindOf(rule) ?? ''}
        offers={kinds.map((kind) => ({ value: kind, label: ruleName(kind) }))}
        onChange={choose}
      />
      {render(props)}
    </>
  );
}

/** "Cộng từng phần": parts with points and a rule each. */
export function CheckForm({ render, ...props }: NestedProps): ReactNode {
  const { path, rule, operands, onChange } = props;
  const parts = listAt(rule, 'parts');
  const set = (next: readonly LooseObject[], more?: readonly LooseObject[]): void =>
    onChange(put(rule, 'parts', next), more);
  const add = (): void => {
    const { operands: more, key } = withNewOperand(operands, 'yesNo');
    const code = String.fromCodePoint(97 + (parts.length % 26));
    set(
      [
        ...parts,
        {
          code,
          label: t('criteriaRule.newPart', { n: parts.length + 1 }),
          points: '',
          rule: { kind: 'BOOL', operand: key },
        },
      ],
      more,
    );
  };
  return (
    <>
      {parts.map((part, index) => {
        const name = t('criteriaRule.part', { n: index + 1 });
        const others = keysIn(without(parts, index));
        const change = (key: string, value: string): void =>
          set(replaceAt(parts, index, put(part, key, value)));
        return (
          <fieldset key={index} className={formStyles['sub']}>
            <legend className="visually-hidden">{name}</legend>
            <div className={formStyles['head']}>
              <LineField
                path={`${path}.parts.${index}.code`}
                label={t('criteriaRule.partCode')}
                value={textAt(part, 'code')}
                onChange={(code) => change('code', code)}
              />
              <LineField
                path={`${path}.parts.${index}.label`}
                label={t('criteriaRule.partLabel')}
                value={textAt(part, 'label')}
                onChange={(label) => change('label', label)}
              />
              <FigureField
                path={`${path}.parts.${index}.points`}
                label={t('criteriaRule.partPoints')}
                value={textAt(part, 'points')}
                onChange={(points) => change('points', points)}
              />
            </div>
            <InnerRule
              {...props}
              render={render}
              label={t('criteriaRule.partRule')}
              kinds={PART_KINDS}
              keep={others}
              path={`${path}.parts.${index}.rule`}
              rule={partAt(part, 'rule')}
              maximum={textAt(part, 'points')}
              onChange={(next, more) => set(replaceAt(parts, index, put(part, 'rule', next)), more)}
            />
            <LineButtons
              name={name}
              index={index}
              count={parts.length}
              onMove={(to) => set(moved(parts, index, to))}
              onRemove={() => set(without(parts, index))}
            />
          </fieldset>
        );
      })}
      <AddButton label={t('criteriaRule.addPart')} onClick={add} />
    </>
  );
}

const SCOPES = [
  { value: 'leaf', label: t('criteriaRule.scopeLeaf') },
  { value: 'criterion', label: t('criteriaRule.scopeCriterion') },
  { value: 'class', label: t('criteriaRule.scopeClass') },
];

/** "Điều kiện loại": an event that forces a value, over another rule. */
export function VetoForm({ render, ...props }: NestedProps): ReactNode {
  const { path, rule, operands, onChange } = props;
  const forces = rule['award'] !== null && rule['award'] !== undefined;
  return (
    <>
      <LineField
        path={`${path}.label`}
        label={t('criteriaRule.vetoLabel')}
        value={textAt(rule, 'label')}
        onChange={(label) => onChange(put(rule, 'label', label))}
      />
      <ConditionField
        path={`${path}.when`}
        label={t('criteriaRule.vetoWhen')}
        condition={partAt(rule, 'when')}
        operands={operands}
        onChange={(when) => onChange(put(rule, 'when', when))}
      />
      <div className={formStyles['pair']}>
        <ChoiceField
          path={`${path}.scope`}
          label={t('criteriaRule.vetoScope')}
          value={textAt(rule, 'scope')}
          offers={SCOPES}
          onChange={(scope) => onChange(put(rule, 'scope', scope))}
        />
        <ChoiceField
          path={`${path}.award`}
          label={t('criteriaRule.vetoAward')}
          value={forces ? 'forced' : 'kept'}
          offers={[
            { value: 'forced', label: t('criteriaRule.vetoForced') },
            { value: 'kept', label: t('criteriaRule.vetoKept') },
          ]}
          onChange={(way) =>
            onChange(put(rule, 'award', way === 'kept' ? null : { kind: 'points', points: '0' }))
          }
        />
      </div>
      {forces ? (
        <AwardLine
          path={`${path}.award`}
          label={t('criteriaRule.vetoForced')}
          award={partAt(rule, 'award')}
          onChange={(award) => onChange(put(rule, 'award', award))}
        />
      ) : null}
      <div className={formStyles['sub']}>
        <InnerRule
          {...props}
          render={render}
          label={t('criteriaRule.vetoInner')}
          kinds={INNER_KINDS}
          keep={keysIn(rule['when'])}
          path={`${path}.rule`}
          rule={partAt(rule, 'rule')}
          onChange={(next, more) => onChange(put(rule, 'rule', next), more)}
        />
      </div>
    </>
  );
}
