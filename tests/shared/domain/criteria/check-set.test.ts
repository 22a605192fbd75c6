import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import { criteriaSetSchema, type Band, type CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { figure, leafSpec, MANUAL, type LeafInput } from '#db/seed/set-builder.ts';
import { makeField, makeLeaf, makeSet, RATIO } from '#tests/shared/domain/scoring/leaf-kit.ts';

const VALUE = figure('r');
const LINEAR: LeafInput = { rule: { kind: 'LINEAR', value: VALUE }, operands: [RATIO] };

function codesOf(set: CriteriaSet): readonly string[] {
  return checkCriteriaSet(criteriaSetSchema.parse(JSON.parse(JSON.stringify(set)))).map(
    ({ severity, code }) => `${severity} ${code}`,
  );
}

function ofLeaf(leaf: LeafInput, maximum = '1'): readonly string[] {
  return codesOf(makeSet([makeField('1', [makeLeaf(maximum, leaf)])]));
}

const sound = makeSet([makeField('1', [makeLeaf('1', LINEAR)])]);

describe('rows', () => {
  it('a sound set has no findings', () => {
    expect(codesOf(sound)).toEqual([]);
  });

  it('the same code twice', () => {
    const set = makeSet([makeField('1', [makeLeaf('1', LINEAR, '1.1'), makeLeaf('1', LINEAR, '1.1')])]);
    expect(codesOf(set)).toEqual(['error DUPLICATE_CODE']);
  });

  it('maxima of rows that do not sum to the printed one', () => {
    const field = {
      ...makeField('1', [makeLeaf('1', LINEAR), makeLeaf('0.5', LINEAR, '1.2')]),
      maximum: points('2'),
    };
    const set = makeSet([field]);
    expect(checkCriteriaSet(set)).toContainEqual({
      code: 'CHILDREN_SUM_DIFFERS',
      severity: 'error',
      nodeCode: '1',
      details: { printed: '2', sum: '1.5' },
    });
    expect(codesOf(set)).toContain('error BLOCK_WEIGHT_DIFFERS');
  });

  it('a row without a rule and without rows, and a leaf with rows below', () => {
    expect(codesOf(makeSet([makeField('1', [])]))).toContain('error ROW_WITHOUT_RULE');
    const both = { ...makeField('1', [makeLeaf('1', LINEAR)]), leaf: leafSpec(LINEAR) };
    expect(codesOf(makeSet([both]))).toContain('error LEAF_WITH_CHILDREN');
  });

  it.each<readonly [string, LeafInput, string]>([
    ['an unknown block', { ...LINEAR, block: 'other' }, 'error UNKNOWN_BLOCK'],
    [
      'a reversed window',
      { ...LINEAR, dataWindow: { from: '2026-07-01', to: '2026-06-30' } },
      'error WINDOW_REVERSED',
    ],
    ['a step that does not fit', { rule: MANUAL, step: points('0.3') }, 'warning STEP_DOES_NOT_FIT'],
    ['a minimum above the maximum', { rule: MANUAL, minimum: points('2') }, 'error MINIMUM_ABOVE_MAXIMUM'],
  ])('%s', (_, leaf, code) => {
    expect(ofLeaf(leaf)).toContain(code);
  });

  it('a maximum of nothing, and one finer than leaves are rounded', () => {
    expect(ofLeaf({ rule: MANUAL }, '0')).toContain('error MAXIMUM_NOT_POSITIVE');
    const set = makeSet([makeField('1', [makeLeaf('1.125', LINEAR)])]);
    const rounding = { ...set.rounding, leaf: { mode: 'HALF_UP', digits: 2 } } as const;
    expect(codesOf({ ...set, rounding })).toEqual(['warning MAXIMUM_TOO_FINE']);
  });
});

describe('what the decision says of itself', () => {
  it('counts that differ from the rows are told, as a whole and by field', () => {
    const declared = {
      ...sound.declared,
      fields: 2,
      criteria: 1,
      components: 3,
      perField: [{ code: '1', criteria: 4, components: null }],
    };
    expect(checkCriteriaSet({ ...sound, declared })).toEqual([
      {
        code: 'FIELD_COUNT_DIFFERS',
        severity: 'warning',
        nodeCode: null,
        details: { declared: '2', printed: '1' },
      },
      {
        code: 'COMPONENT_COUNT_DIFFERS',
        severity: 'warning',
        nodeCode: null,
        details: { declared: '3', printed: '0' },
      },
      {
        code: 'CRITERION_COUNT_DIFFERS',
        severity: 'warning',
        nodeCode: '1',
        details: { declared: '4', printed: '1' },
      },
    ]);
  });

  it('a total that differs from the blocks, and a block named twice', () => {
    const declared = { ...sound.declared, maximum: points('100') };
    expect(codesOf({ ...sound, declared })).toEqual(['error TOTAL_DIFFERS']);
    const twice = [...sound.blocks, ...sound.blocks];
    expect(codesOf({ ...sound, blocks: twice })).toContain('error DUPLICATE_BLOCK');
  });

  it('a year outside the validity', () => {
    expect(codesOf({ ...sound, year: 2025 })).toEqual(['warning YEAR_OUTSIDE_VALIDITY']);
    expect(codesOf({ ...sound, validity: { from: '2026-02-01', to: '2026-01-01' } })).toEqual([
      'error WINDOW_REVERSED',
    ]);
  });
});

describe('bands and ranking', () => {
  const end = (value: string, inclusive: boolean) => ({ value, inclusive });
  const band = (code: string, from: Band['from'], to: Band['to']): Band => ({ code, label: code, from, to });
  const ofBands = (...bands: readonly Band[]) =>
    codesOf({ ...sound, classification: { by: 'total', bands: [...bands], blockers: [] } });

  it('bands that meet are fine', () => {
    expect(ofBands(band('a', end('90', true), null), band('b', null, end('90', false)))).toEqual([]);
  });

  it.each<readonly [string, readonly Band[], string]>([
    [
      'both take 90',
      [band('a', end('90', true), null), band('b', null, end('90', true))],
      'error BANDS_OVERLAP',
    ],
    [
      '80 to 90 taken twice',
      [band('a', end('80', true), null), band('b', null, end('90', false))],
      'error BANDS_OVERLAP',
    ],
    [
      'nobody takes 90',
      [band('a', end('90', false), null), band('b', null, end('90', false))],
      'warning BANDS_LEAVE_GAP',
    ],
    [
      '85 to 90 in no band',
      [band('a', end('90', true), null), band('b', null, end('85', false))],
      'warning BANDS_LEAVE_GAP',
    ],
    [
      'lowest first',
      [band('b', end('0', true), end('90', false)), band('a', end('90', true), end('100', true))],
      'error BANDS_NOT_DESCENDING',
    ],
    [
      'one name for two',
      [band('a', end('90', true), null), band('a', null, end('90', false))],
      'error DUPLICATE_BAND',
    ],
  ])('%s', (_, bands, code) => {
    expect(ofBands(...bands)).toEqual([code]);
  });

  it('blockers and tie-break keys that name nothing', () => {
    const blockers: CriteriaSet['classification']['blockers'] = [
      { code: 'x', label: 'X', bars: ['none'], when: { kind: 'veto', leafCode: '1' } },
    ];
    expect(codesOf({ ...sound, classification: { by: 'total', bands: [], blockers } })).toEqual([
      'error UNKNOWN_BAND',
      'error UNKNOWN_LEAF',
    ]);
    const ranking: CriteriaSet['ranking'] = {
      ...sound.ranking,
      tie: { kind: 'ordered', keys: ['1.1', '7'] },
    };
    expect(codesOf({ ...sound, ranking })).toEqual(['error UNKNOWN_TIE_KEY']);
  });
});

describe('the examples of the guidance', () => {
  const leaf = makeLeaf('1', {
    rule: { kind: 'LINCUT', value: VALUE, low: '0.9', high: '1' },
    operands: [RATIO],
  });
  const set = makeSet([makeField('1', [leaf])]);
  const vector = (numerator: string, denominator: string, expected: string, leafCode = '1.1') => ({
    name: `${numerator}/${denominator}`,
    leafCode,
    inputs: { 'r.numerator': numerator, 'r.denominator': denominator },
    expected: points(expected),
    source: 'Hướng dẫn',
  });

  it('P5: a guidance that contradicts itself is told with both figures', () => {
    const contradicting = { ...set, testVectors: [vector('95', '100', '0.95'), vector('4', '5', '0.8')] };
    expect(checkCriteriaSet(contradicting)).toEqual([
      {
        code: 'TEST_VECTOR_FAILED',
        severity: 'error',
        nodeCode: '1.1',
        details: { vector: '4/5', expected: '0.8', actual: '0', status: 'scored' },
      },
    ]);
  });

  it('an example of a leaf that is not there', () => {
    expect(codesOf({ ...set, testVectors: [vector('1', '1', '1', '1')] })).toEqual(['error UNKNOWN_LEAF']);
  });

  it('are not run where a rule cannot be run', () => {
    const broken = makeSet([
      makeField('1', [makeLeaf('1', { rule: { kind: 'LINEAR', value: figure('gone') } })]),
    ]);
    expect(codesOf({ ...broken, testVectors: [vector('1', '1', '1')] })).toEqual(['error UNKNOWN_OPERAND']);
  });
});

describe('the shape', () => {
  const raw: unknown = JSON.parse(JSON.stringify(sound));

  it('keeps a set exactly through JSON', () => {
    expect(criteriaSetSchema.parse(raw)).toEqual(sound);
  });

  it.each([
    ['an unknown key', { ...sound, extra: 1 }],
    ['points with a fraction of a micro-point', { ...sound, declared: { ...sound.declared, maximum: 0.5 } }],
    ['no rows', { ...sound, tree: [] }],
    ['a code that is no code', { ...sound, code: 'Bộ 1' }],
  ])('refuses %s', (_, value) => {
    expect(criteriaSetSchema.safeParse(value).success).toBe(false);
  });
});
