import type { RowRemark } from '#shared/schemas/criteria-workbook.ts';
import { depthOf, schemeOf, type CodeScheme } from '#shared/domain/criteria/workbook/row-codes.ts';
import type { ReadRow } from '#shared/domain/criteria/workbook/understand-rows.ts';

/** A row of the set on its way: what belongs to it is collected as the sheet is walked. */
export interface PlacedRow {
  readonly read: ReadRow;
  readonly depth: number;
  readonly code: string;
  readonly parent: PlacedRow | null;
  readonly children: PlacedRow[];
  /** Scale lines and further words that stand under it. */
  readonly scales: ReadRow[];
  readonly continuations: ReadRow[];
  readonly remarks: RowRemark[];
}

interface Walk {
  readonly scheme: CodeScheme;
  readonly roots: PlacedRow[];
  readonly taken: Set<string>;
  /** The rows from the top down to the last one met. */
  path: PlacedRow[];
}

/** A row without a code stands beside the row before it, or below it where that is a field. */
function depthWithout(walk: Walk): number {
  const last = walk.path.at(-1);
  if (!last) return 0;
  return last.depth === 0 ? 1 : last.depth;
}

function depthFor(walk: Walk, { code }: ReadRow): number {
  if (code === null) return depthWithout(walk);
  const depth = depthOf(code, walk.scheme);
  if (depth !== null) return depth;
  const numbered = walk.path.findLast(({ read }) => read.code !== null && read.code.kind !== 'item');
  return (numbered?.depth ?? -1) + 1;
}

function freeCode(prefix: string, wanted: number, taken: ReadonlySet<string>): string {
  let number = Math.max(1, wanted);
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** The printed code where it says the whole way down; else the parent's code and the row's own number. */
function codeFor(
  walk: Walk,
  read: ReadRow,
  parent: PlacedRow | null,
  siblings: number,
): { code: string; remarks: RowRemark[] } {
  const prefix = parent ? `${parent.code}.` : '';
  if (read.code === null)
    return { code: freeCode(prefix, siblings + 1, walk.taken), remarks: ['CODE_MISSING'] };
  const { parts, printed, kind } = read.code;
  const whole = parts.join('.');
  const complete = kind === 'decimal' && (parent ? whole.startsWith(prefix) : parts.length === 1);
  const wanted = complete ? whole : `${prefix}${parts.at(-1) ?? siblings + 1}`;
  if (walk.taken.has(wanted))
    return { code: freeCode(prefix, siblings + 1, walk.taken), remarks: ['CODE_DOUBLED'] };
  const same = printed.replace(/[.)\s]+$/, '') === wanted;
  return { code: wanted, remarks: same ? [] : ['CODE_CHANGED'] };
}

function place(walk: Walk, read: ReadRow): void {
  const wanted = depthFor(walk, read);
  const path = walk.path.filter(({ depth }) => depth < wanted);
  const parent = path.at(-1) ?? null;
  const siblings = parent ? parent.children : walk.roots;
  const { code, remarks } = codeFor(walk, read, parent, siblings.length);
  walk.taken.add(code);
  const row: PlacedRow = {
    read,
    depth: wanted,
    code,
    parent,
    children: [],
    scales: [],
    continuations: [],
    remarks,
  };
  siblings.push(row);
  walk.path = [...path, row];
}

/** Puts the rows under each other by their codes. Rows that are no rows of the set go to the one above them. */
export function placeRows(rows: readonly ReadRow[]): {
  readonly roots: readonly PlacedRow[];
  /** Row of the sheet → the row of the set it is or belongs to. */
  readonly owners: ReadonlyMap<number, PlacedRow>;
} {
  const nodes = rows.filter(({ kind }) => kind === 'node');
  const scheme = schemeOf(nodes.flatMap(({ code }) => code ?? []));
  const walk: Walk = { scheme, roots: [], taken: new Set(), path: [] };
  const owners = new Map<number, PlacedRow>();
  for (const read of rows) {
    if (read.kind === 'ignored') continue;
    if (read.kind === 'node') place(walk, read);
    const owner = walk.path.at(-1);
    if (!owner) continue;
    owners.set(read.row, owner);
    if (read.kind === 'scale') owner.scales.push(read);
    if (read.kind === 'continuation') owner.continuations.push(read);
  }
  return { roots: walk.roots, owners };
}
