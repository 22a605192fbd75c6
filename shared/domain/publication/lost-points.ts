import type { Points } from '#shared/lib/points.ts';

/** A criterion as far as its lost points go: `lost` is maximum less final points, null where nothing is lost or known. */
export interface MaybeLost {
  readonly leafCode: string;
  readonly lost: Points | null;
}

/** Criteria that lost points, the greatest loss first, equal losses in the order of the set. */
export function lostPoints<Leaf extends MaybeLost>(
  leaves: readonly Leaf[],
): readonly (Leaf & { readonly lost: Points })[] {
  return leaves
    .filter((leaf): leaf is Leaf & { readonly lost: Points } => leaf.lost !== null && leaf.lost > 0)
    .toSorted((left, right) => right.lost - left.lost);
}
