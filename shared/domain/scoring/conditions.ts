import { compareRational, type Rational } from '#shared/lib/rational.ts';
import { assertNever } from '#shared/lib/result.ts';
import type { CompareOp, Condition } from '#shared/schemas/criteria-rule.ts';
import { literal } from '#shared/domain/scoring/literals.ts';
import { evaluateMeasure } from '#shared/domain/scoring/measures.ts';
import { readOperand } from '#shared/domain/scoring/read-operand.ts';
import { noPoints, worseGap, type Gap, type Reading, type Scope } from '#shared/domain/scoring/scope.ts';
import type { TracedCondition } from '#shared/domain/scoring/trace-types.ts';

/** A condition answered, or why it cannot be. */
export type Answered =
  { readonly ok: true; readonly condition: TracedCondition } | { readonly ok: false; readonly gap: Gap };

/** How `value` stands to `bound`. */
export function compareBy(value: Rational, op: CompareOp, bound: Rational): boolean {
  const order = compareRational(value, bound);
  switch (op) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '=':
      return order === 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    default:
      return assertNever(op);
  }
}

function labelOf(scope: Scope, key: string): string {
  return scope.operands.get(key)?.label ?? key;
}

function wrongKind(scope: Scope, key: string): never {
  throw new Error(`Leaf ${scope.node.code}: operand ${key} does not fit its condition`);
}

function answerFrom(
  scope: Scope,
  key: string,
  use: (reading: Exclude<Reading, { state: 'gap' }>) => TracedCondition,
): Answered {
  const reading = readOperand(scope, key);
  return reading.state === 'gap' ? noPoints(reading.gap) : { ok: true, condition: use(reading) };
}

function answerYesNo(scope: Scope, key: string, wanted: boolean): Answered {
  return answerFrom(scope, key, (reading) => {
    if (reading.state !== 'yesNo') return wrongKind(scope, key);
    return { kind: 'yesNo', label: labelOf(scope, key), yes: reading.yes, met: reading.yes === wanted };
  });
}

function answerChosen(scope: Scope, key: string, options: readonly string[]): Answered {
  return answerFrom(scope, key, (reading) => {
    if (reading.state !== 'option') return wrongKind(scope, key);
    const met = options.includes(reading.option);
    return { kind: 'chosen', label: labelOf(scope, key), option: reading.label, met };
  });
}

function answerOnTime(scope: Scope, key: string): Answered {
  return answerFrom(scope, key, (reading) => {
    if (reading.state !== 'day') return wrongKind(scope, key);
    const { day, deadline } = reading;
    return { kind: 'onTime', label: labelOf(scope, key), day, deadline, met: day <= deadline };
  });
}

/** A group of conditions answered as far as they can be. */
export interface AnsweredGroup {
  readonly conditions: readonly TracedCondition[];
  /** The weightiest reason why some could not be answered; null where all were. */
  readonly gap: Gap | null;
}

/** Looks at every condition of a list. */
export function answerEach(scope: Scope, conditions: readonly Condition[]): AnsweredGroup {
  const traced: TracedCondition[] = [];
  let gap: Gap | null = null;
  for (const condition of conditions) {
    const answered = evaluateCondition(scope, condition);
    if (answered.ok) traced.push(answered.condition);
    else gap = worseGap(gap, answered.gap);
  }
  return { conditions: traced, gap };
}

/**
 * Whether the group holds. One condition that fails settles "all", one that holds settles "any", even while other
 * figures are missing: a report never sent has no date. An unusable figure is always told first.
 */
export function settleGroup(group: AnsweredGroup, kind: 'allOf' | 'anyOf'): boolean | Gap {
  if (group.gap === 'invalid') return group.gap;
  const settling = kind === 'anyOf';
  if (group.conditions.some((condition) => condition.met === settling)) return settling;
  return group.gap ?? !settling;
}

function answerGroup(scope: Scope, kind: 'allOf' | 'anyOf', conditions: readonly Condition[]): Answered {
  const group = answerEach(scope, conditions);
  const met = settleGroup(group, kind);
  if (typeof met === 'string') return noPoints(met);
  return { ok: true, condition: { kind, conditions: group.conditions, met } };
}

/** Answers one condition from the operands. */
export function evaluateCondition(scope: Scope, condition: Condition): Answered {
  switch (condition.kind) {
    case 'isYes':
      return answerYesNo(scope, condition.operand, true);
    case 'isNo':
      return answerYesNo(scope, condition.operand, false);
    case 'chosen':
      return answerChosen(scope, condition.operand, condition.options);
    case 'onTime':
      return answerOnTime(scope, condition.operand);
    case 'compare': {
      const value = evaluateMeasure(scope, condition.value);
      if (!value.ok) return value;
      const bound = literal(condition.bound);
      const met = compareBy(value.measure.value, condition.op, bound);
      return {
        ok: true,
        condition: { kind: 'compare', measure: value.measure, op: condition.op, bound, met },
      };
    }
    case 'allOf':
    case 'anyOf':
      return answerGroup(scope, condition.kind, condition.conditions);
    default:
      return assertNever(condition);
  }
}
