import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import { figure, pts, yesPart, type LeafInput } from '#db/seed/set-builder.ts';
import { answer, makeField, makeLeaf, makeSet } from '#tests/shared/domain/scoring/leaf-kit.ts';
import { asked, measure, outcome, won } from '#tests/shared/domain/scoring/outcome-kit.ts';

const gap = (kind: 'missing' | 'invalid' | 'undefined') => ({ ok: false, gap: kind });
const entered = (enteredPoints: string, inputs: Readonly<Record<string, string>> = {}) =>
  answer(inputs, { enteredPoints });

function run(leaf: LeafInput, given: LeafAnswer) {
  const node = makeLeaf('2', leaf);
  return evaluateLeaf(makeSet([makeField('1', [node])]), node, given);
}

const MANUAL: Rule = { kind: 'MANUAL', reasonRequired: true };
const EXT: Rule = { kind: 'EXT', operand: 'i', as: 'points' };
const SURVEY: Rule = { kind: 'SURVEY', operand: 's' };
const mean = (items: readonly string[], scale: string | null): Rule => ({
  kind: 'MEAN',
  items: [...items],
  rounding: null,
  scale,
});
const incr = (step: string): Rule => ({
  kind: 'INCR',
  value: figure('n'),
  base: '0',
  basePoints: points('0'),
  step,
  stepPoints: points('0.5'),
  cap: points('1'),
  partialStep: 'ignored',
});
const yoy = (toleranceKind: 'absolute' | 'relative', tolerance: string): Rule => ({
  kind: 'YOY',
  current: figure('n'),
  previous: figure('m'),
  tolerance,
  toleranceKind,
  higher: pts('2'),
  equal: pts('1'),
  lower: pts('0'),
});

describe('no points, and why', () => {
  it.each<readonly [string, Rule, LeafAnswer, unknown]>([
    ['MANUAL, nothing typed', MANUAL, entered('  '), gap('missing')],
    ['MANUAL, not points', MANUAL, entered('x'), gap('invalid')],
    ['EXT, an unusable import is not replaced by hand', EXT, entered('1', { i: 'x' }), gap('invalid')],
    ['EXT, neither imported nor typed', EXT, answer({}), gap('missing')],
    ['SURVEY, nothing at all', SURVEY, entered(' '), gap('missing')],
    ['SURVEY without a mean, nothing typed', { kind: 'SURVEY', operand: null }, entered(''), gap('missing')],
    ['MEAN of nothing', mean([], null), answer({}), gap('undefined')],
  ])('%s', (_, rule, given, expected) => {
    expect(outcome(rule, given)).toEqual(expected);
  });

  it('a missing part of a sum is not given by the policy for undefined ones', () => {
    const rule: Rule = { kind: 'CHECK', parts: [yesPart('q', 'Q', '1')] };
    const operands: LeafInput['operands'] = [{ kind: 'yesNo', key: 'q', label: 'Q' }];
    const result = run({ rule, operands, notApplicable: { policy: 'FULL', when: 'x' } }, answer({}));
    expect(result).toMatchObject({ status: 'notScored', points: null });
  });
});

describe('bounds', () => {
  it('CHECK above the maximum is capped by the rule itself', () => {
    const parts = [yesPart('q', 'Một', '1.5'), yesPart('q2', 'Hai', '1.5')];
    const part = (code: string, label: string) => ({
      step: 'part',
      code,
      label,
      maximum: '3/2',
      points: '3/2',
      steps: [asked(code, true, true)],
    });
    const given = answer({ q: 'yes', q2: 'yes' });
    const capped = { step: 'capped', at: '2' };
    expect(outcome({ kind: 'CHECK', parts }, given)).toEqual(
      won('2', [part('q', 'Một'), part('q2', 'Hai'), capped]),
    );
  });

  it('INCR exactly at its cap is not capped', () => {
    const step = (steps: string) => ({ step: 'increment', base: '0', steps, each: '1/2' });
    expect(outcome(incr('10'), answer({ n: '20' }))).toEqual(won('1', [measure('n', '20'), step('2')]));
    expect(outcome(incr('10'), answer({ n: '30' }))).toEqual(
      won('1', [measure('n', '30'), step('3'), { step: 'capped', at: '1' }]),
    );
  });

  it.each([
    ['absolute', '5', '105', '1'],
    ['absolute', '5', '106', '2'],
    ['absolute', '5', '95', '1'],
    ['absolute', '5', '94', '0'],
    ['relative', '0.05', '105', '1'],
    ['relative', '0.05', '106', '2'],
    ['relative', '0.05', '94', '0'],
  ] as const)('YOY: %s tolerance %s, %s after 100 → %s', (kind, tolerance, n, expected) => {
    expect(outcome(yoy(kind, tolerance), answer({ n, m: '100' }))).toMatchObject({ points: expected });
  });

  it('a blank typed score does not stand in the way of a survey mean', () => {
    expect(outcome(SURVEY, entered('  ', { s: '5' }))).toMatchObject({ ok: true, points: '2' });
  });

  it('MANUAL: any points where the step is 0 or not set; blanks are no reason', () => {
    for (const step of [points('0'), null]) {
      expect(run({ rule: MANUAL, step }, entered('0,37')).points).toBe(points('0.37'));
    }
    const given = answer({}, { enteredPoints: '1', explanation: '  ' });
    expect(run({ rule: MANUAL }, given).problems).toEqual([
      { code: 'REASON_MISSING', severity: 'warning', details: {} },
    ]);
  });
});

describe('a broken rule breaks by name', () => {
  const typed = answer({ n: '3', q: 'yes', s: '4', i: '1' });

  it.each<readonly [Rule, string]>([
    [incr('0'), 'the step of INCR is zero'],
    [mean(['n', 'q'], null), 'item q of MEAN is not a figure'],
    [mean(['n'], '0'), 'the scale of MEAN is zero'],
    [{ kind: 'SURVEY', operand: 'n' }, 'SURVEY needs a survey mean'],
    [{ kind: 'SURVEY', operand: 'gone' }, 'SURVEY needs a survey mean'],
    [{ kind: 'EXT', operand: 'q', as: 'points' }, 'EXT needs an imported operand'],
    [{ kind: 'EXT', operand: 's', as: 'points' }, 'EXT needs an imported operand'],
    [{ kind: 'CHOICE', operand: 'q', awards: [] }, 'no award for the choice q'],
    [{ kind: 'LINEAR', value: figure('n'), full: '0' }, 'the full value of LINEAR is zero'],
    [{ kind: 'LINEAR', value: figure('q') }, 'operand q is not a figure'],
  ])('%j', (rule, message) => {
    expect(() => outcome(rule, typed)).toThrow(`Leaf 1.1: ${message}`);
  });

  it('a survey on a scale of zero', () => {
    const operands: LeafInput['operands'] = [{ kind: 'surveyMean', key: 's', label: 'S', scale: '0' }];
    expect(() => run({ rule: SURVEY, operands }, answer({ s: '0' }))).toThrow(
      'Leaf 1.1: the scale of the survey is zero',
    );
  });
});
