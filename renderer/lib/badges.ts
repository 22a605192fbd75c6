import { create } from 'zustand';

/** How much waits for this user, by the path of the section. */
export const useBadges = create<{ counts: Readonly<Record<string, number>> }>(() => ({ counts: {} }));

/** Sets what waits in a section; 0 takes the badge away. */
export function setBadge(path: string, count: number): void {
  useBadges.setState((state) =>
    state.counts[path] === count ? state : { counts: { ...state.counts, [path]: count } },
  );
}
