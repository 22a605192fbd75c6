import { pointsToLiteral, type Points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import type { CriteriaSet, TestVector } from '#shared/schemas/criteria-set.ts';
import { finding, type Finding } from '#shared/domain/criteria/findings.ts';
import { findNode, isLeaf } from '#shared/domain/criteria/tree.ts';
import { evaluateLeaf } from '#shared/domain/scoring/evaluate-leaf.ts';

/** The answer a test vector stands for. */
export function answerOfVector(vector: TestVector): LeafAnswer {
  const inputs = Object.entries(vector.inputs).map(([key, raw]) => [key, { raw, estimated: false }] as const);
  return {
    ...EMPTY_ANSWER,
    inputs: Object.fromEntries(inputs),
    enteredPoints: vector.enteredPoints ?? '',
    notApplicable: vector.notApplicable ?? false,
  };
}

function shown(points: Points | null): string {
  return points === null ? '' : pointsToLiteral(points);
}

function checkVector(set: CriteriaSet, vector: TestVector): readonly Finding[] {
  const node = findNode(set.tree, vector.leafCode);
  if (node === null || !isLeaf(node)) {
    return [finding('error', 'UNKNOWN_LEAF', null, { vector: vector.name, leaf: vector.leafCode })];
  }
  const { points, status } = evaluateLeaf(set, node, answerOfVector(vector));
  if (points === vector.expected && status !== 'invalid') return [];
  const details = { vector: vector.name, expected: shown(vector.expected), actual: shown(points), status };
  return [finding('error', 'TEST_VECTOR_FAILED', vector.leafCode, details)];
}

/** Runs the examples of the guidance against the rules. Only for sets whose rules are sound. */
export function checkTestVectors(set: CriteriaSet): readonly Finding[] {
  return set.testVectors.flatMap((vector) => checkVector(set, vector));
}
