import type { ReactNode } from 'react';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, FigureField } from '#renderer/features/criteria/editor/fields.tsx';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import { AwardLine } from '#renderer/features/criteria/rules/award-field.tsx';
import { LadderTable } from '#renderer/features/criteria/rules/ladder-table.tsx';
import { partAt, put, textAt } from '#renderer/features/criteria/rules/loose.ts';
import { isShareMeasure, MeasureField } from '#renderer/features/criteria/rules/measure-field.tsx';
import type { RuleFormProps } from '#renderer/features/criteria/rules/rule-form-types.ts';
import { NEW_STEPS } from '#renderer/features/criteria/rules/rule-kinds.ts';

interface ValueProps extends RuleFormProps {
  readonly name?: string;
  readonly label?: string;
}

function ValueField({
  path,
  rule,
  operands,
  onChange,
  name = 'value',
  label = t('criteriaRule.measured'),
}: ValueProps): ReactNode {
  return (
    <MeasureField
      path={`${path}.${name}`}
      label={label}
      measure={partAt(rule, name)}
      operands={operands}
      onChange={(measure) => onChange(put(rule, name, measure))}
    />
  );
}

interface RuleFigureProps extends RuleFormProps {
  readonly name: string;
  readonly label: string;
  readonly share?: boolean;
  readonly unit?: string;
  /** An empty figure is none at all. */
  readonly nullable?: boolean;
}

/** One figure of a rule. */
export function RuleFigure(props: RuleFigureProps): ReactNode {
  const { path, rule, onChange, name, label, share = false, unit, nullable = false } = props;
  return (
    <FigureField
      path={`${path}.${name}`}
      label={label}
      share={share}
      {...(unit === undefined ? {} : { unit })}
      value={textAt(rule, name)}
      onChange={(value) => onChange(put(rule, name, nullable && value === '' ? null : value))}
    />
  );
}

/** "Theo bậc". */
export function LadderForm(props: RuleFormProps): ReactNode {
  const { path, rule, operands, onChange } = props;
  return (
    <>
      <ValueField {...props} />
      <LadderTable
        path={path}
        ladder={rule}
        share={isShareMeasure(partAt(rule, 'value'), operands)}
        onChange={onChange}
      />
    </>
  );
}

/** "Tỷ lệ thuận". */
export function LinearForm(props: RuleFormProps): ReactNode {
  const share = isShareMeasure(partAt(props.rule, 'value'), props.operands);
  return (
    <>
      <ValueField {...props} />
      <div className={formStyles['pair']}>
        <RuleFigure {...props} name="full" share={share} label={t('criteriaRule.full')} />
      </div>
    </>
  );
}

/** "Tỷ lệ thuận có ngưỡng". */
export function LincutForm(props: RuleFormProps): ReactNode {
  const share = isShareMeasure(partAt(props.rule, 'value'), props.operands);
  return (
    <>
      <ValueField {...props} />
      <div className={formStyles['pair']}>
        <RuleFigure {...props} name="low" share={share} label={t('criteriaRule.low')} />
        <RuleFigure {...props} name="high" share={share} label={t('criteriaRule.high')} />
      </div>
    </>
  );
}

/** "Theo số lượng". */
export function UnitForm(props: RuleFormProps): ReactNode {
  return (
    <>
      <ValueField {...props} name="count" label={t('criteriaRule.counted')} />
      <div className={formStyles['pair']}>
        <RuleFigure
          {...props}
          name="pointsEach"
          unit={t('criteriaRule.unitPoints')}
          label={t('criteriaRule.pointsEach')}
        />
        <RuleFigure
          {...props}
          name="cap"
          nullable
          unit={t('criteriaRule.unitPoints')}
          label={t('criteriaRule.cap')}
        />
      </div>
    </>
  );
}

const PARTIAL = [
  { value: 'ignored', label: t('criteriaRule.partialIgnored') },
  { value: 'counted', label: t('criteriaRule.partialCounted') },
  { value: 'proportional', label: t('criteriaRule.partialProportional') },
];

