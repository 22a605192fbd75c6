import { listWardLeaves } from '#shared/domain/sign-off/ward-leaves.ts';
import { subtractPoints, type Points } from '#shared/lib/points.ts';
import type { SheetState } from '#renderer/lib/sheet/sheet-store.ts';

/** A criterion with its points of last year and of now. */
export interface ChangedLeaf {
  readonly code: string;
  readonly title: string;
  readonly before: Points;
  readonly now: Points;
  readonly change: Points;
}

/** Criteria whose points differ from last year's, losses first. */
export function listChanges(state: SheetState): readonly ChangedLeaf[] {
  return listWardLeaves(state.data.set)
    .flatMap(({ code, title }) => {
      const before = state.data.lastYear.leafPoints[code];
      const now = state.results[code]?.points ?? null;
      if (before === undefined || now === null || before === now) return [];
      return [{ code, title, before, now, change: subtractPoints(now, before) }];
    })
    .toSorted((a, b) => a.change - b.change);
}
