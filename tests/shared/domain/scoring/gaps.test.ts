import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { Condition, Measure, Rule } from '#shared/schemas/criteria-rule.ts';
import { evaluateRule } from '#shared/domain/scoring/evaluate-rule.ts';
import { worseGap, type Gap } from '#shared/domain/scoring/scope.ts';
import { figure, isYes, pts, share } from '#db/seed/set-builder.ts';
import { answer, makeScope } from '#tests/shared/domain/scoring/leaf-kit.ts';

const INVALID = { typed: 'x', gap: 'invalid' } as const;
const MISSING = { typed: '', gap: 'missing' } as const;
const FINE = { typed: '4', gap: null } as const;
type State =
  typeof INVALID | typeof MISSING | typeof FINE | { readonly typed: '-'; readonly gap: 'undefined' };
/** An undefined figure comes from a missing baseline, so it stands under the operand of kind `previous`. */
const UNDEFINED = { typed: '-', gap: 'undefined' } as const;

function operandOf(key: string, state: State): OperandDef {
  return state === UNDEFINED ? { kind: 'previous', key, label: key } : { kind: 'count', key, label: key };
}

function gapOf(rule: Rule, states: Readonly<Record<string, State>>): Gap | null {
  const operands = Object.entries(states).map(([key, state]) => operandOf(key, state));
  const typed = Object.entries(states).map(([key, { typed: raw }]) => [key, raw === '-' ? '' : raw] as const);
  const outcome = evaluateRule(
    rule,
    rationalFromLiteral('2'),
    makeScope(operands, answer(Object.fromEntries(typed))),
  );
  return outcome.ok ? null : outcome.gap;
}

const PAIRS: readonly (readonly [State, State, Gap | null])[] = [
  [FINE, FINE, null],
  [FINE, MISSING, 'missing'],
  [FINE, INVALID, 'invalid'],
  [FINE, UNDEFINED, 'undefined'],
  [MISSING, FINE, 'missing'],
  [MISSING, INVALID, 'invalid'],
  [MISSING, UNDEFINED, 'missing'],
  [INVALID, FINE, 'invalid'],
  [INVALID, MISSING, 'invalid'],
  [INVALID, UNDEFINED, 'invalid'],
  [UNDEFINED, FINE, 'undefined'],
  [UNDEFINED, MISSING, 'missing'],
  [UNDEFINED, INVALID, 'invalid'],
  [UNDEFINED, UNDEFINED, 'undefined'],
];

const linear = (value: Measure): Rule => ({ kind: 'LINEAR', value });
const [a, b] = [figure('a'), figure('b')];
const part = (code: string): Extract<Rule, { kind: 'CHECK' }>['parts'][number] => ({
  code,
  label: code,
  points: points('1'),
  rule: linear(figure(code)),
});
const event = (count: Measure, excused: Measure | null) => ({ label: 'e', count, excused, loss: pts('0.1') });
const deduct = (...events: readonly ReturnType<typeof event>[]): Rule => ({
  kind: 'DEDUCT',
  start: share('1'),
  events: [...events],
  floor: points('0'),
});
const awards = { higher: pts('1'), equal: pts('0.5'), lower: pts('0') };

const TWO_FIGURES: readonly (readonly [string, Rule])[] = [
  ['a sum', linear({ kind: 'sum', of: [a, b] })],
  ['a difference', linear({ kind: 'difference', of: a, minus: b })],
  ['a quotient', linear({ kind: 'quotient', of: a, by: b })],
  ['CHECK', { kind: 'CHECK', parts: [part('a'), part('b')] }],
  ['events and excused ones', deduct(event(a, b))],
  ['two kinds of events', deduct(event(a, null), event(b, null))],
  ['YOY', { kind: 'YOY', current: a, previous: b, tolerance: '0', toleranceKind: 'absolute', ...awards }],
  ['MEAN', { kind: 'MEAN', items: ['a', 'b'], rounding: null, scale: null }],
  ['PLAN', { kind: 'PLAN', value: a, plan: b, by: { kind: 'linear' } }],
];

