import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import type { Block, CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { evaluateSet, evaluateSetFromPoints, type GivenPoints } from '#shared/domain/scoring/evaluate-set.ts';
import { isYes, MANUAL, share, type LeafInput } from '#db/seed/set-builder.ts';
import { answer, makeField, makeLeaf, makeSet } from '#tests/shared/domain/scoring/leaf-kit.ts';
import { showFigures } from '#tests/shared/domain/scoring/show-figures.ts';

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

const criterion = (code: string, children: readonly CriteriaNode[]): CriteriaNode => ({
  ...makeField(code, children),
  level: 'criterion',
});

describe('rows', () => {
  const cut = (digits: number) => ({ mode: 'TRUNCATE', digits }) as const;
  const fieldLeaf: CriteriaNode = { ...manual('2', '1'), level: 'field' };
  const set = makeSet([makeField('1', [criterion('1.1', [manual('1.1.1', '1')])]), fieldLeaf], {
    rounding: { leaf: cut(4), criterion: cut(3), field: cut(2), total: cut(1), percent: cut(0) },
  });

  it('are printed with the digits of their level; a field that is itself a leaf is a field', () => {
    const result = evaluateSetFromPoints(set, given({ '1.1.1': '0.123456', '2': '0.123456' }));
    const printed = ['1.1.1', '1.1', '1', '2'].map((code) => result.nodes.get(code)?.printedPoints);
    expect(printed).toEqual(['0.1234', '0.123', '0.12', '0.12'].map(points));
    expect(result.total).toBe(points('0.2'));
    expect(result.indexPercent).toBe(points('12'));
    expect(result.nodes.get('1.1')).toEqual({
      code: '1.1',
      points: points('0.123456'),
      printedPoints: points('0.123'),
      maximum: points('1'),
      indexPercent: points('12'),
      scoredCount: 1,
      leafCount: 1,
    });
  });

  it('count their leaves at every depth', () => {
    const result = evaluateSetFromPoints(set, given({ '1.1.1': '1', '2': null }));
    const counts = ['1.1.1', '1.1', '1', '2'].map((code) => {
      const row = result.nodes.get(code);
      return [row?.scoredCount, row?.leafCount];
    });
    expect(counts).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [0, 1],
    ]);
    expect(result).toMatchObject({ scoredCount: 1, leafCount: 2 });
    expect(result.nodes.get('2')?.points).toBeNull();
  });
});

describe('given points', () => {
  const policies = ['FULL', 'ZERO', 'EXCLUDE'].map((policy, index) =>
    manual(`1.${index + 1}`, '2', { notApplicable: { policy, when: 'x' } }),
  );
  const set = makeSet([makeField('1', [...policies, manual('1.4', '2')])]);
  const leafOf = (code: string, value: string | null) =>
    evaluateSetFromPoints(set, given({ [code]: value })).leaves.get(code);

  it.each([
    ['1.1', points('2'), points('2')],
    ['1.2', points('0'), points('2')],
    ['1.3', null, points('0')],
    ['1.4', null, points('0')],
  ])('not applicable on %s follows its policy, or leaves the maximum', (code, earned, maximum) => {
    const leaf = leafOf(code, 'notApplicable');
    expect(leaf).toMatchObject({ status: 'notApplicable', points: earned, maximum, problems: [] });
    expect(leaf?.trace.steps).toMatchObject([{ step: 'notApplicable', automatic: false }]);
  });

  it.each([
    ['0.5', 'scored', points('0.5'), '1/2'],
    [null, 'notScored', null, null],
  ])('%s is %s', (value, status, earned, exact) => {
    expect(showFigures(leafOf('1.4', value))).toEqual({
      code: '1.4',
      status,
      points: earned,
      maximum: points('2'),
      problems: [],
      trace: { rule: 'GIVEN', steps: [], exact, points: earned },
      vetoes: [],
    });
  });

  it('hold no vetoes but those handed in', () => {
    expect(evaluateSetFromPoints(set, given({})).vetoes).toEqual([]);
    expect(evaluateSet(set, new Map()).vetoes).toEqual([]);
  });
});

