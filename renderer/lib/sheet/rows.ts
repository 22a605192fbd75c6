import { isLeaf, walkNodes, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { isWardLeaf } from '#shared/domain/sign-off/ward-leaves.ts';
import { matchesFolded } from '#shared/lib/vi-text.ts';
import { inputKeysOf } from '#shared/schemas/criteria-operand.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';

/** One row of the score sheet, flat and in printed order. */
export interface SheetRow {
  readonly code: string;
  readonly node: CriteriaNode;
  /** The node itself where it is scored; null for rows that only sum. */
  readonly leaf: LeafNode | null;
  /** The ward answers it itself. */
  readonly ours: boolean;
  readonly depth: number;
  readonly parentCode: string | null;
  readonly fieldCode: string;
}

/** Every row of a set. */
export function listRows(set: CriteriaSet): readonly SheetRow[] {
  let fieldCode = '';
  return walkNodes(set.tree).map(({ node, parent, depth }) => {
    if (depth === 0) fieldCode = node.code;
    const leaf = isLeaf(node) ? node : null;
    return {
      code: node.code,
      node,
      leaf,
      ours: leaf !== null && isWardLeaf(leaf),
      depth,
      parentCode: parent?.code ?? null,
      fieldCode,
    };
  });
}

/** The rows of some leaves and those above them, for a folder that holds a part of the ward's work. */
export function rowsOfLeaves(rows: readonly SheetRow[], codes: readonly string[]): readonly SheetRow[] {
  return visibleRows(rows, { folded: new Set(), query: '', kept: new Set(codes) });
}

/** What the sheet shows: which rows are folded, what is searched, which leaves a filter keeps (null: all). */
export interface RowView {
  readonly folded: ReadonlySet<string>;
  readonly query: string;
  readonly kept: ReadonlySet<string> | null;
}

/** The rows in sight. While searching or filtering, folding is passed over and the rows above a match are kept. */
export function visibleRows(rows: readonly SheetRow[], view: RowView): readonly SheetRow[] {
  if (view.query.trim() === '' && view.kept === null)
    return rows.filter((row) => !isFoldedAway(row, rows, view));
  const parents = new Map(rows.map((row) => [row.code, row.parentCode]));
  const shown = new Set<string>();
  for (const row of rows) {
    if (!matches(row, view)) continue;
    for (let code: string | null = row.code; code !== null; code = parents.get(code) ?? null) shown.add(code);
  }
  return rows.filter((row) => shown.has(row.code));
}

function isFoldedAway(row: SheetRow, rows: readonly SheetRow[], view: RowView): boolean {
  if (view.folded.size === 0) return false;
  const parents = new Map(rows.map((each) => [each.code, each.parentCode]));
  for (let code = row.parentCode; code !== null; code = parents.get(code) ?? null) {
    if (view.folded.has(code)) return true;
  }
  return false;
}

function matches(row: SheetRow, view: RowView): boolean {
  if (view.kept !== null && !(row.leaf && view.kept.has(row.code))) return false;
  const query = view.query.trim();
  return query === '' || row.code.startsWith(query) || matchesFolded(row.node.title, query);
}

const ENTERED_RULES: ReadonlySet<string> = new Set(['MANUAL', 'SURVEY', 'EXT']);

/** True where points are (or may be) typed by hand. */
export function takesEnteredPoints(leaf: LeafNode): boolean {
  const { rule } = leaf.leaf;
  return ENTERED_RULES.has(rule.kind === 'VETO' ? rule.rule.kind : rule.kind);
}

/** The key of the points field of a leaf, beside the input keys of its operands. */
export const POINTS_CELL = '#points';

/** The fields of a leaf in the order Tab visits them. */
export function cellKeys(leaf: LeafNode): readonly string[] {
  const inputs = leaf.leaf.operands.flatMap(inputKeysOf);
  return takesEnteredPoints(leaf) ? [...inputs, POINTS_CELL] : inputs;
}
