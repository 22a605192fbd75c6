import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import type { Block, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { evaluateSet, evaluateSetFromPoints, type GivenPoints } from '#shared/domain/scoring/evaluate-set.ts';
import { isYes, MANUAL, pts } from '#db/seed/set-builder.ts';
import { answer, makeField, makeLeaf, makeSet } from '#tests/shared/domain/scoring/leaf-kit.ts';

function block(key: string, kind: Block['kind'], weight: string, change: Partial<Block> = {}): Block {
  return { key, label: key, kind, weight: points(weight), optional: false, scaleToWeight: false, ...change };
}

function given(entries: Readonly<Record<string, string | null>>): ReadonlyMap<string, GivenPoints> {
  const read = (value: string | null): GivenPoints =>
    value === null ? null : value === 'notApplicable' ? value : points(value);
  return new Map(Object.entries(entries).map(([code, value]) => [code, read(value)]));
}

const manual = (code: string, maximum: string, change: object = {}) =>
  makeLeaf(maximum, { rule: MANUAL, ...change }, code);

describe('blocks', () => {
  const tree = [
    makeField('1', [manual('1.1', '75'), manual('1.2', '25', { block: 'survey' })]),
    makeField('9', [manual('9.1', '3', { block: 'plus' }), manual('9.2', '2', { block: 'plus' })]),
    makeField('10', [makeLeaf('0', { rule: MANUAL, minimum: points('-5'), block: 'minus' }, '10.1')]),
  ];
  const set: CriteriaSet = makeSet(tree, {
    declared: { fields: null, criteria: null, components: null, maximum: points('100'), perField: [] },
    blocks: [
      block('appraised', 'appraised', '75'),
      block('survey', 'survey', '25', { optional: true }),
      block('plus', 'bonus', '4'),
      block('minus', 'penalty', '2'),
    ],
    rescaleWhenDropped: true,
  });

  it('P22: total = Σ + bonus − penalty, each capped', () => {
    const result = evaluateSetFromPoints(
      set,
      given({ '1.1': '60', '1.2': '20', '9.1': '3', '9.2': '2', '10.1': '-3' }),
    );
    expect(result).toMatchObject({
      bonus: points('4'),
      penalty: points('-2'),
      total: points('82'),
      attainableMaximum: points('100'),
      lostPoints: points('20'),
      indexPercent: points('80'),
    });
  });

  it('P18: without a survey the appraised points are rescaled to 100', () => {
    const scores = given({ '1.1': '62.5', '1.2': '20', '9.1': '0', '9.2': '0', '10.1': '0' });
    const result = evaluateSetFromPoints(set, scores, { droppedBlocks: new Set(['survey']) });
    expect(result.exactTotal).toBe(83_333_333);
    expect(result.total).toBe(points('83.33'));
    expect(result.attainableMaximum).toBe(points('100'));
    expect(result.leafCount).toBe(4);
    expect(result.nodes.get('1')).toMatchObject({ points: points('62.5'), maximum: points('75') });
  });

  it('without rescaling a dropped block simply leaves', () => {
    const result = evaluateSetFromPoints({ ...set, rescaleWhenDropped: false }, given({ '1.1': '62.5' }), {
      droppedBlocks: new Set(['survey']),
    });
    expect(result).toMatchObject({ total: points('62.5'), attainableMaximum: points('75') });
  });

  it('60 + 40: blocks that print another maximum are scaled to their weight', () => {
    const scaled = makeSet(
      [makeField('1', [manual('1.1', '100')]), makeField('2', [manual('2.1', '10', { block: 'survey' })])],
      {
        blocks: [
          block('appraised', 'appraised', '60', { scaleToWeight: true }),
          block('survey', 'survey', '40', { scaleToWeight: true }),
        ],
      },
    );
    const result = evaluateSetFromPoints(scaled, given({ '1.1': '90', '2.1': '7' }));
    expect(result.total).toBe(points('82'));
    expect(result.attainableMaximum).toBe(points('100'));
  });
});

describe('classification', () => {
  const discipline = makeLeaf(
    '10',
    {
      rule: {
        kind: 'VETO',
        when: isYes('leader'),
        scope: 'class',
        award: null,
        label: 'Lãnh đạo bị kỷ luật',
        rule: { kind: 'BOOL', operand: 'clean' },
      },
      operands: [
        { kind: 'yesNo', key: 'leader', label: 'Lãnh đạo bị kỷ luật' },
        { kind: 'yesNo', key: 'clean', label: 'Chấp hành tốt' },
      ],
    },
    '1.2',
  );
  const set = makeSet([makeField('1', [manual('1.1', '90'), discipline])], {
    classification: {
      by: 'total',
      bands: [
        { code: 'good', label: 'Tốt', from: { value: '89.3', inclusive: false }, to: null },
        {
          code: 'fair',
          label: 'Khá',
          from: { value: '70', inclusive: true },
          to: { value: '89.3', inclusive: true },
        },
        { code: 'weak', label: 'Yếu', from: null, to: { value: '70', inclusive: false } },
      ],
      blockers: [
        {
          code: 'leader',
          label: 'Lãnh đạo bị kỷ luật',
          bars: ['good'],
          when: { kind: 'veto', leafCode: '1.2' },
        },
        {
          code: 'low',
          label: 'Tiêu chí 1.1 quá thấp',
          bars: ['good', 'fair'],
          when: { kind: 'leafAtMost', leafCode: '1.1', points: points('50') },
        },
        {
          code: 'case',
          label: 'Có vụ việc nghiêm trọng',
          bars: ['good'],
          when: { kind: 'declared', fact: 'case' },
        },
      ],
    },
  });

  it.each([
    ['79.31', 'good'],
    ['79.3', 'fair'],
    ['60', 'fair'],
    ['59.99', 'weak'],
  ])('%s + 10 → %s', (own, band) => {
    expect(evaluateSetFromPoints(set, given({ '1.1': own, '1.2': '10' })).classification).toBe(band);
  });

  it('is not given while a leaf is missing', () => {
    expect(evaluateSetFromPoints(set, given({ '1.1': '90' })).classification).toBeNull();
  });

  it('P23: a class veto bars the class and leaves the points', () => {
    const answers = new Map([
      ['1.1', answer({}, { enteredPoints: '90' })],
      ['1.2', answer({ leader: 'yes', clean: 'yes' })],
    ]);
    const result = evaluateSet(set, answers);
    expect(result.total).toBe(points('100'));
    expect(result.classification).toBe('fair');
    expect(result.blockedBands).toEqual([
      { bandCode: 'good', blockerCode: 'leader', label: 'Lãnh đạo bị kỷ luật' },
    ]);
    const appraised = evaluateSetFromPoints(set, given({ '1.1': '90', '1.2': '10' }), {
      vetoes: result.vetoes,
    });
    expect(appraised.classification).toBe('fair');
  });

  it('a low leaf and a declared fact bar too', () => {
    expect(evaluateSetFromPoints(set, given({ '1.1': '50', '1.2': '10' })).classification).toBe('weak');
    const facts = { declaredFacts: new Set(['case']) };
    expect(evaluateSetFromPoints(set, given({ '1.1': '90', '1.2': '10' }), facts).classification).toBe(
      'fair',
    );
  });
});

describe('a veto on the criterion', () => {
  const veto = makeLeaf(
    '1',
    {
      rule: {
        kind: 'VETO',
        when: isYes('fraud'),
        scope: 'criterion',
        award: pts('0'),
        label: 'Báo cáo sai sự thật',
        rule: { kind: 'BOOL', operand: 'reported' },
      },
      operands: [
        { kind: 'yesNo', key: 'fraud', label: 'Báo cáo sai' },
        { kind: 'yesNo', key: 'reported', label: 'Có báo cáo' },
      ],
    },
    '1.1.1',
  );
  const criterion = { ...makeField('1.1', [veto, manual('1.1.2', '4')]), level: 'criterion' } as const;
  const set = makeSet([makeField('1', [criterion, manual('1.2', '5')])]);

  it('forces the row above and its totals, and counts as lost', () => {
    const answers = new Map([
      ['1.1.1', answer({ fraud: 'yes' })],
      ['1.1.2', answer({}, { enteredPoints: '4' })],
      ['1.2', answer({}, { enteredPoints: '5' })],
    ]);
    const result = evaluateSet(set, answers);
    expect(result.nodes.get('1.1')?.points).toBe(0);
    expect(result.nodes.get('1')?.points).toBe(points('5'));
    expect(result.total).toBe(points('5'));
    expect(result.lostPoints).toBe(points('5'));
    expect(result.leaves.get('1.1.2')?.points).toBe(points('4'));
  });
});
