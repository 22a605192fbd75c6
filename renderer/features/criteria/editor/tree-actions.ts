import {
  addRow,
  changeRow,
  findRow,
  indentRow,
  moveRow,
  moveRowDown,
  moveRowUp,
  outdentRow,
  removeRow,
  type RowPlace,
} from '#shared/domain/criteria/edit-tree.ts';
import type { DraftNode, DraftSet } from '#shared/schemas/criteria-draft.ts';
import { WHOLE_SET } from '#renderer/features/criteria/editor/draft-store.ts';

/** What can be done to the selected row. */
export type TreeAction = 'addSibling' | 'addChild' | 'remove' | 'up' | 'down' | 'indent' | 'outdent';

interface Standing {
  readonly set: DraftSet;
  readonly selected: string;
}

type Tree = readonly DraftNode[];

/** The number that follows: "3.2.9" → "3.2.10"; null where the code does not end in a number. */
function nextAfter(code: string): string | null {
  const match = /^(.*?)(\d+)$/.exec(code.trim());
  return match ? `${match[1] ?? ''}${Number(match[2]) + 1}` : null;
}

/** The code a new row would be given by hand: it goes on from the row before it, or starts under its parent. */
export function proposeCode(tree: Tree, { parentId, index }: RowPlace): string {
  const parent = parentId === null ? null : findRow(tree, parentId)?.node;
  const siblings = parent?.children ?? (parentId === null ? tree : []);
  const before = siblings[index - 1];
  const first = parent && parent.code.trim() !== '' ? `${parent.code.trim()}.1` : parent ? '' : '1';
  let code = before ? (nextAfter(before.code) ?? '') : first;
  const taken = new Set(siblings.map((each) => each.code.trim()));
  while (code !== '' && taken.has(code)) code = nextAfter(code) ?? '';
  return code;
}

function add({ set, selected }: Standing, place: RowPlace): Standing {
  const code = proposeCode(set.tree, place);
  const added = addRow(set.tree, place);
  if (added.tree === set.tree) return { set, selected };
  return { set: { ...set, tree: [...changeRow(added.tree, added.id, { code })] }, selected: added.id };
}

/** Where the selection goes when a row is taken out: to the next row, the one before, or the row above. */
function afterRemoval(tree: Tree, id: string): string {
  const found = findRow(tree, id);
  if (!found) return WHOLE_SET;
  const siblings = found.parentId === null ? tree : (findRow(tree, found.parentId)?.node.children ?? []);
  return (siblings[found.index + 1] ?? siblings[found.index - 1])?.id ?? found.parentId ?? WHOLE_SET;
}

function withTree({ set, selected }: Standing, tree: Tree): Standing {
  return tree === set.tree ? { set, selected } : { set: { ...set, tree: [...tree] }, selected };
}

/** Does an action at the selected row. What is not possible gives the same standing back. */
export function actOnTree(standing: Standing, action: TreeAction): Standing {
  const { set, selected } = standing;
  const found = findRow(set.tree, selected);
  if (!found) {
    const adds = action === 'addSibling' || action === 'addChild';
    return adds ? add(standing, { parentId: null, index: set.tree.length }) : standing;
  }
  switch (action) {
    case 'addSibling':
      return add(standing, { parentId: found.parentId, index: found.index + 1 });
    case 'addChild':
      return add(standing, { parentId: selected, index: found.node.children.length });
    case 'remove': {
      const next = afterRemoval(set.tree, selected);
      return { ...withTree(standing, removeRow(set.tree, selected)), selected: next };
    }
    case 'up':
      return withTree(standing, moveRowUp(set.tree, selected));
    case 'down':
      return withTree(standing, moveRowDown(set.tree, selected));
    case 'indent':
      return withTree(standing, indentRow(set.tree, selected));
    case 'outdent':
      return withTree(standing, outdentRow(set.tree, selected));
  }
}

/** Where a dragged row is let go at another: before it, behind it, or below it. */
export type DropSide = 'before' | 'after' | 'inside';

/** Moves a row to where it was dropped. */
export function dropRow(standing: Standing, id: string, targetId: string, side: DropSide): Standing {
  const target = findRow(standing.set.tree, targetId);
  if (!target || id === targetId) return standing;
  const place =
    side === 'inside'
      ? { parentId: targetId, index: target.node.children.length }
      : { parentId: target.parentId, index: target.index + (side === 'after' ? 1 : 0) };
  return { ...withTree(standing, moveRow(standing.set.tree, id, place)), selected: id };
}

/** One row in sight. */
export interface TreeLine {
  readonly node: DraftNode;
  readonly depth: number;
  readonly parentId: string | null;
}

/** The rows in sight, in printed order; what lies below a folded row is left out. */
export function treeLines(
  tree: Tree,
  folded: ReadonlySet<string>,
  depth = 0,
  parentId: string | null = null,
): readonly TreeLine[] {
  return tree.flatMap((node) => [
    { node, depth, parentId },
    ...(folded.has(node.id) ? [] : treeLines(node.children, folded, depth + 1, node.id)),
  ]);
}
