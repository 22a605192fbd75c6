import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import type { LeafResult } from '#shared/domain/scoring/result-types.ts';
import { figure, pts, share, type LeafInput } from '#db/seed/set-builder.ts';
import { answer, makeField, makeLeaf, makeSet, RATIO, ratio } from '#tests/shared/domain/scoring/leaf-kit.ts';

const value = figure('r');
const yesNo = (key: string) => ({ kind: 'yesNo', key, label: key }) as const;
const count = (key: string) => ({ kind: 'count', key, label: key }) as const;

function run(maximum: string, leaf: LeafInput, given: LeafAnswer): LeafResult {
  const node = makeLeaf(maximum, leaf);
  return evaluateLeaf(makeSet([makeField('1', [node])]), node, given);
}

describe('EXT on a maximum other than 1', () => {
  const operand = { kind: 'imported', key: 'x', label: 'X', system: 'S', indicator: 'I' } as const;
  const leaf = (as: 'points' | 'share'): LeafInput => ({
    rule: { kind: 'EXT', operand: 'x', as },
    operands: [operand],
    minimum: points('-1'),
  });

  it.each([
    ['points', '1,5', '1.5'],
    ['points', '4', '4'],
    ['points', '-1', '-1'],
    ['share', '0,5', '2'],
    ['share', '37,5 %', '1.5'],
    ['share', '1', '4'],
  ] as const)('as %s "%s" → %s', (as, raw, expected) => {
    expect(run('4', leaf(as), answer({ x: raw })).points).toBe(points(expected));
  });

  it.each([
    ['points', '4,01', 'POINTS_ABOVE_MAXIMUM'],
    ['points', '-1,01', 'POINTS_BELOW_MINIMUM'],
    ['share', '1,01', 'POINTS_ABOVE_MAXIMUM'],
  ] as const)('as %s "%s" is refused with its range', (as, raw, code) => {
    const result = run('4', leaf(as), answer({ x: raw }));
    expect(result.status).toBe('invalid');
    expect(result.problems).toEqual([
      { code, severity: 'error', inputKey: 'x', details: { raw, minimum: '-1', maximum: '4' } },
    ]);
  });

  it('tells where the figure came from', () => {
    const imported = { step: 'imported', system: 'S', indicator: 'I' };
    expect(run('4', leaf('points'), answer({ x: '1' })).trace.steps).toMatchObject([imported]);
    const shared = run('4', leaf('share'), answer({ x: '50 %' })).trace.steps;
    expect(shared).toMatchObject([imported, { step: 'product', percent: true }]);
  });
});

describe('INCR', () => {
  const rule = (partialStep: 'ignored' | 'counted' | 'proportional', cap: string | null): LeafInput => ({
    rule: {
      kind: 'INCR',
      value: figure('n'),
      base: '100',
      basePoints: points('1'),
      step: '10',
      stepPoints: points('0.5'),
      cap: cap === null ? null : points(cap),
      partialStep,
    },
    operands: [count('n')],
  });

  it.each([
    ['ignored', '109', '1'],
    ['ignored', '110', '1.5'],
    ['counted', '101', '1.5'],
    ['counted', '110', '1.5'],
    ['counted', '111', '2'],
    ['proportional', '105', '1.25'],
    ['proportional', '100', '1'],
    ['proportional', '99', '1'],
  ] as const)('a partial step is %s: %s → %s', (partialStep, n, expected) => {
    expect(run('5', rule(partialStep, '5'), answer({ n })).points).toBe(points(expected));
  });

  it('is capped at the cap, or at the maximum where there is none', () => {
    expect(run('5', rule('ignored', '3'), answer({ n: '999' })).points).toBe(points('3'));
    const open = run('5', rule('ignored', null), answer({ n: '999' }));
    expect(open.points).toBe(points('5'));
    expect(open.trace.steps.map(({ step }) => step)).toEqual(['measure', 'increment', 'capped']);
    const base = run('5', rule('ignored', null), answer({ n: '100' }));
    expect(base.trace.steps.map(({ step }) => step)).toEqual(['measure', 'start']);
  });
});

