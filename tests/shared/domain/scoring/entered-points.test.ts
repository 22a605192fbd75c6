import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import { readEnteredPoints } from '#shared/domain/scoring/rules/entered.ts';
import { MANUAL } from '#db/seed/set-builder.ts';
import { answer, makeField, makeLeaf, makeSet } from '#tests/shared/domain/scoring/leaf-kit.ts';

const LEAF_ROUNDING = { mode: 'HALF_UP', digits: 3 } as const;
const stepped = makeLeaf('1.75', { rule: MANUAL, step: points('0.25'), minimum: points('-0.5') });
const free = makeLeaf('2', { rule: MANUAL });

describe('points typed by hand', () => {
  it.each([
    ['1,75', '1.75'],
    ['1.75', '1.75'],
    [' 01,750 ', '1.75'],
    ['0', '0'],
    ['-0,5', '-0.5'],
  ])('"%s" is %s', (text, expected) => {
    expect(readEnteredPoints(stepped, text, LEAF_ROUNDING)).toEqual({ ok: true, value: points(expected) });
  });

  it('1.928 is one point and 928 thousandths, never thousands', () => {
    expect(readEnteredPoints(free, '1.928', LEAF_ROUNDING)).toEqual({ ok: true, value: points('1.928') });
  });

  it.each([
    ['', 'INPUT_MISSING'],
    ['một', 'NOT_A_NUMBER'],
    ['50 %', 'NOT_A_NUMBER'],
    ['1,7501', 'TOO_MANY_DECIMALS'],
    ['2', 'POINTS_ABOVE_MAXIMUM'],
    ['99999999', 'POINTS_ABOVE_MAXIMUM'],
    ['-0,75', 'POINTS_BELOW_MINIMUM'],
    ['1,6', 'POINTS_OFF_STEP'],
  ])('"%s" is refused: %s', (text, code) => {
    expect(readEnteredPoints(stepped, text, LEAF_ROUNDING)).toMatchObject({ ok: false, error: { code } });
  });

  it('a missing reason is told, the points stand', () => {
    const set = makeSet([makeField('1', [free])]);
    const bare = evaluateLeaf(set, free, answer({}, { enteredPoints: '1,5' }));
    expect(bare).toMatchObject({
      status: 'scored',
      points: points('1.5'),
      problems: [{ code: 'REASON_MISSING' }],
    });
    const reasoned = evaluateLeaf(set, free, answer({}, { enteredPoints: '1,5', explanation: 'Vì …' }));
    expect(reasoned.problems).toEqual([]);
  });

  it('S16: survey points may be entered instead of the mean, and go before it', () => {
    const leaf = makeLeaf('5', {
      rule: { kind: 'SURVEY', operand: 'mean' },
      operands: [{ kind: 'surveyMean', key: 'mean', label: 'Trung bình', scale: '5' }],
    });
    const set = makeSet([makeField('1', [leaf])]);
    const result = evaluateLeaf(set, leaf, answer({ mean: '3' }, { enteredPoints: '4,43' }));
    expect(result.points).toBe(points('4.43'));
  });

  it('EXT takes typed points where nothing was imported', () => {
    const leaf = makeLeaf('1', {
      rule: { kind: 'EXT', operand: 'x', as: 'share' },
      operands: [{ kind: 'imported', key: 'x', label: 'Chỉ số', system: 's', indicator: 'i' }],
    });
    const set = makeSet([makeField('1', [leaf])]);
    expect(evaluateLeaf(set, leaf, answer({}, { enteredPoints: '0,35' })).points).toBe(points('0.35'));
    expect(evaluateLeaf(set, leaf, answer({ x: '77 %' })).points).toBe(points('0.77'));
    expect(evaluateLeaf(set, leaf, answer({ x: '0,77' })).points).toBe(points('0.77'));
    expect(evaluateLeaf(set, leaf, answer({ x: '77' })).problems).toMatchObject([
      { code: 'POINTS_ABOVE_MAXIMUM' },
    ]);
  });
});

describe('figures that cannot be used', () => {
  const leaf = makeLeaf('1', {
    rule: { kind: 'LINEAR', value: { kind: 'operand', operand: 'v' } },
    operands: [{ kind: 'number', key: 'v', label: 'Tỷ lệ', percent: true, minimum: '0', maximum: '100' }],
  });
  const set = makeSet([makeField('1', [leaf])]);

  it.each([
    ['87,15', '0.8715'],
    ['87.15 %', '0.8715'],
    ['100', '1'],
  ])('a figure in percent: "%s" → %s', (raw, expected) => {
    expect(evaluateLeaf(set, leaf, answer({ v: raw })).points).toBe(points(expected));
  });

  it.each([
    ['-1', 'NEGATIVE_NUMBER'],
    ['100,1', 'ABOVE_HIGHEST'],
    ['abc', 'NOT_A_NUMBER'],
  ])('"%s" is kept and marked: %s', (raw, code) => {
    const result = evaluateLeaf(set, leaf, answer({ v: raw }));
    expect(result).toMatchObject({ status: 'invalid', points: null, problems: [{ code, inputKey: 'v' }] });
  });

  it('an estimate counts and is told', () => {
    const typed = { ...answer({}), inputs: { v: { raw: '50', estimated: true } } };
    const result = evaluateLeaf(set, leaf, typed);
    expect(result).toMatchObject({ points: points('0.5'), problems: [{ code: 'ESTIMATED', inputKey: 'v' }] });
  });

  it('an operand may bear the name of something every object has', () => {
    const odd = makeLeaf('1', {
      rule: { kind: 'BOOL', operand: 'constructor' },
      operands: [{ kind: 'yesNo', key: 'constructor', label: 'Có' }],
    });
    expect(evaluateLeaf(set, odd, answer({})).status).toBe('notScored');
    expect(evaluateLeaf(set, odd, answer({ constructor: 'yes' })).points).toBe(points('1'));
  });

  it('a missing baseline does not apply, and wants a reason', () => {
    const yearly = makeLeaf('1', {
      rule: {
        kind: 'YOY',
        current: { kind: 'operand', operand: 'now' },
        previous: { kind: 'operand', operand: 'before' },
        tolerance: '0',
        toleranceKind: 'absolute',
        higher: { kind: 'share', share: '1' },
        equal: { kind: 'share', share: '0.5' },
        lower: { kind: 'share', share: '0' },
      },
      operands: [
        { kind: 'count', key: 'now', label: 'Năm nay' },
        { kind: 'previous', key: 'before', label: 'Năm trước' },
      ],
      notApplicable: { policy: 'EXCLUDE', when: 'Đơn vị mới' },
    });
    const bare = evaluateLeaf(set, yearly, answer({ now: '5' }));
    expect(bare).toMatchObject({ status: 'notApplicable', points: null, maximum: 0 });
    expect(bare.problems.map(({ code }) => code)).toEqual([
      'BASELINE_MISSING',
      'NOT_APPLICABLE_REASON_MISSING',
    ]);
    const explained = evaluateLeaf(
      set,
      yearly,
      answer({ now: '5' }, { notApplicableReason: 'Mới sáp nhập' }),
    );
    expect(explained.problems.map(({ code }) => code)).toEqual(['BASELINE_MISSING']);
  });
});
