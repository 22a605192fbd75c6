import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { evaluateSet, evaluateSetFromPoints, type GivenPoints } from '#shared/domain/scoring/evaluate-set.ts';
import { whatWouldRaise } from '#shared/domain/scoring/what-would-raise.ts';
import { figure, ladder, MANUAL } from '#db/seed/set-builder.ts';
import { answer, makeField, makeLeaf, makeSet, RATIO, ratio } from '#tests/shared/domain/scoring/leaf-kit.ts';

function given(entries: Readonly<Record<string, string | null>>): ReadonlyMap<string, GivenPoints> {
  const read = (value: string | null): GivenPoints =>
    value === null ? null : value === 'notApplicable' ? value : points(value);
  return new Map(Object.entries(entries).map(([code, value]) => [code, read(value)]));
}

const manual = (code: string, maximum: string, change: object = {}) =>
  makeLeaf(maximum, { rule: MANUAL, ...change }, code);

describe('null, not applicable and 0', () => {
  const set = makeSet([
    makeField('1', [
      manual('1.1', '4', { notApplicable: { policy: 'EXCLUDE', when: 'x' } }),
      manual('1.2', '6', { notApplicable: { policy: 'FULL', when: 'x' } }),
      manual('1.3', '2', { notApplicable: { policy: 'ASK', when: 'x' } }),
    ]),
  ]);

  it('a set nobody touched has no points anywhere, and 0 is not a score', () => {
    const result = evaluateSet(set, new Map());
    expect(result).toMatchObject({ scoredCount: 0, leafCount: 3, total: 0, lostPoints: 0 });
    expect(result.nodes.get('1')).toMatchObject({ points: null, printedPoints: null, indexPercent: null });
    expect(result.leaves.get('1.1')).toMatchObject({ status: 'notScored', points: null });
  });

  it('0 points are a score and lose the maximum', () => {
    const result = evaluateSet(set, new Map([['1.1', answer({}, { enteredPoints: '0' })]]));
    expect(result).toMatchObject({ scoredCount: 1, lostPoints: points('4'), total: 0 });
    expect(result.nodes.get('1')).toMatchObject({ points: 0, scoredCount: 1 });
  });

  it('P19: not applicable points leave the maximum and the index is in %', () => {
    const notApplicable = answer({}, { notApplicable: true, notApplicableReason: 'Không phát sinh' });
    const result = evaluateSet(
      set,
      new Map([
        ['1.1', notApplicable],
        ['1.2', answer({}, { enteredPoints: '3' })],
        ['1.3', answer({}, { enteredPoints: '1' })],
      ]),
    );
    expect(result.attainableMaximum).toBe(points('8'));
    expect(result.indexPercent).toBe(points('50'));
    expect(result.scoredCount).toBe(3);
    expect(result.leaves.get('1.1')).toMatchObject({ status: 'notApplicable', points: null, maximum: 0 });
  });

  it('S17: FULL gives full points with a reason, and asks for the reason where there is none', () => {
    const result = evaluateSet(set, new Map([['1.2', answer({}, { notApplicable: true })]]));
    expect(result.leaves.get('1.2')).toMatchObject({ status: 'notApplicable', points: points('6') });
    expect(result.leaves.get('1.2')?.problems).toMatchObject([{ code: 'NOT_APPLICABLE_REASON_MISSING' }]);
  });

  it('ASK waits for the higher level, and follows its decision', () => {
    const answers = new Map([['1.3', answer({}, { notApplicable: true, notApplicableReason: 'x' })]]);
    const waiting = evaluateSet(set, answers);
    expect(waiting.leaves.get('1.3')).toMatchObject({ points: null, maximum: points('2') });
    expect(waiting.leaves.get('1.3')?.problems).toMatchObject([{ code: 'NOT_APPLICABLE_UNDECIDED' }]);
    const decided = evaluateSet(set, answers, { notApplicableDecisions: new Map([['1.3', 'EXCLUDE']]) });
    expect(decided.leaves.get('1.3')).toMatchObject({ points: null, maximum: 0, problems: [] });
  });

  it('a leaf that always applies refuses "not applicable"', () => {
    const strict = makeSet([makeField('1', [manual('1.1', '4')])]);
    const result = evaluateSet(strict, new Map([['1.1', answer({}, { notApplicable: true })]]));
    expect(result.leaves.get('1.1')).toMatchObject({
      status: 'invalid',
      points: null,
      problems: [{ code: 'NOT_APPLICABLE_NOT_ALLOWED' }],
    });
  });

  it('the policy may differ by type of unit', () => {
    const byType = makeSet([
      makeField('1', [
        manual('1.1', '4', { notApplicable: { policy: 'ZERO', byUnitType: { ward: 'FULL' }, when: 'x' } }),
      ]),
    ]);
    const answers = new Map([['1.1', answer({}, { notApplicable: true, notApplicableReason: 'x' })]]);
    expect(evaluateSet(byType, answers, { unitType: 'ward' }).total).toBe(points('4'));
    expect(evaluateSet(byType, answers, { unitType: 'commune' }).total).toBe(0);
  });
});

