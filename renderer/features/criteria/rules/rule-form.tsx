import type { ReactNode } from 'react';
import {
  IncrForm,
  LadderForm,
  LincutForm,
  LinearForm,
  PlanForm,
  UnitForm,
  YoyForm,
} from '#renderer/features/criteria/rules/measured-forms.tsx';
import { DeductForm } from '#renderer/features/criteria/rules/deduct-form.tsx';
import { CheckForm, VetoForm } from '#renderer/features/criteria/rules/nested-forms.tsx';
import {
  BoolForm,
  ChoiceForm,
  ConditionsForm,
  ExtForm,
  ManualForm,
  MeanForm,
  SurveyForm,
} from '#renderer/features/criteria/rules/simple-forms.tsx';
import { ruleKindOf } from '#renderer/features/criteria/rules/rule-kinds.ts';
import type { RuleFormProps } from '#renderer/features/criteria/rules/rule-form-types.ts';

const draw = (props: RuleFormProps): ReactNode => <RuleForm {...props} />;

/** The form of one way to score. */
export function RuleForm(props: RuleFormProps): ReactNode {
  switch (ruleKindOf(props.rule)) {
    case 'BOOL':
      return <BoolForm {...props} />;
    case 'CHOICE':
      return <ChoiceForm {...props} />;
    case 'ALL':
    case 'ANY':
      return <ConditionsForm {...props} />;
    case 'CHECK':
      return <CheckForm {...props} render={draw} />;
    case 'LADDER':
      return <LadderForm {...props} />;
    case 'LINEAR':
      return <LinearForm {...props} />;
    case 'LINCUT':
      return <LincutForm {...props} />;
    case 'UNIT':
      return <UnitForm {...props} />;
    case 'INCR':
      return <IncrForm {...props} />;
    case 'DEDUCT':
      return <DeductForm {...props} />;
    case 'VETO':
      return <VetoForm {...props} render={draw} />;
    case 'YOY':
      return <YoyForm {...props} />;
    case 'PLAN':
      return <PlanForm {...props} />;
    case 'EXT':
      return <ExtForm {...props} />;
    case 'SURVEY':
      return <SurveyForm {...props} />;
    case 'MEAN':
      return <MeanForm {...props} />;
    case 'MANUAL':
      return <ManualForm {...props} />;
    case null:
      return null;
  }
}
