import { sumPoints } from '#shared/lib/points.ts';
import type { DraftNode } from '#shared/schemas/criteria-draft.ts';
import type { NodeLevel } from '#shared/schemas/criteria-set.ts';
import { emptyNode } from '#shared/domain/criteria/draft/empty-draft.ts';
import { pointsText, readPoints } from '#shared/domain/criteria/draft/figures.ts';

/*
 * Changes of the rows of a draft. Each gives a new tree and leaves the old one as it is, so that undo is to keep the
 * old one. A change that is not possible (no such row, no row above to go under) gives the same tree back: `===`.
 */
type Tree = readonly DraftNode[];

/** A place for a row: under which row (null: at the top), before which of the rows there (its end: their count). */
export interface RowPlace {
  readonly parentId: string | null;
  readonly index: number;
}

/** Where a row stands. */
export interface FoundRow extends RowPlace {
  readonly node: DraftNode;
  readonly depth: number;
}

const LEVELS: readonly NodeLevel[] = ['field', 'criterion', 'component'];

/** The level of a row by its depth, 0 at the top; everything below the second is a component. */
export function levelAt(depth: number): NodeLevel {
  return LEVELS[Math.min(depth, 2)] ?? 'component';
}

/** The row with this id and where it stands, or null. */
export function findRow(tree: Tree, id: string, parentId: string | null = null, depth = 0): FoundRow | null {
  for (const [index, node] of tree.entries()) {
    if (node.id === id) return { node, parentId, index, depth };
    const found = findRow(node.children, id, node.id, depth + 1);
    if (found) return found;
  }
  return null;
}

/** An id no row of the tree has: "n" and a number above all. */
export function freshId(tree: Tree): string {
  const highest = (nodes: Tree): number =>
    nodes.reduce(
      (top, { id, children }) => Math.max(top, Number(/^n(\d+)$/.exec(id)?.[1] ?? 0), highest(children)),
      0,
    );
  return `n${highest(tree) + 1}`;
}

/** Replaces one row by what `change` makes of it; rows beside the way down stay the very same objects. */
function mapRow(tree: Tree, id: string, change: (node: DraftNode) => DraftNode): Tree {
  let touched = false;
  const mapped = tree.map((node) => {
    if (touched) return node;
    const next = node.id === id ? change(node) : withChildren(node, mapRow(node.children, id, change));
    if (next !== node) touched = true;
    return next;
  });
  return touched ? mapped : tree;
}

function withChildren(node: DraftNode, children: Tree): DraftNode {
  return children === node.children ? node : { ...node, children };
}

function atDepth(node: DraftNode, depth: number): DraftNode {
  const level = levelAt(depth);
  const children = node.children.map((child) => atDepth(child, depth + 1));
  const same = level === node.level && children.every((child, index) => child === node.children[index]);
  return same ? node : { ...node, level, children };
}

/** A row that gets rows below it is not scored itself any more; what was typed of its rule stays with it. */
function insertAt(tree: Tree, place: RowPlace, node: DraftNode): Tree {
  const parent = place.parentId === null ? null : findRow(tree, place.parentId);
  if (place.parentId !== null && !parent) return tree;
  const fitted = atDepth(node, parent ? parent.depth + 1 : 0);
  const insert = (rows: Tree): Tree => rows.toSpliced(Math.max(0, place.index), 0, fitted);
  if (place.parentId === null) return insert(tree);
  return mapRow(tree, place.parentId, (row) => ({ ...row, scored: false, children: insert(row.children) }));
}

/** Adds an empty row at a place and gives its id. */
export function addRow(tree: Tree, place: RowPlace): { readonly tree: Tree; readonly id: string } {
  const id = freshId(tree);
  return { tree: insertAt(tree, place, emptyNode(id, 'field')), id };
}

/** Takes a row with everything below it out of the draft. */
export function removeRow(tree: Tree, id: string): Tree {
  if (tree.some((node) => node.id === id)) return tree.filter((node) => node.id !== id);
  const found = findRow(tree, id);
  if (!found || found.parentId === null) return tree;
  return mapRow(tree, found.parentId, (parent) => {
    const children = parent.children.filter((node) => node.id !== id);
    // A rule that was set aside when the first row came below counts again once the last one is gone.
    return { ...parent, children, scored: children.length === 0 ? parent.leaf !== null : parent.scored };
  });
}

