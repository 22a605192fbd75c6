import { describe, expect, it } from 'vitest';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { LeafAnswer } from '#shared/schemas/answer.ts';
import { rationalFromLiteral } from '#shared/lib/rational.ts';
import { readOperand } from '#shared/domain/scoring/read-operand.ts';
import type { Problem } from '#shared/domain/scoring/result-types.ts';
import type { Reading } from '#shared/domain/scoring/scope.ts';
import { answer, makeScope, RATIO, ratio } from '#tests/shared/domain/scoring/leaf-kit.ts';

function read(operand: OperandDef, given: LeafAnswer): { reading: Reading; problems: readonly Problem[] } {
  const scope = makeScope([operand], given);
  return { reading: readOperand(scope, operand.key), problems: scope.problems };
}

const gap = (kind: 'missing' | 'invalid' | 'undefined') => ({ state: 'gap', gap: kind }) as const;
const named = { key: 'x', label: 'X' } as const;
const OPTIONS = [
  { key: 'a', label: 'Loại A' },
  { key: 'b', label: 'Loại B' },
];

type Details = Readonly<Record<string, string>>;
type Refusal = readonly [operand: OperandDef, raw: string, code: Problem['code'], details: Details];

describe('a figure that cannot be used is refused with its field and what was typed', () => {
  const plain: OperandDef = { kind: 'number', ...named };
  const bounded: OperandDef = { kind: 'number', ...named, minimum: '-2', maximum: '9.5' };
  const fromZero: OperandDef = { kind: 'number', ...named, minimum: '0' };
  const survey: OperandDef = { kind: 'surveyMean', ...named, scale: '5' };
  const imported: OperandDef = { kind: 'imported', ...named, system: 'S', indicator: 'I' };
  const refusals: readonly Refusal[] = [
    [plain, 'x', 'NOT_A_NUMBER', { raw: 'x' }],
    [plain, '5 %', 'NOT_A_NUMBER', { raw: '5 %' }],
    [bounded, '-2,1', 'BELOW_LOWEST', { raw: '-2,1', lowest: '-2' }],
    [bounded, '9,6', 'ABOVE_HIGHEST', { raw: '9,6', highest: '9.5' }],
    [fromZero, '-0,1', 'NEGATIVE_NUMBER', { raw: '-0,1', lowest: '0' }],
    [{ kind: 'count', ...named }, '1,5', 'NOT_AN_INTEGER', { raw: '1,5' }],
    [{ kind: 'count', ...named }, '-1', 'NEGATIVE_NUMBER', { raw: '-1', lowest: '0' }],
    [{ kind: 'count', ...named }, '5 %', 'NOT_A_NUMBER', { raw: '5 %' }],
    [{ kind: 'previous', ...named }, '5 %', 'NOT_A_NUMBER', { raw: '5 %' }],
    [{ kind: 'planned', ...named }, '5 %', 'NOT_A_NUMBER', { raw: '5 %' }],
    [{ kind: 'statistic', ...named, statisticCode: 'c' }, 'x', 'NOT_A_NUMBER', { raw: 'x' }],
    [imported, 'x', 'NOT_A_NUMBER', { raw: 'x' }],
    [survey, '-1', 'NEGATIVE_NUMBER', { raw: '-1', lowest: '0' }],
    [survey, '5,1', 'ABOVE_HIGHEST', { raw: '5,1', highest: '5' }],
    [survey, '80 %', 'NOT_A_NUMBER', { raw: '80 %' }],
    [{ kind: 'yesNo', ...named }, 'có', 'NOT_YES_OR_NO', { raw: 'có' }],
    [{ kind: 'choice', ...named, options: OPTIONS }, 'c', 'UNKNOWN_OPTION', { raw: 'c' }],
    [{ kind: 'date', ...named, deadline: '2026-12-10' }, '31/02/2026', 'NOT_A_DATE', { raw: '31/02/2026' }],
    [{ kind: 'scores', ...named }, '9; tám ;7', 'NOT_A_NUMBER', { raw: 'tám' }],
    [{ kind: 'scores', ...named }, '9; 80 %', 'NOT_A_NUMBER', { raw: '80 %' }],
  ];

  it.each(refusals)('%j "%s" → %s', (operand, raw, code, details) => {
    expect(read(operand, answer({ x: raw }))).toEqual({
      reading: gap('invalid'),
      problems: [{ code, severity: 'error', inputKey: 'x', details }],
    });
  });
});