/** "Tăng dần theo bước". */
export function IncrForm(props: RuleFormProps): ReactNode {
  const { path, rule, operands, onChange } = props;
  const share = isShareMeasure(partAt(rule, 'value'), operands);
  const unit = t('criteriaRule.unitPoints');
  return (
    <>
      <ValueField {...props} />
      <div className={formStyles['pair']}>
        <RuleFigure {...props} name="base" share={share} label={t('criteriaRule.base')} />
        <RuleFigure {...props} name="basePoints" unit={unit} label={t('criteriaRule.basePoints')} />
        <RuleFigure {...props} name="step" share={share} label={t('criteriaRule.stepSize')} />
        <RuleFigure {...props} name="stepPoints" unit={unit} label={t('criteriaRule.stepPoints')} />
        <RuleFigure {...props} name="cap" nullable unit={unit} label={t('criteriaRule.cap')} />
        <ChoiceField
          path={`${path}.partialStep`}
          label={t('criteriaRule.partialStep')}
          value={textAt(rule, 'partialStep')}
          offers={PARTIAL}
          onChange={(partial) => onChange(put(rule, 'partialStep', partial))}
        />
      </div>
    </>
  );
}

const TOLERANCES = [
  { value: 'absolute', label: t('criteriaRule.toleranceAbsolute') },
  { value: 'relative', label: t('criteriaRule.toleranceRelative') },
];

/** "So với kỳ trước". */
export function YoyForm(props: RuleFormProps): ReactNode {
  const { path, rule, onChange } = props;
  const award = (name: 'higher' | 'equal' | 'lower', label: string): ReactNode => (
    <AwardLine
      path={`${path}.${name}`}
      label={label}
      award={partAt(rule, name)}
      onChange={(next) => onChange(put(rule, name, next))}
    />
  );
  return (
    <>
      <div className={formStyles['pair']}>
        <ValueField {...props} name="current" label={t('criteriaRule.current')} />
        <ValueField {...props} name="previous" label={t('criteriaRule.previous')} />
      </div>
      {award('higher', t('criteriaRule.higher'))}
      {award('equal', t('criteriaRule.equal'))}
      {award('lower', t('criteriaRule.lower'))}
      <div className={formStyles['pair']}>
        <RuleFigure
          {...props}
          name="tolerance"
          share={textAt(rule, 'toleranceKind') === 'relative'}
          label={t('criteriaRule.tolerance')}
        />
        <ChoiceField
          path={`${path}.toleranceKind`}
          label={t('criteriaRule.toleranceKind')}
          value={textAt(rule, 'toleranceKind')}
          offers={TOLERANCES}
          onChange={(kind) => onChange(put(rule, 'toleranceKind', kind))}
        />
      </div>
    </>
  );
}

const PLAN_WAYS = [
  { value: 'linear', label: t('criteriaRule.planLinear') },
  { value: 'ladder', label: t('criteriaRule.planLadder') },
  { value: 'reached', label: t('criteriaRule.planReached') },
];

/** "So với kế hoạch". */
export function PlanForm(props: RuleFormProps): ReactNode {
  const { path, rule, onChange } = props;
  const by = partAt(rule, 'by');
  const kind = textAt(by, 'kind');
  const choose = (next: string): void => {
    const ladder = { kind: next, steps: [...NEW_STEPS], otherwise: { kind: 'points', points: '0' } };
    const fresh =
      next === 'ladder' ? ladder : next === 'reached' ? { kind: next, atLeast: '100 %' } : { kind: next };
    onChange(put(rule, 'by', fresh));
  };
  return (
    <>
      <div className={formStyles['pair']}>
        <ValueField {...props} label={t('criteriaRule.done')} />
        <ValueField {...props} name="plan" label={t('criteriaRule.planned')} />
      </div>
      <ChoiceField
        path={`${path}.by.kind`}
        label={t('criteriaRule.planBy')}
        value={kind}
        offers={PLAN_WAYS}
        onChange={choose}
      />
      {kind === 'ladder' ? (
        <LadderTable
          share
          path={`${path}.by`}
          ladder={by}
          onChange={(next) => onChange(put(rule, 'by', next))}
        />
      ) : null}
      {kind === 'reached' ? (
        <RuleFigure
          {...props}
          path={`${path}.by`}
          rule={by}
          name="atLeast"
          share
          label={t('criteriaRule.reachedFrom')}
          onChange={(next) => onChange(put(rule, 'by', next))}
        />
      ) : null}
    </>
  );
}
