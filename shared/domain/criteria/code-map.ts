import { foldVietnamese } from '#shared/lib/vi-text.ts';
import type { CodeMap, CodeSuggestion } from '#shared/schemas/criteria-comparison.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { isLeaf, walkNodes } from '#shared/domain/criteria/tree.ts';

type Tree = Pick<CriteriaSet, 'tree'>;

/** Words that stand in nearly every title and tell nothing of which it is. */
const COMMON = new Set(['va', 'cua', 'cac', 'theo', 'trong', 'cho', 'voi', 've', 'den', 'tai', 'duoc', 'la']);

function wordsOf(title: string): readonly string[] {
  return foldVietnamese(title)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !COMMON.has(word));
}

/** A title taken apart: its words and pairs of neighbours, how often each, and how many in all. */
interface Grams {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Pairs of neighbouring words and the words themselves: order counts a little, marks and case do not. */
function gramsOf(title: string): Grams {
  const words = wordsOf(title);
  const grams = [...words, ...words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`)];
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return { counts, size: grams.length };
}

function likenessOf(left: Grams, right: Grams): number {
  const size = left.size + right.size;
  if (size === 0) return 0;
  let shared = 0;
  for (const [gram, count] of left.counts) shared += Math.min(count, right.counts.get(gram) ?? 0);
  return Math.floor((200 * shared) / size);
}

/** How alike two titles are, 0 to 100, without regard to marks, case and filling words (100: the same words). */
export function titleLikeness(left: string, right: string): number {
  return likenessOf(gramsOf(left), gramsOf(right));
}

/** Below this two titles are not proposed as one row. */
const LEAST_LIKENESS = 60;

/** Whether two titles are alike enough to be one row's. */
export function titlesAlike(left: string, right: string): boolean {
  return titleLikeness(left, right) >= LEAST_LIKENESS;
}

interface Candidate {
  readonly from: string;
  readonly to: string;
  readonly likeness: number;
  readonly sameCode: boolean;
}

interface Row {
  readonly node: CriteriaNode;
  readonly grams: Grams;
  readonly words: string;
}

function rowsOf({ tree }: Tree): readonly Row[] {
  return walkNodes(tree).map(({ node }) => ({
    node,
    grams: gramsOf(node.title),
    words: wordsOf(node.title).join(' '),
  }));
}

/** Most rows of a next version keep code and words: those need no search, which grows with the square. */
function unchangedCodes(left: readonly Row[], right: readonly Row[]): ReadonlySet<string> {
  const now = new Map(right.map((row) => [row.node.code, row]));
  const same = left.filter(({ node, words }) => {
    const other = now.get(node.code);
    return words !== '' && other?.words === words && isLeaf(other.node) === isLeaf(node);
  });
  return new Set(same.map(({ node }) => node.code));
}

/** No pair of such sizes can be alike enough, whatever its words. */
function cannotMatch(left: Grams, right: Grams): boolean {
  return 200 * Math.min(left.size, right.size) < LEAST_LIKENESS * (left.size + right.size);
}

function candidatesOf(left: Tree, right: Tree): readonly Candidate[] {
  const before = rowsOf(left);
  const after = rowsOf(right);
  const kept = unchangedCodes(before, after);
  const open = after.filter(({ node }) => !kept.has(node.code));
  const unchanged = [...kept].map((code) => ({ from: code, to: code, likeness: 100, sameCode: true }));
  const others = before
    .filter(({ node }) => !kept.has(node.code))
    .flatMap(({ node: old, grams }) =>
      open
        .filter(({ node, grams: other }) => isLeaf(node) === isLeaf(old) && !cannotMatch(grams, other))
        .map(({ node, grams: other }) => ({
          from: old.code,
          to: node.code,
          likeness: likenessOf(grams, other),
          sameCode: node.code === old.code,
        }))
        .filter(({ likeness }) => likeness >= LEAST_LIKENESS),
    );
  return [...unchanged, ...others];
}

/**
 * Which new row each old one most likely became, by the likeness of titles; each row is proposed once, the surest pair
 * first, the same code before another where titles are equally alike.
 */
export function suggestSuccessors(left: Tree, right: Tree): readonly CodeSuggestion[] {
  const sorted = [...candidatesOf(left, right)].sort(
    (a, b) => b.likeness - a.likeness || Number(b.sameCode) - Number(a.sameCode),
  );
  const taken = { from: new Set<string>(), to: new Set<string>() };
  const chosen = new Map<string, CodeSuggestion>();
  for (const { from, to, likeness } of sorted) {
    if (taken.from.has(from) || taken.to.has(to)) continue;
    taken.from.add(from);
    taken.to.add(to);
    chosen.set(from, { from, to, likeness });
  }
  return walkNodes(left.tree).flatMap(({ node }) => chosen.get(node.code) ?? []);
}

/** A map with every old row in it: what `wish` says; else the same code where the new set has it and nobody claims it; else null. */
export function completeCodeMap(left: Tree, right: Tree, wish: CodeMap): CodeMap {
  const codes = new Set(walkNodes(right.tree).map(({ node }) => node.code));
  const claimed = new Set(Object.values(wish).filter((code) => code !== null));
  return Object.fromEntries(
    walkNodes(left.tree).map(({ node: { code } }) => {
      if (Object.hasOwn(wish, code)) return [code, wish[code] ?? null];
      return [code, codes.has(code) && !claimed.has(code) ? code : null];
    }),
  );
}

/** The map the likeness of titles suggests; a row nothing is like keeps its code only where no other claims it. */
export function suggestCodeMap(left: Tree, right: Tree): CodeMap {
  const wish = Object.fromEntries(suggestSuccessors(left, right).map(({ from, to }) => [from, to]));
  return completeCodeMap(left, right, wish);
}

/** Why a map cannot be used: it names a row that is not there (`to` '' where the old one is missing), or one twice. */
export interface CodeMapProblem {
  readonly from: string;
  readonly to: string;
}

/** The first entry of a map that does not fit the two sets, or null. A leaf becomes a leaf, a group a group. */
export function findCodeMapProblem(left: Tree, right: Tree, map: CodeMap): CodeMapProblem | null {
  const oldRows = nodesByCode(left);
  const newRows = nodesByCode(right);
  const seen = new Set<string>();
  for (const [from, to] of Object.entries(map)) {
    const old = oldRows.get(from);
    if (!old) return { from, to: '' };
    if (to === null) continue;
    const next = newRows.get(to);
    if (!next || isLeaf(old) !== isLeaf(next) || seen.has(to)) return { from, to };
    seen.add(to);
  }
  return null;
}

/** The rows of a set by code; of rows with one code the first. */
export function nodesByCode({ tree }: Tree): ReadonlyMap<string, CriteriaNode> {
  const nodes = new Map<string, CriteriaNode>();
  for (const { node } of walkNodes(tree)) if (!nodes.has(node.code)) nodes.set(node.code, node);
  return nodes;
}