describe('the two figures of a ratio', () => {
  const proper: OperandDef = { ...RATIO, proper: true };

  it.each<readonly [OperandDef, Record<string, string>, Omit<Problem, 'severity'>]>([
    [
      RATIO,
      ratio('3', '0'),
      { code: 'ZERO_DENOMINATOR', inputKey: 'r.denominator', details: { numerator: '3' } },
    ],
    [
      proper,
      ratio('5', '4'),
      {
        code: 'NUMERATOR_ABOVE_DENOMINATOR',
        inputKey: 'r.numerator',
        details: { numerator: '5', denominator: '4' },
      },
    ],
    [
      RATIO,
      ratio('-1', '4'),
      { code: 'NEGATIVE_NUMBER', inputKey: 'r.numerator', details: { raw: '-1', lowest: '0' } },
    ],
    [RATIO, ratio('1', 'x'), { code: 'NOT_A_NUMBER', inputKey: 'r.denominator', details: { raw: 'x' } }],
  ])('%j %j is refused', (operand, inputs, problem) => {
    expect(read(operand, answer(inputs))).toEqual({
      reading: gap('invalid'),
      problems: [{ ...problem, severity: 'error' }],
    });
  });

  it.each([
    [{}, 'missing', 0],
    [{ 'r.numerator': '1' }, 'missing', 0],
    [{ 'r.denominator': '1' }, 'missing', 0],
    [{ 'r.numerator': 'x' }, 'invalid', 1],
    [{ 'r.denominator': 'x' }, 'invalid', 1],
    [ratio('0', '0'), 'undefined', 0],
  ] as const)('%j is a gap: %s', (inputs, kind, problems) => {
    const given = read(RATIO, answer(inputs));
    expect(given.reading).toEqual(gap(kind));
    expect(given.problems).toHaveLength(problems);
  });

  it('as many as there are is proper; without "proper" more are allowed', () => {
    expect(read(proper, answer(ratio('4', '4'))).reading).toMatchObject({ state: 'figure' });
    expect(read({ ...RATIO, proper: false }, answer(ratio('5', '4'))).problems).toEqual([]);
    expect(read(RATIO, answer(ratio('5', '4'))).reading).toMatchObject({ state: 'figure' });
  });

  it.each([
    [true, false, true],
    [false, true, true],
    [false, false, false],
  ])('estimated above %s, below %s → %s', (top, bottom, estimated) => {
    const inputs = {
      'r.numerator': { raw: '1', estimated: top },
      'r.denominator': { raw: '2', estimated: bottom },
    };
    expect(read(RATIO, { ...answer({}), inputs }).reading).toMatchObject({
      figure: { form: 'ratio', label: 'Tỷ lệ', estimated },
    });
  });

  it('a grouped figure in a ratio is taken as thousands without a warning', () => {
    expect(read(RATIO, answer(ratio('1.200', '2.400'))).problems).toEqual([]);
  });
});

