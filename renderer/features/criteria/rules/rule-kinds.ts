import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import type { OperandKind } from '#shared/schemas/criteria-operand.ts';
import type { RuleKind } from '#shared/schemas/criteria-rule.ts';
import { t, type PlainKey } from '#renderer/i18n/translate.ts';
import { textAt } from '#renderer/features/criteria/rules/loose.ts';
import {
  FIGURE_KINDS,
  isUntouched,
  withNewOperand,
} from '#renderer/features/criteria/rules/operand-kinds.ts';

/** Name and one line of explanation of every way to score, the most used first. */
const WORDS = {
  MANUAL: ['criteriaRule.manual', 'criteriaRule.manualText'],
  BOOL: ['criteriaRule.bool', 'criteriaRule.boolText'],
  LADDER: ['criteriaRule.ladder', 'criteriaRule.ladderText'],
  LINEAR: ['criteriaRule.linear', 'criteriaRule.linearText'],
  LINCUT: ['criteriaRule.lincut', 'criteriaRule.lincutText'],
  CHECK: ['criteriaRule.check', 'criteriaRule.checkText'],
  CHOICE: ['criteriaRule.choice', 'criteriaRule.choiceText'],
  ALL: ['criteriaRule.all', 'criteriaRule.allText'],
  ANY: ['criteriaRule.any', 'criteriaRule.anyText'],
  UNIT: ['criteriaRule.unit', 'criteriaRule.unitText'],
  INCR: ['criteriaRule.incr', 'criteriaRule.incrText'],
  DEDUCT: ['criteriaRule.deduct', 'criteriaRule.deductText'],
  YOY: ['criteriaRule.yoy', 'criteriaRule.yoyText'],
  PLAN: ['criteriaRule.plan', 'criteriaRule.planText'],
  MEAN: ['criteriaRule.mean', 'criteriaRule.meanText'],
  EXT: ['criteriaRule.ext', 'criteriaRule.extText'],
  SURVEY: ['criteriaRule.survey', 'criteriaRule.surveyText'],
  VETO: ['criteriaRule.veto', 'criteriaRule.vetoText'],
} as const satisfies Record<RuleKind, readonly [PlainKey, PlainKey]>;

export const RULE_KINDS = Object.keys(WORDS) as readonly RuleKind[];

/** The kind of a loose rule, or null where it names none. */
export function ruleKindOf(rule: LooseObject): RuleKind | null {
  return RULE_KINDS.find((kind) => kind === textAt(rule, 'kind')) ?? null;
}

/** What a way to score is called. */
export function ruleName(kind: RuleKind): string {
  return t(WORDS[kind][0]);
}

/** What a way to score means, in one line. */
export function ruleExplanation(kind: RuleKind): string {
  return t(WORDS[kind][1]);
}

const FULL = { kind: 'share', share: '1' } as const;
const NONE = { kind: 'points', points: '0' } as const;
const OTHERWISE = NONE;

/** Takes a figure of a fitting kind that the row already has, or adds one. */
class Figures {
  operands: readonly LooseObject[];
  readonly taken = new Set<string>();

  constructor(operands: readonly LooseObject[]) {
    this.operands = operands;
  }

  take(kinds: readonly OperandKind[], otherwise: OperandKind, label?: string): string {
    const held = this.operands.find((operand) => {
      const fits = kinds.some((kind) => kind === textAt(operand, 'kind'));
      return fits && !this.taken.has(textAt(operand, 'key'));
    });
    if (held) {
      const key = textAt(held, 'key');
      this.taken.add(key);
      return key;
    }
    const added = withNewOperand(this.operands, otherwise, label);
    this.operands = added.operands;
    this.taken.add(added.key);
    return added.key;
  }

  figure(otherwise: OperandKind): LooseObject {
    return { kind: 'operand', operand: this.take(FIGURE_KINDS, otherwise) };
  }
}

/** A ladder as it starts: two steps in percent. */
export const NEW_STEPS: readonly LooseObject[] = [
  { op: '>=', bound: '80 %', award: FULL },
  { op: '>=', bound: '50 %', award: { kind: 'share', share: '50 %' } },
];