describe('other rules on a maximum other than 1', () => {
  it('UNIT without a cap stops at the maximum', () => {
    const leaf: LeafInput = {
      rule: { kind: 'UNIT', count: figure('n'), pointsEach: points('0.5'), cap: null },
      operands: [count('n')],
    };
    expect(run('2', leaf, answer({ n: '4' })).points).toBe(points('2'));
    expect(run('2', leaf, answer({ n: '9' })).points).toBe(points('2'));
    expect(run('2', leaf, answer({ n: '3' })).points).toBe(points('1.5'));
  });

  it('LINEAR with a full value: 80 % is enough for all points', () => {
    const leaf: LeafInput = { rule: { kind: 'LINEAR', value, full: '0.8' }, operands: [RATIO] };
    expect(run('2', leaf, answer(ratio('40', '100'))).points).toBe(points('1'));
    expect(run('2', leaf, answer(ratio('80', '100'))).points).toBe(points('2'));
    expect(run('2', leaf, answer(ratio('90', '100'))).points).toBe(points('2'));
  });

  it('PLAN in proportion and reached or not', () => {
    const plan = (by: Extract<Rule, { kind: 'PLAN' }>['by']): LeafInput => ({
      rule: { kind: 'PLAN', value: figure('done'), plan: figure('plan'), by },
      operands: [count('done'), { kind: 'planned', key: 'plan', label: 'Kế hoạch' }],
    });
    const linear = plan({ kind: 'linear' });
    expect(run('4', linear, answer({ done: '3', plan: '4' })).points).toBe(points('3'));
    expect(run('4', linear, answer({ done: '5', plan: '4' })).points).toBe(points('4'));
    const reached = plan({ kind: 'reached', atLeast: '1' });
    expect(run('4', reached, answer({ done: '4', plan: '4' })).points).toBe(points('4'));
    expect(run('4', reached, answer({ done: '3', plan: '4' })).points).toBe(points('0'));
  });

  it('DEDUCT may go below 0 down to its floor, and no further', () => {
    const leaf: LeafInput = {
      rule: {
        kind: 'DEDUCT',
        start: share('1'),
        events: [{ label: 'Lỗi', count: figure('n'), excused: null, loss: pts('0.5') }],
        floor: points('-1'),
      },
      minimum: points('-1'),
      operands: [count('n')],
    };
    expect(run('2', leaf, answer({ n: '5' })).points).toBe(points('-0.5'));
    expect(run('2', leaf, answer({ n: '6' })).points).toBe(points('-1'));
    const floored = run('2', leaf, answer({ n: '7' }));
    expect(floored.points).toBe(points('-1'));
    expect(floored.trace.steps.at(-1)).toMatchObject({ step: 'floored' });
    expect(run('2', leaf, answer({ n: '6' })).trace.steps.at(-1)).toMatchObject({ step: 'loss' });
  });

  it('excused events above the events are named', () => {
    const leaf: LeafInput = {
      rule: {
        kind: 'DEDUCT',
        start: share('1'),
        events: [{ label: 'Trễ hạn', count: figure('n'), excused: figure('e'), loss: pts('0.5') }],
        floor: points('0'),
      },
      operands: [count('n'), count('e')],
    };
    const result = run('2', leaf, answer({ n: '1', e: '2' }));
    expect(result.status).toBe('invalid');
    expect(result.problems).toEqual([
      { code: 'EXCUSED_ABOVE_COUNT', severity: 'error', details: { label: 'Trễ hạn' } },
    ]);
  });

  it('MEAN of several items, on a scale, unrounded', () => {
    const leaf: LeafInput = {
      rule: { kind: 'MEAN', items: ['a', 'b', 'list'], rounding: null, scale: '5' },
      operands: [
        { kind: 'number', key: 'a', label: 'A', unit: 'điểm' },
        { kind: 'number', key: 'b', label: 'B', unit: 'điểm' },
        { kind: 'scores', key: 'list', label: 'Danh sách' },
      ],
    };
    expect(run('2', leaf, answer({ a: '3', b: '4', list: '5; 4' })).points).toBe(points('1.6'));
    expect(run('2', leaf, answer({ a: '3', b: 'x', list: '5; 4' })).status).toBe('invalid');
    expect(run('2', leaf, answer({ a: '3', list: '5; 4' })).status).toBe('notScored');
  });

  it('LINCUT writes out which bound decided', () => {
    const leaf: LeafInput = { rule: { kind: 'LINCUT', value, low: '0.5', high: '0.9' }, operands: [RATIO] };
    const stepsOf = (n: string) => run('2', leaf, answer(ratio(n, '100'))).trace.steps.slice(1);
    expect(stepsOf('90')).toMatchObject([{ step: 'compare', op: '>=', met: true, percent: true }]);
    expect(stepsOf('89')).toMatchObject([{ step: 'product', percent: true }]);
    expect(stepsOf('49')).toMatchObject([{ step: 'compare', op: '>=', met: false, percent: true }]);
  });

  it('what a typed score was refused for stands in the details', () => {
    const leaf: LeafInput = {
      rule: { kind: 'MANUAL', reasonRequired: false },
      step: points('0.25'),
      minimum: points('0.1'),
    };
    const problemOf = (text: string) => run('1.1', leaf, answer({}, { enteredPoints: text })).problems;
    expect(problemOf('0,35')).toEqual([]);
    expect(problemOf('0,25')).toEqual([
      {
        code: 'POINTS_OFF_STEP',
        severity: 'error',
        details: { raw: '0,25', minimum: '0.1', maximum: '1.1', step: '0.25' },
      },
    ]);
    expect(problemOf('2')).toMatchObject([{ details: { raw: '2', minimum: '0.1', maximum: '1.1' } }]);
    expect(problemOf('0,1234567')).toMatchObject([{ code: 'TOO_MANY_DECIMALS', details: { decimals: '6' } }]);
    expect(run('1.1', leaf, answer({}, { enteredPoints: '  ' })).status).toBe('notScored');
  });
});

describe('a broken set', () => {
  it.each<readonly [string, LeafInput, Record<string, string>]>([
    ['an operand that is not there', { rule: { kind: 'BOOL', operand: 'gone' } }, {}],
    [
      'a choice without an award',
      {
        rule: { kind: 'CHOICE', operand: 'c', awards: [{ option: 'a', award: pts('1') }] },
        operands: [{ kind: 'choice', key: 'c', label: 'C', options: [{ key: 'b', label: 'B' }] }],
      },
      { c: 'b' },
    ],
    [
      'a figure where a question is wanted',
      { rule: { kind: 'BOOL', operand: 'n' }, operands: [count('n')] },
      { n: '1' },
    ],
    [
      'a question where a figure is wanted',
      { rule: { kind: 'LINEAR', value: figure('q') }, operands: [yesNo('q')] },
      { q: 'yes' },
    ],
    [
      'a full value of zero',
      { rule: { kind: 'LINEAR', value, full: '0' }, operands: [RATIO] },
      ratio('1', '2'),
    ],
    [
      'an import from nowhere',
      { rule: { kind: 'EXT', operand: 'n', as: 'points' }, operands: [count('n')] },
      { n: '1' },
    ],
  ])('%s throws and names the leaf', (_, leaf, inputs) => {
    expect(() => run('1', leaf, answer(inputs))).toThrow(/Leaf 1\.1/);
  });
});
