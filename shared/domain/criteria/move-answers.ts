import type { LeafAnswer } from '#shared/schemas/answer.ts';
import type { CodeMap } from '#shared/schemas/criteria-comparison.ts';
import { inputKeysOf } from '#shared/schemas/criteria-operand.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { findNode, isLeaf, listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';

/** Whether a ward has said anything at a leaf. */
export function isAnswered(answer: LeafAnswer): boolean {
  const typed = Object.values(answer.inputs).some(({ raw }) => raw.trim() !== '');
  return (
    typed || answer.notApplicable || answer.enteredPoints.trim() !== '' || answer.explanation.trim() !== ''
  );
}

/** Typed inputs of an answer that a leaf has no figure for. */
export function inputsWithoutPlace(answer: LeafAnswer, leaf: LeafNode): readonly string[] {
  const keys = new Set(leaf.leaf.operands.flatMap(inputKeysOf));
  return Object.entries(answer.inputs)
    .filter(([key, { raw }]) => raw.trim() !== '' && !keys.has(key))
    .map(([key]) => key);
}

/** The answer as the new leaf takes it: only figures it asks for. The old sheet keeps the rest. */
export function fitAnswer(answer: LeafAnswer, leaf: LeafNode): LeafAnswer {
  const keys = new Set(leaf.leaf.operands.flatMap(inputKeysOf));
  const kept = Object.entries(answer.inputs).filter(([key]) => keys.has(key));
  return { ...answer, inputs: Object.fromEntries(kept) };
}

/** Where the answer of a leaf of the old set goes; null: nowhere, it stays in the old sheet. */
export interface LeafMove {
  readonly from: string;
  readonly to: LeafNode | null;
}

/** Where every leaf of the old set goes. Only leaves a ward answers itself take an answer. */
export function planMoves(left: CriteriaSet, right: CriteriaSet, map: CodeMap): readonly LeafMove[] {
  return listLeaves(left.tree).map(({ code }) => {
    const successor = map[code] ?? null;
    const node = successor === null ? null : findNode(right.tree, successor);
    return { from: code, to: node && isLeaf(node) && isWardLeaf(node) ? node : null };
  });
}