describe.each(TWO_FIGURES)('of two gaps in %s the weightier is told', (_, rule) => {
  it.each(PAIRS)('%j and %j → %s', (first, second, expected) => {
    expect(gapOf(rule, { a: first, b: second })).toBe(expected);
  });
});

describe('one figure', () => {
  const value = a;
  const rules: readonly Rule[] = [
    linear(value),
    { kind: 'LADDER', value, steps: [], otherwise: pts('0') },
    { kind: 'LINCUT', value, low: '0.1', high: '0.9' },
    { kind: 'UNIT', count: value, pointsEach: points('0.1'), cap: null },
    {
      kind: 'INCR',
      value,
      base: '1',
      basePoints: points('0'),
      step: '1',
      stepPoints: points('0.1'),
      cap: null,
      partialStep: 'ignored',
    },
    {
      kind: 'VETO',
      when: { kind: 'compare', value, op: '>', bound: '9' },
      scope: 'leaf',
      award: null,
      label: 'v',
      rule: linear(value),
    },
  ];

  it.each(rules.map((rule) => [rule.kind, rule] as const))('%s passes its gap on', (_, rule) => {
    for (const state of [FINE, MISSING, INVALID, UNDEFINED])
      expect(gapOf(rule, { a: state })).toBe(state.gap);
  });

  it('a quotient by zero, in a rule or in a plan, is undefined', () => {
    const zero: Measure = { kind: 'constant', value: '0' };
    expect(gapOf(linear({ kind: 'quotient', of: a, by: zero }), { a: FINE })).toBe('undefined');
    expect(gapOf({ kind: 'PLAN', value: a, plan: zero, by: { kind: 'linear' } }, { a: FINE })).toBe(
      'undefined',
    );
  });

  it('of two gaps alike it is that one; none at all takes the other', () => {
    const order: readonly Gap[] = ['undefined', 'missing', 'invalid'];
    for (const [index, gap] of order.entries()) {
      expect(worseGap(null, gap)).toBe(gap);
      for (const other of order.slice(0, index + 1)) {
        expect([worseGap(gap, other), worseGap(other, gap)]).toEqual([gap, gap]);
      }
    }
  });
});

describe('a group of conditions settles as soon as it can', () => {
  const operands: readonly OperandDef[] = ['p', 'q'].map((key) => ({ kind: 'yesNo', key, label: key }));
  const group = (kind: 'ALL' | 'ANY', nested: boolean, p: string, q: string): number | Gap => {
    const conditions: Condition[] = [isYes('p'), isYes('q')];
    const inner: Condition = { kind: kind === 'ALL' ? 'allOf' : 'anyOf', conditions };
    const rule: Rule = { kind, conditions: nested ? [inner] : conditions, otherwise: pts('0') };
    const outcome = evaluateRule(rule, rationalFromLiteral('2'), makeScope(operands, answer({ p, q })));
    return outcome.ok ? Number(outcome.points.n / outcome.points.d) : outcome.gap;
  };

  describe.each([false, true])('nested: %s', (nested) => {
    it.each([
      ['ALL', 'yes', 'yes', 2],
      ['ALL', 'yes', 'no', 0],
      ['ALL', 'no', 'yes', 0],
      ['ALL', 'no', '', 0],
      ['ALL', 'yes', '', 'missing'],
      ['ALL', 'no', '?', 'invalid'],
      ['ALL', '?', '', 'invalid'],
      ['ANY', 'no', 'no', 0],
      ['ANY', 'yes', 'no', 2],
      ['ANY', 'no', 'yes', 2],
      ['ANY', 'yes', '', 2],
      ['ANY', 'no', '', 'missing'],
      ['ANY', 'yes', '?', 'invalid'],
      ['ANY', '', '', 'missing'],
    ] as const)('%s of "%s" and "%s" → %s', (kind, p, q, expected) => {
      expect(group(kind, nested, p, q)).toBe(expected);
    });
  });
});