describe('dropped blocks', () => {
  const tree = [
    makeField('1', [manual('1.1', '60'), manual('1.2', '40', { block: 'survey' })]),
    makeField('9', [manual('9.1', '5', { block: 'plus' })]),
  ];
  const build = (surveyOptional: boolean, change: Partial<CriteriaSet> = {}) =>
    makeSet(tree, {
      declared: { fields: null, criteria: null, components: null, maximum: points('100'), perField: [] },
      blocks: [
        block('appraised', 'appraised', '60'),
        block('survey', 'survey', '40', { optional: surveyOptional }),
        block('plus', 'bonus', '5', { optional: true }),
      ],
      rescaleWhenDropped: true,
      ...change,
    });
  const scores = given({ '1.1': '30', '1.2': '40', '9.1': '1' });
  const totalWithout = (key: string, set: CriteriaSet) =>
    evaluateSetFromPoints(set, scores, { droppedBlocks: new Set([key]) }).total;

  it('blow up the rest only where the block is optional and counts in the 100', () => {
    expect(totalWithout('survey', build(true))).toBe(points('51'));
    expect(totalWithout('survey', build(false))).toBe(points('31'));
    expect(totalWithout('plus', build(true))).toBe(points('70'));
    expect(totalWithout('nothing', build(true))).toBe(points('71'));
  });

  it('one block scaled to its weight does not scale the other', () => {
    const blocks = [
      block('appraised', 'appraised', '30', { scaleToWeight: true }),
      block('survey', 'survey', '40'),
      block('plus', 'bonus', '5'),
    ];
    const result = evaluateSetFromPoints(build(false, { blocks }), scores);
    expect(result).toMatchObject({ total: points('56'), attainableMaximum: points('70') });
    expect(result.lostPoints).toBe(points('30'));
  });
});

describe('a veto that forces the row above', () => {
  const veto = (
    code: string,
    scope: 'criterion' | 'leaf',
    award: string | null,
    change: Partial<LeafInput> = {},
  ) =>
    makeLeaf(
      '1',
      {
        rule: {
          kind: 'VETO',
          when: isYes('fraud'),
          scope,
          award: award === null ? null : share(award),
          label: 'Gian dối',
          rule: { kind: 'BOOL', operand: 'fraud' },
        },
        operands: [{ kind: 'yesNo', key: 'fraud', label: 'Gian dối' }],
        ...change,
      },
      code,
    );
  const fired = answer({ fraud: 'yes' });
  const rowPoints = (leaf: CriteriaNode, context = {}) => {
    const set = makeSet([makeField('1', [manual('1.1', '3'), leaf])]);
    const answers = new Map([
      ['1.1', answer({}, { enteredPoints: '3' })],
      ['1.2', fired],
    ]);
    return evaluateSet(set, answers, context).nodes.get('1')?.points;
  };

  it('takes its share of the maximum of that row', () => {
    expect(rowPoints(veto('1.2', 'criterion', '0.25'))).toBe(points('1'));
    const third = veto('1.2', 'criterion', '0.166666666666');
    expect(rowPoints(third)).toBe(points('0.666667'));
  });

  it('does not where it reaches the leaf only, awards nothing, or stands in a dropped block', () => {
    expect(rowPoints(veto('1.2', 'leaf', '0'))).toBe(points('3'));
    expect(rowPoints(veto('1.2', 'criterion', null))).toBe(points('4'));
    const dropped = veto('1.2', 'criterion', '0', { block: 'survey' });
    expect(rowPoints(dropped, { droppedBlocks: new Set(['survey']) })).toBe(points('3'));
  });

  it('is told with the set, unless its block was dropped', () => {
    const leaf = veto('1.2', 'leaf', '0', { block: 'survey' });
    const set = makeSet([makeField('1', [manual('1.1', '3'), leaf])]);
    const vetoesIn = (context: { droppedBlocks?: ReadonlySet<string> }) =>
      evaluateSet(set, new Map([['1.2', fired]]), context).vetoes.map(({ leafCode }) => leafCode);
    expect(vetoesIn({})).toEqual(['1.2']);
    expect(vetoesIn({ droppedBlocks: new Set(['other']) })).toEqual(['1.2']);
    expect(vetoesIn({ droppedBlocks: new Set(['survey']) })).toEqual([]);
  });

  it('is booked to the block of its own leaf', () => {
    const bonus = veto('1.2', 'criterion', '0', { block: 'plus' });
    const blocks = [block('appraised', 'appraised', '3'), block('plus', 'bonus', '9')];
    const set = makeSet([makeField('1', [manual('1.1', '3'), bonus])], { blocks });
    const answers = new Map([
      ['1.1', answer({}, { enteredPoints: '3' })],
      ['1.2', fired],
    ]);
    expect(evaluateSet(set, answers)).toMatchObject({ total: 0, bonus: points('-3'), lostPoints: 0 });
  });
});
