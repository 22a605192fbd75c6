import { describe, expect, it } from 'vitest';
import { points } from '#shared/lib/points.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { Rule } from '#shared/schemas/criteria-rule.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';
import type { LeafResult, ScoringContext } from '#shared/domain/scoring/result-types.ts';
import { figure, MANUAL, pts, type LeafInput } from '#db/seed/set-builder.ts';
import { answer, makeField, makeLeaf, makeSet, RATIO, ratio } from '#tests/shared/domain/scoring/leaf-kit.ts';
import { showFigures } from '#tests/shared/domain/scoring/show-figures.ts';

function run(leaf: LeafInput, given: LeafAnswer, context: ScoringContext = {}): LeafResult {
  const node = makeLeaf('2', leaf);
  return evaluateLeaf(makeSet([makeField('1', [node])]), node, given, context);
}

const count = (key: string) => ({ kind: 'count', key, label: key }) as const;
const warning = (code: string, inputKey?: string) => ({
  code,
  severity: 'warning',
  ...(inputKey === undefined ? {} : { inputKey }),
  details: {},
});
const error = (code: string) => ({ code, severity: 'error', details: {} });
const LINEAR: Rule = { kind: 'LINEAR', value: figure('r') };
const NOT_APPLICABLE = answer({}, { notApplicable: true, notApplicableReason: ' ' });
const when = 'x';

describe('a leaf without points', () => {
  it('that nobody touched has no problems and no working', () => {
    expect(run({ rule: LINEAR, operands: [RATIO] }, answer({}))).toEqual({
      code: '1.1',
      status: 'notScored',
      points: null,
      maximum: points('2'),
      problems: [],
      trace: { rule: 'LINEAR', steps: [], exact: null, points: null },
      vetoes: [],
    });
  });

  it('that was begun names every field still empty', () => {
    const leaf: LeafInput = {
      rule: { kind: 'LINEAR', value: { kind: 'sum', of: [figure('a'), figure('b'), figure('r')] } },
      operands: [count('a'), count('b'), RATIO],
    };
    expect(run(leaf, answer({ a: '1', 'r.numerator': '1' })).problems).toEqual([
      warning('INPUT_MISSING', 'b'),
      warning('INPUT_MISSING', 'r.denominator'),
    ]);
  });

  it('because of an unusable figure keeps its problems', () => {
    const result = run({ rule: LINEAR, operands: [RATIO] }, answer(ratio('x', '')));
    expect(result).toMatchObject({ status: 'invalid', points: null, vetoes: [], trace: { steps: [] } });
    expect(result.problems).toHaveLength(1);
  });
});

describe('estimates', () => {
  it('are told one by one, and only they', () => {
    const leaf: LeafInput = {
      rule: { kind: 'LINEAR', value: { kind: 'sum', of: [figure('a'), figure('b')] } },
      operands: [count('a'), count('b'), count('unused')],
    };
    const inputs = { a: { raw: '1', estimated: true }, b: { raw: '1', estimated: false } };
    expect(run(leaf, { ...answer({}), inputs }).problems).toEqual([warning('ESTIMATED', 'a')]);
  });
});

describe('not applicable', () => {
  const steps = (policy: string, automatic: boolean) => [{ step: 'notApplicable', policy, automatic }];
  const reason = warning('NOT_APPLICABLE_REASON_MISSING');
  const undecided = warning('NOT_APPLICABLE_UNDECIDED');

  it.each([
    ['FULL', points('2'), points('2'), '2', [reason]],
    ['ZERO', points('0'), points('2'), '0', [reason]],
    ['EXCLUDE', null, points('0'), null, [reason]],
    ['ASK', null, points('2'), null, [reason, undecided]],
  ] as const)('declared, policy %s', (policy, earned, maximum, exact, problems) => {
    const leaf: LeafInput = { rule: MANUAL, notApplicable: { policy, when } };
    expect(showFigures(run(leaf, NOT_APPLICABLE))).toEqual({
      code: '1.1',
      status: 'notApplicable',
      points: earned,
      maximum,
      problems,
      trace: { rule: 'MANUAL', steps: steps(policy, false), exact, points: earned },
      vetoes: [],
    });
  });

  it.each(['FULL', 'ZERO', 'EXCLUDE'] as const)(
    'found by 0 ÷ 0, policy %s: no reason is wanted',
    (policy) => {
      const leaf: LeafInput = { rule: LINEAR, operands: [RATIO], notApplicable: { policy, when } };
      const result = run(leaf, answer(ratio('0', '0')));
      expect(result.problems).toEqual([]);
      expect(result.trace.steps).toEqual(steps(policy, true));
    },
  );

  it('refused where the leaf always applies', () => {
    expect(run({ rule: MANUAL }, NOT_APPLICABLE).problems).toEqual([error('NOT_APPLICABLE_NOT_ALLOWED')]);
  });

  it('a leaf that always applies cannot be scored on 0 ÷ 0', () => {
    const result = run({ rule: LINEAR, operands: [RATIO] }, answer(ratio('0', '0')));
    expect(result).toMatchObject({ status: 'invalid', problems: [error('ZERO_DENOMINATOR')] });
    expect(result.problems).toHaveLength(1);
  });

  it('a decision of the higher level goes before ASK, the type of the unit before both', () => {
    const leaf: LeafInput = {
      rule: MANUAL,
      notApplicable: { policy: 'ASK', byUnitType: { ward: 'ZERO' }, when },
    };
    const decided = { notApplicableDecisions: new Map([['1.1', 'FULL' as const]]) };
    const pointsOf = (context: ScoringContext) => run(leaf, NOT_APPLICABLE, context).points;
    expect(pointsOf(decided)).toBe(points('2'));
    expect(pointsOf({ ...decided, unitType: 'ward' })).toBe(0);
    expect(pointsOf({ ...decided, unitType: 'commune' })).toBe(points('2'));
    expect(pointsOf({ notApplicableDecisions: new Map([['1.2', 'FULL']]) })).toBeNull();
    const plain: LeafInput = { rule: MANUAL, notApplicable: { policy: 'FULL', when } };
    expect(run(plain, NOT_APPLICABLE, { unitType: 'ward' }).points).toBe(points('2'));
  });
});