function freshRule(kind: RuleKind, figures: Figures, maximum: string): LooseObject {
  const yesNo = (): string => figures.take(['yesNo'], 'yesNo');
  switch (kind) {
    case 'BOOL':
      return { kind, operand: yesNo() };
    case 'CHOICE': {
      const operand = figures.take(['choice'], 'choice');
      const held = figures.operands.find((each) => textAt(each, 'key') === operand);
      const options = Array.isArray(held?.['options']) ? held['options'] : [];
      const awards = options.map((option, index) => ({
        option:
          typeof option === 'object' && option !== null && !Array.isArray(option)
            ? (option['key'] ?? '')
            : '',
        award: index === 0 ? FULL : NONE,
      }));
      return { kind, operand, awards };
    }
    case 'ALL':
    case 'ANY':
      return { kind, conditions: [{ kind: 'isYes', operand: yesNo() }], otherwise: OTHERWISE };
    case 'CHECK':
      return {
        kind,
        parts: [
          {
            code: 'a',
            label: t('criteriaRule.newPart', { n: 1 }),
            points: maximum,
            rule: { kind: 'BOOL', operand: yesNo() },
          },
        ],
      };
    case 'LADDER':
      return { kind, value: figures.figure('ratio'), steps: [...NEW_STEPS], otherwise: OTHERWISE };
    case 'LINEAR':
      return { kind, value: figures.figure('ratio') };
    case 'LINCUT':
      return { kind, value: figures.figure('ratio'), low: '90 %', high: '100 %' };
    case 'UNIT':
      return { kind, count: figures.figure('count'), pointsEach: '', cap: null };
    case 'INCR':
      return {
        kind,
        value: figures.figure('number'),
        base: '',
        basePoints: '',
        step: '',
        stepPoints: '',
        cap: null,
        partialStep: 'ignored',
      };
    case 'DEDUCT':
      return {
        kind,
        start: FULL,
        events: [
          {
            label: t('criteriaRule.newEvent', { n: 1 }),
            count: figures.figure('count'),
            excused: null,
            loss: { kind: 'share', share: '25 %' },
          },
        ],
        floor: '0',
      };
    case 'VETO':
      return {
        kind,
        when: { kind: 'isYes', operand: yesNo() },
        scope: 'leaf',
        award: NONE,
        label: t('criteriaRule.newVeto'),
        rule: { kind: 'MANUAL', reasonRequired: true },
      };
    case 'YOY':
      return {
        kind,
        current: { kind: 'operand', operand: figures.take(['number', 'ratio', 'count'], 'number') },
        previous: { kind: 'operand', operand: figures.take(['previous'], 'previous') },
        tolerance: '0',
        toleranceKind: 'absolute',
        higher: FULL,
        equal: { kind: 'share', share: '50 %' },
        lower: NONE,
      };
    case 'PLAN':
      return {
        kind,
        value: { kind: 'operand', operand: figures.take(['number', 'count'], 'number') },
        plan: { kind: 'operand', operand: figures.take(['planned'], 'planned') },
        by: { kind: 'linear' },
      };
    case 'EXT':
      return { kind, operand: figures.take(['imported'], 'imported'), as: 'points' };
    case 'SURVEY':
      return { kind, operand: null };
    case 'MEAN':
      return { kind, items: [figures.take(['scores'], 'scores')], rounding: null, scale: null };
    case 'MANUAL':
      return { kind, reasonRequired: true };
  }
}

/** Every key a rule names, nested parts included. */
export function keysIn(rule: unknown): ReadonlySet<string> {
  const keys = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null)
      for (const [name, part] of Object.entries(value)) visit(name, part);
  };
  const visit = (name: string, part: unknown): void => {
    const named = name === 'operand' ? [part] : name === 'items' && Array.isArray(part) ? part : [];
    for (const key of named) if (typeof key === 'string') keys.add(key);
    look(part);
  };
  look(rule);
  return keys;
}

/** A rule with the figures it works on. */
export interface RuleWithFigures {
  readonly rule: LooseObject;
  readonly operands: readonly LooseObject[];
}

/**
 * A rule of another kind over the figures the row has; what is missing is added. Figures that were added by themselves,
 * never touched and are not used any more go again; those somebody typed in stay.
 */
export function changeRuleKind(
  kind: RuleKind,
  operands: readonly LooseObject[],
  maximum: string,
  /** Keys used elsewhere in the same row (other parts of a sum). */
  keep: ReadonlySet<string> = new Set(),
): RuleWithFigures {
  const touched = operands.filter((operand) => keep.has(textAt(operand, 'key')) || !isUntouched(operand));
  const figures = new Figures(touched);
  for (const key of keep) figures.taken.add(key);
  const rule = freshRule(kind, figures, maximum);
  return { rule, operands: figures.operands };
}
