import { describe, expect, test } from 'vitest';
import {
  carryLastYear,
  copyAnswer,
  figuresDiffer,
  hasSameInputs,
} from '#shared/domain/criteria/carry-last-year.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { OperandDef } from '#shared/schemas/criteria-operand.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';

const withRatio = listWardLeaves(SAMPLE_COMMUNE_SET).find(({ leaf }) =>
  leaf.operands.some(({ kind }) => kind === 'ratio'),
);
if (!withRatio) throw new Error('the sample set has no ratio');

function changed(leaf: LeafNode, change: Partial<LeafNode['leaf']>): LeafNode {
  return { ...leaf, leaf: { ...leaf.leaf, ...change } };
}

function withOperands(leaf: LeafNode, change: (operand: OperandDef) => OperandDef): LeafNode {
  return changed(leaf, { operands: leaf.leaf.operands.map(change) });
}

function mapTree(
  nodes: readonly CriteriaNode[],
  change: (node: CriteriaNode) => CriteriaNode,
): CriteriaNode[] {
  return nodes.map((node) => change({ ...node, children: mapTree(node.children, change) }));
}

function answer(leaf: LeafNode, raw: string): LeafAnswer {
  const key = leaf.leaf.operands[0]?.key ?? '';
  return { ...EMPTY_ANSWER, inputs: { [`${key}.numerator`]: { raw, estimated: false } } };
}

describe('whether two years ask for the same figures', () => {
  test('the same leaf does, also with another maximum, rule bounds, guidance or hint', () => {
    expect(hasSameInputs(withRatio, withRatio)).toBe(true);
    expect(hasSameInputs(withRatio, changed(withRatio, { guidance: 'Khác' }))).toBe(true);
    expect(
      hasSameInputs(
        withRatio,
        withOperands(withRatio, (each) => ({ ...each, hint: 'Mới' })),
      ),
    ).toBe(true);
  });

  test.each([
    ['another key', (each: OperandDef) => ({ ...each, key: 'other' })],
    ['other words', (each: OperandDef) => ({ ...each, label: 'Một số liệu hoàn toàn khác' })],
    ['another unit', (each: OperandDef) => ({ ...each, unit: 'triệu đồng' }) as OperandDef],
  ])('%s: no', (_what, change) => {
    expect(hasSameInputs(withRatio, withOperands(withRatio, change))).toBe(false);
  });

  test('a code given to another criterion: no', () => {
    expect(hasSameInputs(withRatio, { ...withRatio, title: 'Xây dựng nhà văn hóa thôn' })).toBe(false);
  });

  test('points typed by hand this year only: no', () => {
    const manual = listLeaves(SAMPLE_COMMUNE_SET.tree).find(({ leaf }) => leaf.rule.kind === 'MANUAL');
    expect(manual).toBeDefined();
    if (!manual) return;
    expect(hasSameInputs(changed(withRatio, { operands: [] }), { ...manual, title: withRatio.title })).toBe(
      false,
    );
  });
});

describe('what is carried from one set to the next', () => {
  const typed = answer(withRatio, '38');
  const code = withRatio.code;

  test('answered leaves of the ward, without the mark of an earlier copy', () => {
    const answers = new Map([
      [code, { ...typed, copiedFrom: 2022 }],
      ['9.9.9', typed],
    ]);
    const carried = carryLastYear(SAMPLE_COMMUNE_SET, SAMPLE_COMMUNE_SET, answers);
    expect([...carried.answers]).toEqual([[code, typed]]);
    expect(carried.changed).toEqual([]);
  });

  test('an untouched leaf is neither carried nor told', () => {
    const carried = carryLastYear(SAMPLE_COMMUNE_SET, SAMPLE_COMMUNE_SET, new Map([[code, EMPTY_ANSWER]]));
    expect(carried.answers.size).toBe(0);
    expect(carried.changed).toEqual([]);
  });

  test('a leaf that asks for something else is told, not carried', () => {
    const next: CriteriaSet = {
      ...SAMPLE_COMMUNE_SET,
      tree: mapTree(SAMPLE_COMMUNE_SET.tree, (node) =>
        node.code === code && node.leaf
          ? {
              ...node,
              leaf: { ...node.leaf, operands: node.leaf.operands.map((each) => ({ ...each, key: 'x' })) },
            }
          : node,
      ),
    };
    const carried = carryLastYear(SAMPLE_COMMUNE_SET, next, new Map([[code, typed]]));
    expect(carried.answers.size).toBe(0);
    expect(carried.changed).toEqual([code]);
  });

  test('"không áp dụng" only where this year knows it', () => {
    const leaf = listWardLeaves(SAMPLE_COMMUNE_SET).find((each) => !each.leaf.notApplicable);
    const away: LeafAnswer = { ...EMPTY_ANSWER, notApplicable: true, notApplicableReason: 'Không có' };
    const answers = new Map([[leaf?.code ?? '', away]]);
    expect(carryLastYear(SAMPLE_COMMUNE_SET, SAMPLE_COMMUNE_SET, answers).changed).toEqual([leaf?.code]);
  });
});

test('a copy bears its year; figures that were typed otherwise are found, spaces are none', () => {
  const typed = answer(withRatio, '38');
  expect(copyAnswer(typed, 2023)).toEqual({ ...typed, copiedFrom: 2023 });
  expect(figuresDiffer(withRatio, answer(withRatio, ' 38 '), typed)).toBe(false);
  expect(figuresDiffer(withRatio, { ...typed, copiedFrom: 2023, explanation: 'khác' }, typed)).toBe(false);
  expect(figuresDiffer(withRatio, answer(withRatio, '39'), typed)).toBe(true);
  expect(figuresDiffer(withRatio, { ...typed, enteredPoints: '1' }, typed)).toBe(true);
  expect(figuresDiffer(withRatio, { ...typed, notApplicable: true }, typed)).toBe(true);
});