describe('a missing baseline', () => {
  const leaf = (policy: 'FULL' | null): LeafInput => ({
    rule: LINEAR,
    operands: [
      { kind: 'previous', key: 'r', label: 'r' },
      { kind: 'previous', key: 'old', label: 'old' },
      count('n'),
    ],
    notApplicable: policy === null ? null : { policy, when },
  });

  it('is told, and the leaf stays open where it always applies', () => {
    expect(run(leaf(null), answer({ old: '1' }))).toMatchObject({
      status: 'notScored',
      points: null,
      problems: [warning('BASELINE_MISSING', 'r')],
    });
  });

  it.each([
    ['', true],
    ['  ', true],
    ['Đơn vị mới', false],
  ])('wants a reason where there is a policy: "%s"', (notApplicableReason, wanted) => {
    expect(run(leaf('FULL'), answer({}, { notApplicableReason })).problems).toEqual([
      warning('BASELINE_MISSING', 'r'),
      warning('BASELINE_MISSING', 'old'),
      ...(wanted ? [warning('NOT_APPLICABLE_REASON_MISSING')] : []),
    ]);
  });
});

describe('the range of the leaf', () => {
  const choice = (award: string): LeafInput => ({
    rule: { kind: 'CHOICE', operand: 'c', awards: [{ option: 'a', award: pts(award) }] },
    operands: [{ kind: 'choice', key: 'c', label: 'C', options: [{ key: 'a', label: 'A' }] }],
    minimum: points('-0.5'),
  });

  it.each([
    ['2.5', '2', [{ step: 'choice' }, { step: 'capped', at: '2' }]],
    ['2', '2', [{ step: 'choice' }]],
    ['-0.5', '-0.5', [{ step: 'choice' }]],
    ['-0.75', '-0.5', [{ step: 'choice' }, { step: 'floored', at: '-1/2' }]],
  ])('%s is kept at %s, and the working says so', (award, kept, steps) => {
    const { points: earned, trace } = run(choice(award), answer({ c: 'a' }));
    expect(earned).toBe(points(kept));
    expect(showFigures(trace)).toMatchObject({ rule: 'CHOICE', steps, points: points(kept) });
    expect(trace.steps).toHaveLength(steps.length);
  });
});

describe('a kind nobody knows', () => {
  const broken: readonly (readonly [string, string])[] = [
    ['a rule', '{"rule":{"kind":"NEW"}}'],
    [
      'a condition',
      '{"rule":{"kind":"ALL","conditions":[{"kind":"NEW"}],"otherwise":{"kind":"points","points":0}}}',
    ],
    ['a measure', '{"rule":{"kind":"LINEAR","value":{"kind":"NEW"}}}'],
    ['an operand', '{"rule":{"kind":"BOOL","operand":"q"},"operands":[{"kind":"NEW","key":"q"}]}'],
    ['a policy', '{"rule":{"kind":"MANUAL"},"notApplicable":{"policy":"NEW"}}'],
  ];

  it.each(broken)('of %s breaks and is named', (_, json) => {
    const leaf: LeafInput = JSON.parse(json);
    const given = json.includes('policy') ? NOT_APPLICABLE : answer({});
    expect(() => run(leaf, given)).toThrow(/^Unexpected case: .*NEW/);
  });

  it('of comparison, plan or partial step breaks too', () => {
    const leaves: readonly string[] = [
      '{"kind":"LADDER","value":{"kind":"constant","value":"1"},"steps":[{"op":"NEW","bound":"1"}]}',
      '{"kind":"PLAN","value":{"kind":"constant","value":"1"},"plan":{"kind":"constant","value":"1"},"by":{"kind":"NEW"}}',
      '{"kind":"INCR","value":{"kind":"constant","value":"2"},"base":"0","basePoints":0,"step":"1","stepPoints":0,"cap":null,"partialStep":"NEW"}',
    ];
    for (const json of leaves) {
      const rule: Rule = JSON.parse(json);
      expect(() => run({ rule }, answer({}))).toThrow(/^Unexpected case: .*NEW/);
    }
  });
});
