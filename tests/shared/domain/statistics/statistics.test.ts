import { describe, expect, test } from 'vitest';
import { checkCriteriaSet } from '#shared/domain/criteria/check-set.ts';
import { findNode, isLeaf, type LeafNode } from '#shared/domain/criteria/tree.ts';
import {
  applyStatistics,
  settleStatistics,
  wantedFigures,
} from '#shared/domain/statistics/apply-statistics.ts';
import { exactValue } from '#shared/domain/statistics/exact-value.ts';
import { findFigureClash, withoutEmptyFigures } from '#shared/domain/statistics/file-figures.ts';
import { leavesOfStatistic, leavesThatFollow } from '#shared/domain/statistics/follow.ts';
import { findStatistic, listStatistics } from '#shared/domain/statistics/list-statistics.ts';
import { points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, type LeafAnswer, type TypedFigure } from '#shared/schemas/answer.ts';
import type { CriteriaNode } from '#shared/schemas/criteria-set.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { CASES, PEOPLE, STATISTICS_SET } from '#tests/support/statistics-set.ts';

const typed = (raw: string, estimated = false): TypedFigure => ({ raw, estimated });

function answer(inputs: Readonly<Record<string, string>>): LeafAnswer {
  const figures = Object.entries(inputs).map(([key, raw]) => [key, typed(raw)] as const);
  return { ...EMPTY_ANSWER, inputs: Object.fromEntries(figures) };
}

function leaf(code: string): LeafNode {
  const node = findNode(STATISTICS_SET.tree, code);
  if (!node || !isLeaf(node)) throw new Error(code);
  return node;
}

describe('which statistics a set asks for', () => {
  test('each once, with every place that refers to it, in printed order', () => {
    expect(listStatistics(STATISTICS_SET).map(({ code, label, unit }) => ({ code, label, unit }))).toEqual([
      { code: CASES, label: 'Tổng số hồ sơ đã giải quyết', unit: 'hồ sơ' },
      { code: PEOPLE, label: 'Dân số trung bình', unit: 'người' },
    ]);
    expect(findStatistic(STATISTICS_SET, CASES)?.uses.map(({ leafCode }) => leafCode)).toEqual([
      '1.1',
      '1.2',
    ]);
    expect(leavesOfStatistic(STATISTICS_SET, CASES).map(({ code }) => code)).toEqual(['1.1', '1.2']);
    expect(findStatistic(STATISTICS_SET, 'khong-co')).toBeNull();
    expect(listStatistics(SAMPLE_COMMUNE_SET)).toEqual([]);
  });

  test('the set itself is sound; two units for one code are an error at the later leaf', () => {
    expect(checkCriteriaSet(STATISTICS_SET).filter(({ severity }) => severity === 'error')).toEqual([]);
    const change = (node: CriteriaNode): CriteriaNode =>
      node.code === '1.2' && isLeaf(node)
        ? {
            ...node,
            leaf: {
              ...node.leaf,
              operands: node.leaf.operands.map((operand) =>
                operand.kind === 'statistic' ? { ...operand, unit: 'nghìn hồ sơ' } : operand,
              ),
            },
          }
        : { ...node, children: node.children.map(change) };
    const wrong = { ...STATISTICS_SET, tree: STATISTICS_SET.tree.map(change) };
    expect(checkCriteriaSet(wrong)).toContainEqual({
      code: 'STATISTIC_UNITS_DIFFER',
      severity: 'error',
      nodeCode: '1.2',
      details: { statistic: CASES, unit: 'nghìn hồ sơ', other: 'hồ sơ' },
    });
  });
});

