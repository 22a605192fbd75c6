import { pointsToLiteral, sumPoints } from '#shared/lib/points.ts';
import { hasAtMostDigits } from '#shared/lib/rounding.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { finding, type Finding } from '#shared/domain/criteria/findings.ts';
import { isLeaf, walkNodes, type LeafNode } from '#shared/domain/criteria/tree.ts';

function checkCodes(nodes: readonly CriteriaNode[]): readonly Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const { code } of nodes) {
    if (seen.has(code)) findings.push(finding('error', 'DUPLICATE_CODE', code));
    seen.add(code);
  }
  return findings;
}

function checkGroup(node: CriteriaNode): readonly Finding[] {
  if (node.children.length === 0) return [finding('error', 'ROW_WITHOUT_RULE', node.code)];
  const sum = sumPoints(node.children.map((child) => child.maximum));
  if (sum === node.maximum) return [];
  const details = { printed: pointsToLiteral(node.maximum), sum: pointsToLiteral(sum) };
  return [finding('error', 'CHILDREN_SUM_DIFFERS', node.code, details)];
}

function checkLeafRow(set: CriteriaSet, node: LeafNode): readonly Finding[] {
  const { code, maximum, leaf } = node;
  const findings: Finding[] = [];
  if (node.children.length > 0) findings.push(finding('error', 'LEAF_WITH_CHILDREN', code));
  const block = set.blocks.find((candidate) => candidate.key === leaf.block);
  if (!block) findings.push(finding('error', 'UNKNOWN_BLOCK', code, { block: leaf.block }));
  if (maximum <= 0 && block?.kind !== 'penalty')
    findings.push(finding('error', 'MAXIMUM_NOT_POSITIVE', code));
  const details = { minimum: pointsToLiteral(leaf.minimum), maximum: pointsToLiteral(maximum) };
  if (leaf.minimum > maximum) findings.push(finding('error', 'MINIMUM_ABOVE_MAXIMUM', code, details));
  if (!hasAtMostDigits(maximum, set.rounding.leaf.digits)) {
    findings.push(finding('warning', 'MAXIMUM_TOO_FINE', code, details));
  }
  if (leaf.step !== null && (leaf.step <= 0 || (maximum - leaf.minimum) % leaf.step !== 0)) {
    const step = pointsToLiteral(leaf.step);
    findings.push(finding('warning', 'STEP_DOES_NOT_FIT', code, { ...details, step }));
  }
  const window = leaf.dataWindow;
  if (window && window.from > window.to)
    findings.push(finding('error', 'WINDOW_REVERSED', code, { ...window }));
  return findings;
}

/** Rows: unique codes, a rule or rows below but not both, maxima that sum up, leaves that fit their block. */
export function checkTree(set: CriteriaSet): readonly Finding[] {
  const nodes = walkNodes(set.tree).map((visit) => visit.node);
  return [
    ...checkCodes(nodes),
    ...nodes.flatMap((node) => (isLeaf(node) ? checkLeafRow(set, node) : checkGroup(node))),
  ];
}
