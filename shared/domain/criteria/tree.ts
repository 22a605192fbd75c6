import type { CriteriaNode, LeafSpec } from '#shared/schemas/criteria-set.ts';

/** A row of the set that is scored itself. */
export type LeafNode = CriteriaNode & { readonly leaf: LeafSpec };

/** True where the row is scored itself (it may stand at any level, seed 002 has a whole field as one leaf). */
export function isLeaf(node: CriteriaNode): node is LeafNode {
  return node.leaf !== undefined;
}

/** One row met on a walk: its parent (null at the top) and its depth (0 at the top). */
export interface NodeVisit {
  readonly node: CriteriaNode;
  readonly parent: CriteriaNode | null;
  readonly depth: number;
}

/** Every row in printed order, parents before children. */
export function walkNodes(tree: readonly CriteriaNode[]): readonly NodeVisit[] {
  const visits: NodeVisit[] = [];
  const visit = (nodes: readonly CriteriaNode[], parent: CriteriaNode | null, depth: number): void => {
    for (const node of nodes) {
      visits.push({ node, parent, depth });
      visit(node.children, node, depth + 1);
    }
  };
  visit(tree, null, 0);
  return visits;
}

/** The leaves in printed order. */
export function listLeaves(tree: readonly CriteriaNode[]): readonly LeafNode[] {
  const leaves: LeafNode[] = [];
  const visit = (nodes: readonly CriteriaNode[]): void => {
    for (const node of nodes) {
      if (isLeaf(node)) leaves.push(node);
      visit(node.children);
    }
  };
  visit(tree);
  return leaves;
}

/** The row with this code, or null. */
export function findNode(tree: readonly CriteriaNode[], code: string): CriteriaNode | null {
  for (const node of tree) {
    if (node.code === code) return node;
    const found = findNode(node.children, code);
    if (found) return found;
  }
  return null;
}

/** The rows from the top down to the one with this code, itself included; empty where there is none. */
export function pathToNode(tree: readonly CriteriaNode[], code: string): readonly CriteriaNode[] {
  for (const node of tree) {
    if (node.code === code) return [node];
    const below = pathToNode(node.children, code);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}
