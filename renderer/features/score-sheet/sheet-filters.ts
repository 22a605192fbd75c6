import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { SheetState } from '#renderer/lib/sheet/sheet-store.ts';
import { differsFromLastYear, listIssues, lostPoints } from '#renderer/lib/sheet/leaf-state.ts';
import { waitingPoints } from '#renderer/lib/point-words.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import type { SheetFilter } from '#renderer/lib/sheet/sheet-view.ts';

function codesOf({ rows }: SheetState, keeps: (code: string) => boolean): ReadonlySet<string> {
  return new Set(rows.filter(({ code, ours }) => ours && keeps(code)).map(({ code }) => code));
}

/** The leaves each filter keeps. */
export function leavesByFilter(state: SheetState): Readonly<Record<SheetFilter, ReadonlySet<string>>> {
  const issues = listIssues(state);
  const codes = (wanted: (code: string) => boolean): ReadonlySet<string> =>
    new Set(issues.filter(({ code }) => wanted(code)).map(({ leafCode }) => leafCode));
  return {
    notScored: codes((code) => code === 'NOT_SCORED'),
    look: codes(
      (code) => code === 'INVALID_ANSWER' || code === 'DOUBTFUL_FIGURE' || code === 'ESTIMATED_FIGURE',
    ),
    noEvidence: codes((code) => code === 'NO_EVIDENCE'),
    lost: codesOf(state, (code) => lostPoints(state, code)),
    changed: codesOf(state, (code) => differsFromLastYear(state, code)),
    copied: codesOf(state, (code) => state.answers[code]?.copiedFrom !== undefined),
    mine: new Set(state.data.work?.mine),
    request: new Set([
      ...waitingPoints(state.data).map(({ leafCode }) => leafCode),
      ...(state.data.state === 'returned'
        ? state.data.comments.flatMap(({ leafCode }) => leafCode ?? [])
        : []),
    ]),
  };
}

/** The leaves the chosen filter keeps, or null without a filter. A row in work does not vanish while it is typed. */
export function useFilteredLeaves(filter: SheetFilter | null): ReadonlySet<string> | null {
  const { store } = useSheet();
  const data = useStore(store, (state) => state.data);
  return useMemo(() => {
    // `data` changes when the sheet is read again, not with a keystroke.
    const state = { ...store.getState(), data };
    return filter === null ? null : leavesByFilter(state)[filter];
  }, [filter, store, data]);
}
