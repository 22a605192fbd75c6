import { describe, expect, it } from 'vitest';
import { SAMPLE_COMMUNE_SET } from '#db/seed/sample-commune-set.ts';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import { inputKeysOf } from '#shared/schemas/criteria-operand.ts';
import { claimFigures } from '#renderer/features/appraisal/claim-figures.ts';

type Kind = LeafNode['leaf']['operands'][number]['kind'];

function leafWith(kind: Kind): LeafNode {
  const leaf = listLeaves(SAMPLE_COMMUNE_SET.tree).find((node) =>
    node.leaf.operands.some((operand) => operand.kind === kind),
  );
  if (!leaf) throw new Error(`No leaf with an operand of kind ${kind}`);
  return leaf;
}

function answer(node: LeafNode, kind: Kind, raws: readonly string[], estimated = false): LeafAnswer {
  const operand = node.leaf.operands.find((each) => each.kind === kind);
  const keys = operand ? inputKeysOf(operand) : [];
  return {
    ...EMPTY_ANSWER,
    inputs: Object.fromEntries(keys.map((key, index) => [key, { raw: raws[index] ?? '', estimated }])),
  };
}

describe('figures a ward declared', () => {
  it('writes a ratio with its two figures, and says what is an estimate', () => {
    const node = leafWith('ratio');
    expect(claimFigures(node, answer(node, 'ratio', ['13.072', '15.000'])).map(({ text }) => text)).toEqual([
      '13.072/15.000',
    ]);
    expect(claimFigures(node, answer(node, 'ratio', ['1', '2'], true))[0]?.text).toBe('1/2 (ước)');
  });

  it('writes yes and no, the label of a choice and a day in words', () => {
    const yesNo = leafWith('yesNo');
    expect(claimFigures(yesNo, answer(yesNo, 'yesNo', ['yes']))[0]?.text).toBe('Có');
    expect(claimFigures(yesNo, answer(yesNo, 'yesNo', ['no']))[0]?.text).toBe('Không');
    const date = leafWith('date');
    expect(claimFigures(date, answer(date, 'date', ['2026-04-30']))[0]?.text).toBe('30/04/2026');
    const choice = leafWith('choice');
    const operand = choice.leaf.operands.find((each) => each.kind === 'choice');
    const option = operand?.kind === 'choice' ? operand.options[0] : undefined;
    expect(claimFigures(choice, answer(choice, 'choice', [option?.key ?? '']))[0]?.text).toBe(option?.label);
  });

  it('leaves out what was left empty', () => {
    const node = leafWith('ratio');
    expect(claimFigures(node, EMPTY_ANSWER)).toEqual([]);
    expect(claimFigures(node, undefined)).toEqual([]);
    expect(claimFigures(node, answer(node, 'ratio', ['5']))[0]?.text).toBe('5/?');
  });
});
