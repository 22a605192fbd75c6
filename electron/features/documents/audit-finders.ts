import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import type { ReadDb } from '#db/connection/handles.ts';
import { findAccountByName } from '#db/queries/accounts.ts';
import { listRounds } from '#db/queries/rounds.ts';
import { loadRoundSet } from '#electron/features/rounds/criteria-sets.ts';

/** Finds the criterion a record speaks of, reading each set once. */
export function leafFinder(db: ReadDb): (roundId: string, leafCode: string) => LeafNode | null {
  const rounds = new Map(listRounds(db).map((round) => [round.id, round.criteriaSetHash]));
  const sets = new Map<string, ReadonlyMap<string, LeafNode>>();
  return (roundId, leafCode) => {
    const hash = rounds.get(roundId);
    if (hash === undefined) return null;
    const leaves =
      sets.get(hash) ??
      new Map(listLeaves(loadRoundSet(db, hash).tree).map((leaf) => [leaf.code, leaf] as const));
    sets.set(hash, leaves);
    return leaves.get(leafCode) ?? null;
  };
}

/** Finds the full name behind a user name, asking once for each; null where there is no such account. */
export function nameFinder(db: ReadDb): (username: string) => string | null {
  const names = new Map<string, string | null>();
  return (username) => {
    const known = names.get(username);
    if (known !== undefined) return known;
    const name = findAccountByName(db, username)?.fullName ?? null;
    names.set(username, name);
    return name;
  };
}
