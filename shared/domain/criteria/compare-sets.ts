import { canonicalJson } from '#shared/lib/canonical-json.ts';
import {
  rowChangeSchema,
  type CodeMap,
  type ComparedRow,
  type RowChange,
  type RowComparison,
  type SetComparison,
} from '#shared/schemas/criteria-comparison.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { completeCodeMap, suggestSuccessors } from '#shared/domain/criteria/code-map.ts';
import { isLeaf, walkNodes, type NodeVisit } from '#shared/domain/criteria/tree.ts';

const SETTINGS = [
  'code',
  'title',
  'version',
  'sample',
  'decision',
  'issuer',
  'year',
  'level',
  'unitTypes',
  'validity',
  'declared',
  'blocks',
  'rescaleWhenDropped',
  'rounding',
  'classification',
  'ranking',
  'testVectors',
] as const satisfies readonly (keyof CriteriaSet)[];

function isSame(left: unknown, right: unknown): boolean {
  return canonicalJson(left ?? null) === canonicalJson(right ?? null);
}

/** Titles that differ by spaces only are one title. */
function words(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function leafChanges(left: CriteriaNode, right: CriteriaNode): readonly RowChange[] {
  if (!isLeaf(left)) return isLeaf(right) ? ['becameLeaf'] : [];
  if (!isLeaf(right)) return ['becameGroup'];
  const { rule, operands, guidance, evidenceWanted, ...settings } = left.leaf;
  const {
    rule: newRule,
    operands: newOperands,
    guidance: text,
    evidenceWanted: wanted,
    ...rest
  } = right.leaf;
  const changes: RowChange[] = [];
  if (!isSame(rule, newRule) || !isSame(operands, newOperands)) changes.push('ruleChanged');
  if (words(guidance) !== words(text)) changes.push('guidanceChanged');
  if (!isSame(evidenceWanted, wanted)) changes.push('evidenceChanged');
  if (!isSame(settings, rest)) changes.push('settingsChanged');
  return changes;
}

function toRow({ node, parent }: NodeVisit): ComparedRow {
  return {
    code: node.code,
    title: node.title,
    parentCode: parent?.code ?? null,
    maximum: node.maximum,
    isLeaf: isLeaf(node),
    guidance: node.leaf?.guidance ?? '',
    evidenceWanted: [...(node.leaf?.evidenceWanted ?? [])],
  };
}

/** A row has moved where its parent is not what its old parent became. */
function hasMoved(old: NodeVisit, now: NodeVisit, map: CodeMap): boolean {
  const before = old.parent === null ? null : (map[old.parent.code] ?? null);
  return before !== (now.parent?.code ?? null) || (old.parent === null) !== (now.parent === null);
}

function compareRow(old: NodeVisit, now: NodeVisit, map: CodeMap): RowComparison {
  const changes: RowChange[] = [];
  if (hasMoved(old, now, map)) changes.push('moved');
  if (old.node.code !== now.node.code) changes.push('recoded');
  if (words(old.node.title) !== words(now.node.title)) changes.push('renamed');
  if (old.node.maximum !== now.node.maximum) changes.push('maximumChanged');
  return { left: toRow(old), right: toRow(now), changes: [...changes, ...leafChanges(old.node, now.node)] };
}

/** Removed rows go behind the last row, in the old order, that is still there. */
function mergeRemoved(
  rows: readonly RowComparison[],
  old: readonly NodeVisit[],
  map: CodeMap,
): readonly RowComparison[] {
  const merged = [...rows];
  let anchor: string | null = null;
  for (const visit of old) {
    const successor = map[visit.node.code] ?? null;
    if (successor !== null) {
      anchor = successor;
      continue;
    }
    const removed: RowComparison = { left: toRow(visit), right: null, changes: ['removed'] };
    let at = anchor === null ? 0 : merged.findIndex(({ right }) => right?.code === anchor) + 1;
    while (merged[at] && merged[at]?.right === null) at += 1;
    merged.splice(at, 0, removed);
  }
  return merged;
}

function countChanges(rows: readonly RowComparison[]): SetComparison['counts'] {
  const counts = Object.fromEntries(rowChangeSchema.options.map((change) => [change, 0])) as Record<
    RowChange,
    number
  >;
  for (const { changes } of rows) for (const change of changes) counts[change] += 1;
  return counts;
}

/**
 * Two versions side by side: rows of the new set in its order, removed ones where they stood. `wish` says which row
 * became which; rows it does not name are paired by their code.
 */
export function compareSets(left: CriteriaSet, right: CriteriaSet, wish: CodeMap = {}): SetComparison {
  const codeMap = completeCodeMap(left, right, wish);
  const old = walkNodes(left.tree);
  const origin = new Map<string, NodeVisit>();
  for (const visit of old) {
    const successor = codeMap[visit.node.code] ?? null;
    if (successor !== null && !origin.has(successor)) origin.set(successor, visit);
  }
  const present = walkNodes(right.tree).map((now): RowComparison => {
    const before = origin.get(now.node.code);
    return before ? compareRow(before, now, codeMap) : { left: null, right: toRow(now), changes: ['added'] };
  });
  const rows = mergeRemoved(present, old, codeMap);
  const settings = SETTINGS.filter((name) => !isSame(left[name], right[name]));
  return {
    rows: [...rows],
    settings: [...settings],
    counts: countChanges(rows),
    codeMap: { ...codeMap },
    suggestions: suggestSuccessors(left, right).filter(({ from, to }) => codeMap[from] !== to),
  };
}
