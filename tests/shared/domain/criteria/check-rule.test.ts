import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { criteriaSetSchema, type CriteriaSet } from '#shared/schemas/criteria-set.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { figure, ladder, MANUAL, pts, yesPart, type LeafInput } from '#db/seed/set-builder.ts';
import { makeField, makeLeaf, makeSet, RATIO } from '#tests/shared/domain/scoring/leaf-kit.ts';

const VALUE = figure('r');
const LINEAR: LeafInput = { rule: { kind: 'LINEAR', value: VALUE }, operands: [RATIO] };

function codesOf(set: CriteriaSet): readonly string[] {
  return checkCriteriaSet(criteriaSetSchema.parse(JSON.parse(JSON.stringify(set)))).map(
    ({ severity, code }) => `${severity} ${code}`,
  );
}

function ofLeaf(leaf: LeafInput, maximum = '1'): readonly string[] {
  return codesOf(makeSet([makeField('1', [makeLeaf(maximum, leaf)])]));
}

function ofRule(rule: Rule, operands: LeafInput['operands'] = [RATIO], maximum = '1'): readonly string[] {
  return ofLeaf({ rule, operands: operands ?? [] }, maximum);
}

describe('rules', () => {
  it('operands that are missing, of another kind, twice, or not used', () => {
    expect(ofRule({ kind: 'BOOL', operand: 'x' }, [])).toEqual(['error UNKNOWN_OPERAND']);
    expect(ofRule({ kind: 'BOOL', operand: 'r' })).toEqual(['error WRONG_OPERAND_KIND']);
    expect(ofRule({ kind: 'LINEAR', value: VALUE }, [RATIO, RATIO])).toEqual(['error DUPLICATE_OPERAND']);
    expect(ofRule(MANUAL)).toEqual(['warning UNUSED_OPERAND']);
  });

  it('choices without an award, awards without a choice', () => {
    const options = [
      { key: 'a', label: 'A' },
      { key: 'b', label: 'B' },
    ];
    const awards = [
      { option: 'a', award: pts('1') },
      { option: 'c', award: pts('0') },
    ];
    expect(
      ofRule({ kind: 'CHOICE', operand: 'c', awards }, [{ kind: 'choice', key: 'c', label: 'C', options }]),
    ).toEqual(['error OPTION_WITHOUT_AWARD', 'error AWARD_WITHOUT_OPTION']);
  });

  const step = (op: '>=' | '>' | '<=' | '<', bound: string, literal: string) => ({
    op,
    bound,
    award: pts(literal),
  });

  it.each([
    ['lower bound first', [step('>=', '0.5', '1'), step('>=', '0.8', '0.5')]],
    ['the same bound twice', [step('>=', '0.8', '1'), step('>', '0.8', '0.5')]],
    [
      'two steps that take everything',
      [step('>=', '0.5', '1'), step('<', '0.8', '0.5'), step('<', '0.2', '0.25')],
    ],
  ])('a ladder step that can never decide: %s', (_, steps) => {
    expect(ofRule({ kind: 'LADDER', value: VALUE, steps, otherwise: pts('0') })).toContain(
      'error UNREACHABLE_STEP',
    );
  });

  it('"> 90" before "≥ 90" is a step of its own; a ladder downwards is fine', () => {
    const both = [step('>', '0.9', '1'), step('>=', '0.9', '0.5')];
    expect(ofRule({ kind: 'LADDER', value: VALUE, steps: both, otherwise: pts('0') })).toEqual([]);
    const down = [step('<', '0.05', '1'), step('<=', '0.1', '0.5')];
    expect(ofRule({ kind: 'LADDER', value: VALUE, steps: down, otherwise: pts('0') })).toEqual([]);
  });

  it('points that fall as the bound rises', () => {
    expect(
      ofRule(
        ladder(VALUE, [
          ['0.8', '0.5'],
          ['0.5', '1'],
        ]),
      ),
    ).toEqual(['warning STEPS_NOT_MONOTONE']);
  });

  it('a ladder inside PLAN is looked at too', () => {
    const by = {
      kind: 'ladder' as const,
      steps: [step('>=', '0.5', '1'), step('>=', '0.9', '0.5')],
      otherwise: pts('0'),
    };
    expect(ofRule({ kind: 'PLAN', value: VALUE, plan: VALUE, by })).toContain('error UNREACHABLE_STEP');
  });

  it('bounds the wrong way round, and division by nothing', () => {
    expect(ofRule({ kind: 'LINCUT', value: VALUE, low: '0.9', high: '0.5' })).toEqual([
      'error BOUNDS_REVERSED',
    ]);
    expect(ofRule({ kind: 'LINEAR', value: VALUE, full: '0.0' })).toEqual(['error ZERO_DIVISOR']);
    const mean: Rule = { kind: 'MEAN', items: ['r'], rounding: null, scale: '0' };
    expect(ofRule(mean)).toEqual(['error ZERO_DIVISOR']);
    const survey = { kind: 'surveyMean', key: 'm', label: 'M', scale: '0' } as const;
    expect(ofRule({ kind: 'SURVEY', operand: 'm' }, [survey])).toEqual(['error ZERO_DIVISOR']);
  });

  it('a rule that cannot reach the printed maximum, or goes beyond it, or below the minimum', () => {
    expect(ofRule(ladder(VALUE, [['0.8', '0.9']]))).toEqual(['error RULE_BELOW_MAXIMUM']);
    expect(ofRule(ladder(VALUE, [['0.8', '1.1']]))).toEqual(['error RULE_ABOVE_MAXIMUM']);
    expect(ofRule(ladder(VALUE, [['0.8', '1']], '-0.25'))).toEqual(['error RULE_BELOW_MINIMUM']);
    expect(
      ofLeaf({ ...LINEAR, rule: ladder(VALUE, [['0.8', '1']], '-0.25'), minimum: points('-0.25') }),
    ).toEqual([]);
  });

  it('parts of a sum that do not make up the maximum', () => {
    const operands = ['a', 'b'].map((key) => ({ kind: 'yesNo', key, label: key }) as const);
    const rule: Rule = { kind: 'CHECK', parts: [yesPart('a', 'A', '0.5'), yesPart('b', 'B', '0.25')] };
    expect(ofRule(rule, operands)).toEqual(['error RULE_BELOW_MAXIMUM']);
    expect(ofRule(rule, operands, '0.75')).toEqual([]);
  });

  it('points typed by hand inside a sum have no field of their own', () => {
    const rule: Rule = {
      kind: 'CHECK',
      parts: [{ code: 'a', label: 'A', points: points('1'), rule: MANUAL }],
    };
    expect(ofRule(rule, [])).toEqual(['error NESTED_ENTRY']);
  });
});
