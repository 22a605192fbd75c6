import type { CodeMap } from '#shared/schemas/criteria-comparison.ts';
import type { CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { completeCodeMap, suggestCodeMap } from '#shared/domain/criteria/code-map.ts';

type Tree = Pick<CriteriaSet, 'tree'>;

/** One correction of a round: from which version to which, and how the codes go. */
export interface Correction {
  readonly fromHash: string;
  readonly toHash: string;
  readonly codeMap: CodeMap | null;
}

/** The corrections that lead from one version to another, in turn; null where one in between is not held. */
export function findChain(
  corrections: readonly Correction[],
  fromHash: string,
  toHash: string,
): readonly Correction[] | null {
  const queue: (readonly Correction[])[] = [[]];
  const seen = new Set([fromHash]);
  for (let chain = queue.shift(); chain; chain = queue.shift()) {
    const at = chain.at(-1)?.toHash ?? fromHash;
    if (at === toHash) return chain;
    for (const next of corrections) {
      if (next.fromHash !== at || seen.has(next.toHash)) continue;
      seen.add(next.toHash);
      queue.push([...chain, next]);
    }
  }
  return null;
}

/** Two maps one after the other, both complete. */
export function composeCodeMaps(first: CodeMap, second: CodeMap): CodeMap {
  return Object.fromEntries(
    Object.entries(first).map(([from, to]) => [from, to === null ? null : (second[to] ?? null)]),
  );
}

/**
 * Where every row of the old version goes: by the maps of the corrections in between; by the likeness of titles where
 * one of them never arrived. `load` gives the version under a hash.
 */
export function mapBetween(
  corrections: readonly Correction[],
  fromHash: string,
  toHash: string,
  load: (hash: string) => Tree,
): CodeMap {
  const chain = findChain(corrections, fromHash, toHash);
  if (!chain) return suggestCodeMap(load(fromHash), load(toHash));
  const start = completeCodeMap(load(fromHash), load(fromHash), {});
  return chain.reduce<CodeMap>(
    (map, step) =>
      composeCodeMaps(map, completeCodeMap(load(step.fromHash), load(step.toHash), step.codeMap ?? {})),
    start,
  );
}