describe('figures as they are read', () => {
  const percent: OperandDef = { kind: 'number', ...named, percent: true };
  const imported: OperandDef = { kind: 'imported', ...named, system: 'S', indicator: 'I' };

  it.each<readonly [OperandDef, string, string, boolean]>([
    [{ kind: 'number', ...named }, '1,5', '1.5', false],
    [{ kind: 'number', ...named }, '1.200', '1200', false],
    [{ kind: 'number', ...named, minimum: '-2', maximum: '9.5' }, '-2', '-2', false],
    [{ kind: 'number', ...named, minimum: '-2', maximum: '9.5' }, '9,5', '9.5', false],
    [percent, '87,15', '0.8715', true],
    [percent, '87.150 %', '0.8715', true],
    [{ kind: 'count', ...named }, '1.200', '1200', false],
    [{ kind: 'count', ...named }, '1,200', '1200', false],
    [{ kind: 'count', ...named }, '0', '0', false],
    [{ kind: 'previous', ...named }, '1.200', '1200', false],
    [{ kind: 'previous', ...named }, '-3,5', '-3.5', false],
    [{ kind: 'planned', ...named }, '1.200', '1200', false],
    [{ kind: 'statistic', ...named, statisticCode: 'c' }, '1.200', '1200', false],
    [imported, '0.350', '0.35', false],
    [imported, '1.250', '1.25', false],
    [imported, '77 %', '0.77', true],
    [{ kind: 'surveyMean', ...named, scale: '5' }, '4.125', '4.125', false],
    [{ kind: 'surveyMean', ...named, scale: '5' }, '0', '0', false],
    [{ kind: 'surveyMean', ...named, scale: '5' }, '5', '5', false],
  ])('%j "%s" is %s', (operand, raw, literal, inPercent) => {
    const { reading } = read(operand, answer({ x: raw }));
    if (reading.state !== 'figure') throw new Error(reading.state);
    expect(Number(reading.value.n) / Number(reading.value.d)).toBe(Number(literal));
    expect(reading.figure).toEqual({
      form: 'number',
      label: 'X',
      value: reading.value,
      percent: inPercent,
      estimated: false,
    });
  });

  it('an estimate is carried with the figure', () => {
    const given = { ...answer({}), inputs: { x: { raw: '5', estimated: true } } };
    expect(read({ kind: 'count', ...named }, given).reading).toMatchObject({ figure: { estimated: true } });
  });

  it('only a bare number without a unit is told to be ambiguous', () => {
    const warned = read({ kind: 'number', ...named }, answer({ x: '1.200' }));
    expect(warned.problems).toEqual([
      { code: 'AMBIGUOUS_NUMBER', severity: 'warning', inputKey: 'x', details: { raw: '1.200' } },
    ]);
    const silent: readonly (readonly [OperandDef, string])[] = [
      [{ kind: 'number', ...named }, '1200'],
      [{ kind: 'number', ...named, unit: 'tỷ đồng' }, '1.200'],
      [percent, '1.200'],
      [{ kind: 'planned', ...named }, '1.200'],
    ];
    for (const [operand, raw] of silent) expect(read(operand, answer({ x: raw })).problems).toEqual([]);
  });

  it.each<readonly [OperandDef, string, Reading]>([
    [{ kind: 'yesNo', ...named }, ' yes ', { state: 'yesNo', yes: true }],
    [{ kind: 'yesNo', ...named }, 'no', { state: 'yesNo', yes: false }],
    [{ kind: 'choice', ...named, options: OPTIONS }, 'b', { state: 'option', option: 'b', label: 'Loại B' }],
    [
      { kind: 'date', ...named, deadline: '2026-12-10' },
      '9/12/2026',
      { state: 'day', day: '2026-12-09', deadline: '2026-12-10' },
    ],
    [
      { kind: 'scores', ...named },
      '9; ;8,5\n7',
      { state: 'scores', values: ['9', '8.5', '7'].map(rationalFromLiteral) },
    ],
    [{ kind: 'scores', ...named }, '1.250', { state: 'scores', values: [rationalFromLiteral('1.250')] }],
    [{ kind: 'scores', ...named }, ' ; ', gap('missing')],
  ])('%j "%s"', (operand, raw, reading) => {
    expect(read(operand, answer({ x: raw }))).toEqual({ reading, problems: [] });
  });

  it.each<readonly [OperandDef, 'missing' | 'undefined']>([
    [{ kind: 'number', ...named }, 'missing'],
    [{ kind: 'count', ...named }, 'missing'],
    [{ kind: 'previous', ...named }, 'undefined'],
    [{ kind: 'planned', ...named }, 'missing'],
    [imported, 'missing'],
    [{ kind: 'surveyMean', ...named, scale: '5' }, 'missing'],
    [{ kind: 'yesNo', ...named }, 'missing'],
    [{ kind: 'choice', ...named, options: OPTIONS }, 'missing'],
    [{ kind: 'date', ...named, deadline: '2026-12-10' }, 'missing'],
    [{ kind: 'scores', ...named }, 'missing'],
  ])('%j with nothing typed is %s and no problem', (operand, kind) => {
    expect(read(operand, answer({ x: ' ' }))).toEqual({ reading: gap(kind), problems: [] });
  });
});

describe('an operand asked for twice', () => {
  it('is read once, so that its problem is told once', () => {
    const scope = makeScope([{ kind: 'count', ...named }], answer({ x: '1,5' }));
    expect(readOperand(scope, 'x')).toBe(readOperand(scope, 'x'));
    expect(scope.problems).toHaveLength(1);
  });

  it('that the leaf does not have breaks with both names', () => {
    expect(() => readOperand(makeScope([], answer({})), 'gone')).toThrow('Leaf 1.1 has no operand gone');
  });
});