describe('totals and rounding', () => {
  it('P20: index = Σ points / Σ maximum × 100 for total, field and criterion, truncated where the set says so', () => {
    const set = makeSet([makeField('1', [manual('1.1', '15')]), makeField('2', [manual('2.1', '11')])], {
      rounding: {
        leaf: { mode: 'HALF_UP', digits: 3 },
        criterion: { mode: 'HALF_UP', digits: 3 },
        field: { mode: 'HALF_UP', digits: 2 },
        total: { mode: 'HALF_UP', digits: 2 },
        percent: { mode: 'TRUNCATE', digits: 2 },
      },
    });
    const result = evaluateSetFromPoints(set, given({ '1.1': '13.99', '2.1': '10.11' }));
    expect(result.nodes.get('1')?.indexPercent).toBe(points('93.26'));
    expect(result.nodes.get('2')?.indexPercent).toBe(points('91.90'));
    expect(result.nodes.get('1.1')?.indexPercent).toBe(points('93.26'));
    expect(result.indexPercent).toBe(points('92.69'));
  });

  it('totals are rounded from the unrounded parts', () => {
    const set = makeSet(['1', '2', '3'].map((field) => makeField(field, [manual(`${field}.1`, '1')])));
    const result = evaluateSetFromPoints(set, given({ '1.1': '0.334', '2.1': '0.334', '3.1': '0.334' }));
    expect(['1', '2', '3'].map((field) => result.nodes.get(field)?.printedPoints)).toEqual([
      points('0.33'),
      points('0.33'),
      points('0.33'),
    ]);
    expect(result.total).toBe(points('1'));
    expect(result.exactTotal).toBe(points('1.002'));
  });

  it('the same points given directly and earned by answers give the same totals', () => {
    const set = makeSet([
      makeField('1', [
        makeLeaf('2', {
          rule: { kind: 'LINEAR', value: { kind: 'operand', operand: 'r' } },
          operands: [RATIO],
        }),
      ]),
    ]);
    const earned = evaluateSet(set, new Map([['1.1', answer(ratio('3', '4'))]]));
    const direct = evaluateSetFromPoints(set, given({ '1.1': '1.5' }));
    expect(earned.total).toBe(direct.total);
    expect([...earned.nodes]).toEqual([...direct.nodes]);
  });
});

describe('what would raise the score', () => {
  const set = makeSet([
    makeField('1', [
      manual('1.1', '2'),
      manual('1.2', '5'),
      manual('1.3', '5', { notApplicable: { policy: 'EXCLUDE', when: 'x' } }),
      manual('1.4', '3'),
    ]),
  ]);

  it('lists points to gain, the most first, and leaves out what left the maximum', () => {
    const result = evaluateSetFromPoints(
      set,
      given({ '1.1': '0', '1.2': '4', '1.3': 'notApplicable', '1.4': null }),
    );
    expect(whatWouldRaise(set, result).map(({ code, gain }) => [code, gain])).toEqual([
      ['1.4', points('3')],
      ['1.1', points('2')],
      ['1.2', points('1')],
    ]);
  });

  it('names the next step of a ladder and what it brings', () => {
    const rule = ladder(figure('r'), [
      ['0.8', '1'],
      ['0.5', '0.5'],
    ]);
    const steps = makeSet([makeField('1', [makeLeaf('1', { rule, operands: [RATIO] })])]);
    const nextOf = (numerator: string) =>
      whatWouldRaise(steps, evaluateSet(steps, new Map([['1.1', answer(ratio(numerator, '100'))]])))[0]
        ?.nextStep;
    expect(nextOf('40')).toEqual({ op: '>=', bound: '0.5', gain: points('0.5') });
    expect(nextOf('60')).toEqual({ op: '>=', bound: '0.8', gain: points('0.5') });
    expect(nextOf('80')).toBeUndefined();
  });
});