/** Moves a row with everything below it; never into itself. `index` counts the rows there as they stand before. */
export function moveRow(tree: Tree, id: string, place: RowPlace): Tree {
  const found = findRow(tree, id);
  if (!found || place.parentId === id) return tree;
  if (place.parentId !== null && findRow(found.node.children, place.parentId)) return tree;
  const sameParent = found.parentId === place.parentId;
  const index = sameParent && found.index < place.index ? place.index - 1 : place.index;
  if (sameParent && index === found.index) return tree;
  if (place.parentId !== null && !findRow(tree, place.parentId)) return tree;
  return insertAt(removeRow(tree, id), { parentId: place.parentId, index }, found.node);
}

function siblingsOf(tree: Tree, parentId: string | null): Tree {
  return parentId === null ? tree : (findRow(tree, parentId)?.node.children ?? []);
}

/** Moves a row before the one above it, under the same parent. */
export function moveRowUp(tree: Tree, id: string): Tree {
  const found = findRow(tree, id);
  if (!found || found.index === 0) return tree;
  return moveRow(tree, id, { parentId: found.parentId, index: found.index - 1 });
}

/** Moves a row behind the one below it, under the same parent. */
export function moveRowDown(tree: Tree, id: string): Tree {
  const found = findRow(tree, id);
  if (!found || found.index >= siblingsOf(tree, found.parentId).length - 1) return tree;
  return moveRow(tree, id, { parentId: found.parentId, index: found.index + 2 });
}

/** Makes a row the last one below the row above it. */
export function indentRow(tree: Tree, id: string): Tree {
  const found = findRow(tree, id);
  const above = found && siblingsOf(tree, found.parentId)[found.index - 1];
  return above ? moveRow(tree, id, { parentId: above.id, index: above.children.length }) : tree;
}

/** Puts a row behind the row it stood under. */
export function outdentRow(tree: Tree, id: string): Tree {
  const found = findRow(tree, id);
  const parent = found?.parentId === null || !found ? null : findRow(tree, found.parentId);
  return parent ? moveRow(tree, id, { parentId: parent.parentId, index: parent.index + 1 }) : tree;
}

/** Changes fields of a row: its code, title, maximum, rule. */
export function changeRow(tree: Tree, id: string, change: Partial<Omit<DraftNode, 'id' | 'children'>>): Tree {
  return mapRow(tree, id, (node) => ({ ...node, ...change }));
}

/** Numbers all rows anew by their place: 1, 1.1, 1.1.1 … Also gives old → new of every code that changes and stood once. */
export function renumberRows(tree: Tree): {
  readonly tree: Tree;
  readonly codes: Readonly<Record<string, string>>;
} {
  const seen = new Map<string, string | null>();
  const number = (nodes: Tree, prefix: string): Tree =>
    nodes.map((node, index) => {
      const code = `${prefix}${index + 1}`;
      seen.set(node.code, seen.has(node.code) ? null : code);
      return { ...node, code, children: number(node.children, `${code}.`) };
    });
  const numbered = number(tree, '');
  const codes = [...seen].filter(
    (entry): entry is [string, string] => entry[1] !== null && entry[0] !== '' && entry[0] !== entry[1],
  );
  return { tree: numbered, codes: Object.fromEntries(codes) };
}

/** Sets the maximum of every row with rows below to their sum, where all of those can be read. */
export function sumMaxima(tree: Tree): Tree {
  const summed = tree.map((node) => {
    if (node.children.length === 0) return node;
    const children = sumMaxima(node.children);
    const parts = children.map(({ maximum }) => readPoints(maximum));
    const known = parts.filter((part) => part !== null);
    const total = known.length < parts.length ? node.maximum : pointsText(sumPoints(known));
    const same = readPoints(total) === readPoints(node.maximum) && children === node.children;
    return same ? node : { ...node, maximum: total, children };
  });
  return summed.every((node, index) => node === tree[index]) ? tree : summed;
}
