import { create } from 'zustand';

/** Which statistic the user looks at. Kept while moving between pages. */
export const useStatisticView = create<{ readonly selected: string | null }>(() => ({ selected: null }));

/** Chooses a statistic, also from another page; null: none. */
export function selectStatistic(selected: string | null): void {
  useStatisticView.setState({ selected });
}
