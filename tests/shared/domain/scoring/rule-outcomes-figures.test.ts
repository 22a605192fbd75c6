import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { figure, pts, share } from '#db/seed/set-builder.ts';
import { answer } from '#tests/shared/domain/scoring/leaf-kit.ts';
import {
  compared,
  measure,
  outcome,
  product,
  typed,
  won,
  type Case,
} from '#tests/shared/domain/scoring/outcome-kit.ts';

const UNIT: Rule = { kind: 'UNIT', count: figure('n'), pointsEach: points('0.5'), cap: points('1.5') };
const deduct = (withExcused: boolean): Rule => ({
  kind: 'DEDUCT',
  start: share('0.5'),
  events: [
    { label: 'Lỗi', count: figure('n'), excused: withExcused ? figure('m') : null, loss: pts('0.25') },
  ],
  floor: points('-0.5'),
});
const loss = (count: string, excused: string | null) => ({
  step: 'loss',
  label: 'Lỗi',
  count,
  excused,
  each: '1/4',
});
const plan = (by: Extract<Rule, { kind: 'PLAN' }>['by']): Rule => ({
  kind: 'PLAN',
  value: figure('n'),
  plan: figure('m'),
  by,
});
const quotient = (of: string, by: string, value: string) => ({
  step: 'measure',
  measure: { kind: 'quotient', value, of: typed('n', of), by: typed('m', by) },
});
const mean = (rounding: Extract<Rule, { kind: 'MEAN' }>['rounding'], scale: string | null): Rule => ({
  kind: 'MEAN',
  items: ['n', 'list'],
  rounding,
  scale,
});
const SCORES = answer({ n: '1', list: '2;2' });

const CASES: readonly Case[] = [
  ['UNIT', UNIT, answer({ n: '3' }), won('3/2', [measure('n', '3'), product('3', false, '1/2')])],
  [
    'UNIT capped',
    UNIT,
    answer({ n: '4' }),
    won('3/2', [measure('n', '4'), product('4', false, '1/2'), { step: 'capped', at: '3/2' }]),
  ],
  [
    'DEDUCT',
    deduct(false),
    answer({ n: '6' }),
    won('-1/2', [{ step: 'start', points: '1' }, loss('6', null)]),
  ],
  [
    'DEDUCT to the floor',
    deduct(false),
    answer({ n: '7' }),
    won('-1/2', [{ step: 'start', points: '1' }, loss('7', null), { step: 'floored', at: '-1/2' }]),
  ],
  [
    'DEDUCT all excused',
    deduct(true),
    answer({ n: '3', m: '3' }),
    won('1', [{ step: 'start', points: '1' }, loss('0', '3')]),
  ],
  [
    'PLAN in proportion',
    plan({ kind: 'linear' }),
    answer({ n: '3', m: '4' }),
    won('3/2', [quotient('3', '4', '3/4'), product('3/4', true, '2')]),
  ],
  [
    'PLAN reached',
    plan({ kind: 'reached', atLeast: '0.75' }),
    answer({ n: '3', m: '4' }),
    won('2', [quotient('3', '4', '3/4'), compared('>=', '3/4', true)]),
  ],
  [
    'PLAN not reached',
    plan({ kind: 'reached', atLeast: '1' }),
    answer({ n: '3', m: '4' }),
    won('0', [quotient('3', '4', '3/4'), compared('>=', '1', false)]),
  ],
  [
    'PLAN by a ladder',
    plan({ kind: 'ladder', steps: [{ op: '>=', bound: '0.7', award: pts('1.5') }], otherwise: pts('0') }),
    answer({ n: '3', m: '4' }),
    won('3/2', [quotient('3', '4', '3/4'), compared('>=', '7/10', true)]),
  ],
  [
    'EXT points',
    { kind: 'EXT', operand: 'i', as: 'points' },
    answer({ i: '1,5' }),
    won('3/2', [{ step: 'imported', system: 'Hệ thống', indicator: 'Chỉ số', value: '3/2' }]),
  ],
  [
    'EXT share without a percent sign',
    { kind: 'EXT', operand: 'i', as: 'share' },
    answer({ i: '0,5' }),
    won('1', [
      { step: 'imported', system: 'Hệ thống', indicator: 'Chỉ số', value: '1/2' },
      product('1/2', false, '2'),
    ]),
  ],
  [
    'SURVEY',
    { kind: 'SURVEY', operand: 's' },
    answer({ s: '4' }),
    won('8/5', [measure('s', '4'), { step: 'divided', by: '5' }, product('4/5', true, '2')]),
  ],
  [
    'SURVEY entered',
    { kind: 'SURVEY', operand: null },
    answer({ s: '4' }, { enteredPoints: '0,5' }),
    won('1/2', [{ step: 'entered', points: '1/2' }]),
  ],
  [
    'MEAN as points',
    mean(null, null),
    SCORES,
    won('5/3', [{ step: 'mean', mean: '5/3', count: 3, rounded: null }]),
  ],
  [
    'MEAN rounded, on a scale',
    mean({ mode: 'HALF_UP', digits: 1 }, '4'),
    SCORES,
    won('17/20', [
      { step: 'mean', mean: '5/3', count: 3, rounded: '17/10' },
      { step: 'divided', by: '4' },
      product('17/40', true, '2'),
    ]),
  ],
  [
    'MEAN cut to whole',
    mean({ mode: 'TRUNCATE', digits: 0 }, null),
    SCORES,
    won('1', [{ step: 'mean', mean: '5/3', count: 3, rounded: '1' }]),
  ],
];

describe('the whole outcome of a rule on figures: points, working and vetoes', () => {
  it.each(CASES)('%s', (_, rule, given, expected) => {
    expect(outcome(rule, given)).toEqual(expected);
  });
});