describe('a figure in an answer', () => {
  test('stands in the inputs exactly as typed; the very same answer comes back where nothing changes', () => {
    const before = { ...answer({ on_time: '90' }), copiedFrom: 2022 };
    const after = applyStatistics(before, leaf('1.1'), new Map([[CASES, typed('1.200', true)]]));
    expect(after.inputs).toEqual({ on_time: typed('90'), cases: typed('1.200', true) });
    expect('copiedFrom' in after).toBe(false);
    expect(applyStatistics(after, leaf('1.1'), new Map([[CASES, typed('1.200', true)]]))).toBe(after);
    expect(applyStatistics(before, leaf('1.1'), new Map([[PEOPLE, typed('5')]]))).toBe(before);
    expect(applyStatistics(before, leaf('1.1'), new Map([[CASES, typed('')]]))).toBe(before);
  });

  test('another figure in a saved answer is a wish to change the statistic; a key that is not there wishes nothing', () => {
    const held = new Map([[CASES, typed('100')]]);
    expect(wantedFigures(answer({ on_time: '9' }), leaf('1.1'), held).size).toBe(0);
    expect(wantedFigures(answer({ cases: '100' }), leaf('1.1'), held).size).toBe(0);
    expect([...wantedFigures(answer({ cases: '200' }), leaf('1.1'), held)]).toEqual([[CASES, typed('200')]]);
    expect([...wantedFigures(answer({ cases: '' }), leaf('1.1'), held)]).toEqual([[CASES, typed('')]]);
    expect(wantedFigures(answer({ cases: '' }), leaf('1.1'), new Map()).size).toBe(0);
  });

  test('undoing or copying another cell leaves statistics alone; undoing the very cell takes its figure back', () => {
    const current = answer({ on_time: '90', cases: '100' });
    const before = answer({ on_time: '80' });
    expect(settleStatistics(leaf('1.1'), 'on_time', current, before).inputs).toEqual({
      on_time: typed('80'),
      cases: typed('100'),
    });
    expect(settleStatistics(leaf('1.1'), 'cases', current, before).inputs).toEqual({
      on_time: typed('80'),
      cases: typed(''),
    });
    const estimated = { ...current, inputs: { ...current.inputs, cases: typed('100', true) } };
    expect(settleStatistics(leaf('1.1'), 'cases~', current, estimated)).toBe(estimated);
  });
});

test('what follows from another figure, leaf by leaf, worked out by the engine', () => {
  const answers = new Map([
    ['1.1', answer({ on_time: '90', cases: '90' })],
    ['1.2', answer({ online: '40', cases: '90' })],
  ]);
  const follow = leavesThatFollow(STATISTICS_SET, answers, {
    code: CASES,
    before: typed('90'),
    after: typed('100'),
  });
  expect(follow.map(({ leaf: { code }, before, after }) => [code, before.points, after.points])).toEqual([
    ['1.1', points('25'), points('15')],
    ['1.2', points('10'), points('10')],
  ]);
  const cleared = leavesThatFollow(STATISTICS_SET, answers, {
    code: CASES,
    before: typed('90'),
    after: typed(''),
  });
  expect(cleared.map(({ after }) => after.status)).toEqual(['notScored', 'notScored']);
});

test('a file that says two figures for one statistic contradicts itself; empty cells say nothing', () => {
  const first = { leaf: leaf('1.1'), answer: answer({ cases: '100' }) };
  const second = { leaf: leaf('1.2'), answer: answer({ cases: '120', online: '1' }) };
  expect(findFigureClash([first, second])).toEqual({ code: CASES, leafCode: '1.2' });
  const empty = { leaf: leaf('1.2'), answer: answer({ cases: ' ', online: '1' }) };
  expect(findFigureClash([first, empty])).toBeNull();
  expect(withoutEmptyFigures(empty).inputs).toEqual({ online: typed('1') });
  expect(withoutEmptyFigures(first)).toBe(first.answer);
});

test.each([
  ['1,75', '1.75'],
  ['1.75', '1.75'],
  ['1.200', '1200'],
  ['1.200,50', '1200.5'],
  ['-0,250', '-0.25'],
  ['-0', '0'],
  ['007', '7'],
  [',5', '0.5'],
  ['10 %', null],
  ['', null],
  ['khoảng 5', null],
])('“%s” reads exactly as %s', (raw, value) => {
  expect(exactValue(raw)).toBe(value);
});
