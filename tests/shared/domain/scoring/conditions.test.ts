import { describe, expect, it } from 'vitest';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { CompareOp, Condition, Measure } from '#shared/schemas/criteria-rule.ts';
import { compareBy, evaluateCondition } from '#shared/domain/scoring/conditions.ts';
import { evaluateMeasure, isPercentMeasure } from '#shared/domain/scoring/measures.ts';
import { figure, isYes } from '#db/seed/set-builder.ts';
import { answer, makeScope, RATIO, ratio } from '#tests/shared/domain/scoring/leaf-kit.ts';
import { showFigures } from '#tests/shared/domain/scoring/show-figures.ts';

const OPTIONS = ['a', 'b', 'c'].map((key) => ({ key, label: `Loại ${key}` }));
const OPERANDS: readonly OperandDef[] = [
  { kind: 'yesNo', key: 'q', label: 'Câu hỏi' },
  { kind: 'choice', key: 'c', label: 'Mức', options: OPTIONS },
  { kind: 'date', key: 'd', label: 'Ngày gửi', deadline: '2026-12-10' },
  { kind: 'count', key: 'n', label: 'Số lượng' },
  { kind: 'number', key: 'p', label: 'Phần trăm', percent: true },
  RATIO,
];

function conditionOf(condition: Condition, inputs: Readonly<Record<string, string>>): unknown {
  const answered = evaluateCondition(makeScope(OPERANDS, answer(inputs)), condition);
  return showFigures(answered.ok ? answered.condition : answered.gap);
}

describe('how a value stands to a bound', () => {
  it.each<readonly [CompareOp, boolean, boolean, boolean]>([
    ['>=', false, true, true],
    ['>', false, false, true],
    ['=', false, true, false],
    ['<=', true, true, false],
    ['<', true, false, false],
  ])('%s: below %s, at it %s, above %s', (op, ...expected) => {
    const bound = rationalFromLiteral('0.5');
    const values = ['0.499', '0.5', '0.501'].map(rationalFromLiteral);
    expect(values.map((value) => compareBy(value, op, bound))).toEqual(expected);
  });
});

describe('one condition as it comes out', () => {
  it.each<readonly [Condition, Record<string, string>, unknown]>([
    [isYes('q'), { q: 'yes' }, { kind: 'yesNo', label: 'Câu hỏi', yes: true, met: true }],
    [isYes('q'), { q: 'no' }, { kind: 'yesNo', label: 'Câu hỏi', yes: false, met: false }],
    [
      { kind: 'isNo', operand: 'q' },
      { q: 'yes' },
      { kind: 'yesNo', label: 'Câu hỏi', yes: true, met: false },
    ],
    [{ kind: 'isNo', operand: 'q' }, { q: 'no' }, { kind: 'yesNo', label: 'Câu hỏi', yes: false, met: true }],
    [isYes('q'), {}, 'missing'],
    [isYes('q'), { q: '?' }, 'invalid'],
    [
      { kind: 'chosen', operand: 'c', options: ['a', 'b'] },
      { c: 'b' },
      { kind: 'chosen', label: 'Mức', option: 'Loại b', met: true },
    ],
    [
      { kind: 'chosen', operand: 'c', options: ['a', 'b'] },
      { c: 'c' },
      { kind: 'chosen', label: 'Mức', option: 'Loại c', met: false },
    ],
    ...[
      ['9/12/2026', '2026-12-09', true] as const,
      ['10/12/2026', '2026-12-10', true] as const,
      ['11/12/2026', '2026-12-11', false] as const,
    ].map(([typed, day, met]): readonly [Condition, Record<string, string>, unknown] => [
      { kind: 'onTime', operand: 'd' },
      { d: typed },
      { kind: 'onTime', label: 'Ngày gửi', day, deadline: '2026-12-10', met },
    ]),
    [
      { kind: 'compare', value: { kind: 'constant', value: '3' }, op: '<', bound: '2.5' },
      {},
      { kind: 'compare', measure: { kind: 'constant', value: '3' }, op: '<', bound: '5/2', met: false },
    ],
    [{ kind: 'compare', value: figure('n'), op: '<', bound: '2' }, {}, 'missing'],
    [
      { kind: 'anyOf', conditions: [isYes('q')] },
      { q: 'no' },
      {
        kind: 'anyOf',
        conditions: [{ kind: 'yesNo', label: 'Câu hỏi', yes: false, met: false }],
        met: false,
      },
    ],
  ])('%j of %j', (condition, inputs, expected) => {
    expect(conditionOf(condition, inputs)).toEqual(expected);
  });

  it.each<readonly [Condition, string]>([
    [isYes('n'), 'n'],
    [{ kind: 'chosen', operand: 'n', options: ['a'] }, 'n'],
    [{ kind: 'onTime', operand: 'n' }, 'n'],
  ])('%j on a figure breaks with the leaf and the operand', (condition, key) => {
    expect(() => conditionOf(condition, { n: '1' })).toThrow(
      `Leaf 1.1: operand ${key} does not fit its condition`,
    );
  });
});

describe('measures', () => {
  const inputs = { n: '6', p: '50', ...ratio('1', '4') };
  const constant: Measure = { kind: 'constant', value: '0.25' };
  const n = figure('n');
  const p = figure('p');

  const measureOf = (measure: Measure) => {
    const measured = evaluateMeasure(makeScope(OPERANDS, answer(inputs)), measure);
    if (!measured.ok) throw new Error(measured.gap);
    return measured.measure;
  };

  it.each<readonly [Measure, string, boolean]>([
    [constant, '1/4', false],
    [n, '6', false],
    [p, '1/2', true],
    [figure('r'), '1/4', true],
    [{ kind: 'sum', of: [n, n, constant] }, '49/4', false],
    [{ kind: 'sum', of: [n, p] }, '13/2', true],
    [{ kind: 'difference', of: n, minus: constant }, '23/4', false],
    [{ kind: 'difference', of: p, minus: n }, '-11/2', true],
    [{ kind: 'difference', of: n, minus: p }, '11/2', true],
    [{ kind: 'quotient', of: n, by: constant }, '24', true],
  ])('%j is %s, read in percent: %s', (measure, value, percent) => {
    const traced = measureOf(measure);
    expect(showFigures(traced.value)).toBe(value);
    expect(isPercentMeasure(traced)).toBe(percent);
  });

  it('keep the figures they were made of', () => {
    const shown = (measure: Measure) => showFigures(measureOf(measure));
    const [six, quarter] = [shown(n), shown(constant)];
    expect(quarter).toEqual({ kind: 'constant', value: '1/4' });
    expect(shown({ kind: 'sum', of: [n, constant] })).toEqual({
      kind: 'sum',
      value: '25/4',
      of: [six, quarter],
    });
    expect(shown({ kind: 'difference', of: n, minus: constant })).toEqual({
      kind: 'difference',
      value: '23/4',
      of: six,
      minus: quarter,
    });
    expect(shown({ kind: 'quotient', of: n, by: constant })).toEqual({
      kind: 'quotient',
      value: '24',
      of: six,
      by: quarter,
    });
  });
});
