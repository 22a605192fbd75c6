import { assertNever } from '#shared/lib/result.ts';
import type { OperandKind } from '#shared/schemas/criteria-operand.ts';
import type { Condition, LadderStep, Measure, Rule } from '#shared/schemas/criteria-rule.ts';

/** One place where a rule uses an operand, and the kinds of operand that fit there. */
export interface OperandUse {
  readonly operand: string;
  readonly fits: readonly OperandKind[];
}

const FIGURES: readonly OperandKind[] = [
  'number',
  'ratio',
  'count',
  'previous',
  'planned',
  'imported',
  'surveyMean',
  'statistic',
];

function measureUses(measure: Measure): readonly OperandUse[] {
  switch (measure.kind) {
    case 'operand':
      return [{ operand: measure.operand, fits: FIGURES }];
    case 'constant':
      return [];
    case 'sum':
      return measure.of.flatMap(measureUses);
    case 'difference':
      return [...measureUses(measure.of), ...measureUses(measure.minus)];
    case 'quotient':
      return [...measureUses(measure.of), ...measureUses(measure.by)];
    default:
      return assertNever(measure);
  }
}

function conditionUses(condition: Condition): readonly OperandUse[] {
  switch (condition.kind) {
    case 'isYes':
    case 'isNo':
      return [{ operand: condition.operand, fits: ['yesNo'] }];
    case 'chosen':
      return [{ operand: condition.operand, fits: ['choice'] }];
    case 'onTime':
      return [{ operand: condition.operand, fits: ['date'] }];
    case 'compare':
      return measureUses(condition.value);
    case 'allOf':
    case 'anyOf':
      return condition.conditions.flatMap(conditionUses);
    default:
      return assertNever(condition);
  }
}

/** Every use of an operand in a rule, nested rules included. */
export function operandUses(rule: Rule): readonly OperandUse[] {
  switch (rule.kind) {
    case 'BOOL':
      return [{ operand: rule.operand, fits: ['yesNo'] }];
    case 'CHOICE':
      return [{ operand: rule.operand, fits: ['choice'] }];
    case 'ALL':
    case 'ANY':
      return rule.conditions.flatMap(conditionUses);
    case 'CHECK':
      return rule.parts.flatMap((part) => operandUses(part.rule));
    case 'LADDER':
    case 'LINEAR':
    case 'LINCUT':
    case 'INCR':
      return measureUses(rule.value);
    case 'UNIT':
      return measureUses(rule.count);
    case 'DEDUCT':
      return rule.events.flatMap((event) => [
        ...measureUses(event.count),
        ...(event.excused === null ? [] : measureUses(event.excused)),
      ]);
    case 'VETO':
      return [...conditionUses(rule.when), ...operandUses(rule.rule)];
    case 'YOY':
      return [...measureUses(rule.current), ...measureUses(rule.previous)];
    case 'PLAN':
      return [...measureUses(rule.value), ...measureUses(rule.plan)];
    case 'EXT':
      return [{ operand: rule.operand, fits: ['imported'] }];
    case 'SURVEY':
      return rule.operand === null ? [] : [{ operand: rule.operand, fits: ['surveyMean'] }];
    case 'MEAN':
      return rule.items.map((operand) => ({ operand, fits: [...FIGURES, 'scores'] }));
    case 'MANUAL':
      return [];
    default:
      return assertNever(rule);
  }
}

/** The rule and every rule nested in it, outermost first. */
export function flattenRule(rule: Rule): readonly Rule[] {
  if (rule.kind === 'CHECK') return [rule, ...rule.parts.flatMap((part) => flattenRule(part.rule))];
  if (rule.kind === 'VETO') return [rule, ...flattenRule(rule.rule)];
  return [rule];
}

/** The ladder steps of a rule, if it has any. */
export function ladderStepsOf(rule: Rule): readonly LadderStep[] {
  if (rule.kind === 'LADDER') return rule.steps;
  return rule.kind === 'PLAN' && rule.by.kind === 'ladder' ? rule.by.steps : [];
}
