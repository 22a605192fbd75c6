import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import type { Band, BandBlocker, Block, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { classify, isInBand } from '#shared/domain/scoring/classify.ts';
import { evaluateSet, evaluateSetFromPoints, type GivenPoints } from '#shared/domain/scoring/evaluate-set.ts';
import { whatWouldRaise } from '#shared/domain/scoring/what-would-raise.ts';
import { MANUAL, pts, share } from '#db/seed/set-builder.ts';
import { makeField, makeLeaf, makeSet } from '#tests/shared/domain/scoring/leaf-kit.ts';

const manual = (code: string, maximum: string, change: object = {}) =>
  makeLeaf(maximum, { rule: MANUAL, ...change }, code);

function block(key: string, kind: Block['kind'], weight: string, change: Partial<Block> = {}): Block {
  return { key, label: key, kind, weight: points(weight), optional: false, scaleToWeight: false, ...change };
}

function given(entries: Readonly<Record<string, string | null>>): ReadonlyMap<string, GivenPoints> {
  const read = (value: string | null): GivenPoints =>
    value === null ? null : value === 'notApplicable' ? value : points(value);
  return new Map(Object.entries(entries).map(([code, value]) => [code, read(value)]));
}

describe('bands', () => {
  const band = (from: [string, boolean] | null, to: [string, boolean] | null): Band => ({
    code: 'x',
    label: 'X',
    from: from && { value: from[0], inclusive: from[1] },
    to: to && { value: to[0], inclusive: to[1] },
  });
  const VALUES = ['69.999999', '70', '80', '90', '90.000001'].map(points);

  it.each<readonly [Band, readonly boolean[]]>([
    [band(['70', true], ['90', true]), [false, true, true, true, false]],
    [band(['70', false], ['90', false]), [false, false, true, false, false]],
    [band(['70', true], null), [false, true, true, true, true]],
    [band(null, ['90', false]), [true, true, true, false, false]],
    [band(null, ['90', true]), [true, true, true, true, false]],
    [band(null, null), [true, true, true, true, true]],
  ])('%j', (ends, expected) => {
    expect(VALUES.map((value) => isInBand(value, ends))).toEqual(expected);
  });

  const bands: readonly Band[] = [
    { ...band(['90', true], null), code: 'high' },
    { ...band(['50', true], ['90', false]), code: 'middle' },
  ];
  const build = (by: 'total' | 'index', blockers: readonly BandBlocker[] = []) =>
    makeSet([makeField('1', [manual('1.1', '40'), manual('1.2', '60')])], {
      classification: { by, bands: [...bands], blockers: [...blockers] },
    });
  const classOf = (set: CriteriaSet, entries: Readonly<Record<string, string | null>>) =>
    evaluateSetFromPoints(set, given(entries)).classification;

  it('go by the total, or by the index where the set says so', () => {
    const entries = { '1.1': '40', '1.2': 'notApplicable' };
    expect(classOf(build('total'), entries)).toBeNull();
    expect(classOf(build('index'), entries)).toBe('high');
    expect(classOf(build('index'), { '1.1': 'notApplicable', '1.2': 'notApplicable' })).toBeNull();
    expect(classOf(build('total'), { '1.1': '40', '1.2': null })).toBeNull();
    expect(classOf(build('total'), { '1.1': '0', '1.2': '49.9' })).toBeNull();
  });

  it('none is left where all are barred', () => {
    const bar = (bandCode: string) => ({ bandCode, blockerCode: 'b', label: 'B' });
    expect(classify(build('total'), points('95'), [bar('high')])).toBe('middle');
    expect(classify(build('total'), points('95'), [bar('high'), bar('middle')])).toBeNull();
  });

  const atMost = (leafCode: string): BandBlocker => ({
    code: 'low',
    label: 'Thấp',
    bars: ['high'],
    when: { kind: 'leafAtMost', leafCode, points: points('36') },
  });

  it.each([
    ['1.1', '36', 'middle'],
    ['1.1', '36.000001', 'high'],
    ['9.9', '36', 'high'],
  ])('leaf %s at %s of at most 36', (leafCode, own, expected) => {
    expect(classOf(build('total', [atMost(leafCode)]), { '1.1': own, '1.2': '60' })).toBe(expected);
  });

  it('a leaf without points is not a low one', () => {
    const set = build('index', [atMost('1.1')]);
    expect(classOf(set, { '1.1': 'notApplicable', '1.2': '60' })).toBe('high');
  });

  it.each([
    ['class', '1.1', 'middle'],
    ['leaf', '1.1', 'high'],
    ['class', '1.2', 'high'],
    ['leaf', '1.2', 'high'],
  ] as const)('a veto of scope %s on %s, where one of the class on 1.1 bars', (scope, leafCode, expected) => {
    const blocker: BandBlocker = {
      code: 'v',
      label: 'V',
      bars: ['high'],
      when: { kind: 'veto', leafCode: '1.1' },
    };
    const vetoes = [{ leafCode, scope, award: null, label: 'v' }];
    const scores = given({ '1.1': '40', '1.2': '60' });
    const result = evaluateSetFromPoints(build('total', [blocker]), scores, { vetoes });
    expect(result.classification).toBe(expected);
  });

  it('no class while the higher level has not decided on a leaf that does not apply', () => {
    const asking = manual('1.2', '60', { notApplicable: { policy: 'ASK', when: 'x' } });
    const set = makeSet([makeField('1', [manual('1.1', '40'), asking])], {
      classification: { by: 'index', bands: [{ ...band(null, null), code: 'any' }], blockers: [] },
    });
    const entries = given({ '1.1': '40', '1.2': 'notApplicable' });
    const decided = { notApplicableDecisions: new Map([['1.2', 'EXCLUDE' as const]]) };
    expect(evaluateSetFromPoints(set, entries).classification).toBeNull();
    expect(evaluateSetFromPoints(set, entries, decided).classification).toBe('any');
  });

  it('a blocker of a kind nobody knows breaks', () => {
    const blocker: BandBlocker = JSON.parse('{"code":"x","label":"X","bars":[],"when":{"kind":"NEW"}}');
    expect(() => classOf(build('total', [blocker]), {})).toThrow(/^Unexpected case: .*NEW/);
  });
});

describe('what would raise the score', () => {
  const set = makeSet(
    [
      makeField('1', [
        manual('1.1', '2'),
        manual('1.2', '3', { block: 'survey' }),
        manual('1.3', '9', { block: 'plus' }),
        manual('1.4', '8', { block: 'minus' }),
      ]),
    ],
    {
      blocks: [
        block('appraised', 'appraised', '2'),
        block('survey', 'survey', '3'),
        block('plus', 'bonus', '9'),
        block('minus', 'penalty', '8'),
      ],
    },
  );
  const result = evaluateSetFromPoints(set, given({ '1.1': '0', '1.2': '0', '1.3': '0', '1.4': '0' }));
  const codes = (dropped?: ReadonlySet<string>) =>
    whatWouldRaise(set, result, dropped).map(({ code }) => code);

  it('looks at appraised and survey blocks that were held, not at bonus or penalty', () => {
    expect(codes()).toEqual(['1.2', '1.1']);
    expect(codes(new Set(['survey']))).toEqual(['1.1']);
    expect(codes(new Set(['appraised']))).toEqual(['1.2']);
  });

  it('a leaf the result does not know is left out', () => {
    expect(whatWouldRaise(set, { ...result, leaves: new Map() })).toEqual([]);
  });

  it('the next step is the smallest better one, rounded once', () => {
    const rule = {
      kind: 'LADDER',
      value: { kind: 'constant', value: '0' },
      steps: [
        { op: '>=', bound: '3', award: pts('1.5') },
        { op: '>', bound: '2', award: share('0.333333333333') },
        { op: '>=', bound: '1', award: pts('0') },
      ],
      otherwise: pts('0'),
    } as const;
    const ladder = makeSet([makeField('1', [makeLeaf('2', { rule: { ...rule, steps: [...rule.steps] } })])]);
    const raises = whatWouldRaise(ladder, evaluateSet(ladder, new Map()));
    expect(raises).toEqual([
      {
        code: '1.1',
        title: 'Tiêu chí 1.1',
        status: 'scored',
        supplier: 'self',
        points: 0,
        maximum: points('2'),
        gain: points('2'),
        nextStep: { op: '>', bound: '2', gain: points('0.666667') },
      },
    ]);
  });
});
