import { useEffect } from 'react';
import { setBadge } from '#renderer/lib/badges.ts';
import type { WardProgress } from '#renderer/lib/ward-progress.ts';
import { useUser } from '#renderer/lib/workspace.tsx';

/** Shows those who appraise how many units wait for them. */
export function useAppraisalBadge(wards: readonly WardProgress[] | null): void {
  const appraises = useUser().role === 'appraiser';
  useEffect(() => {
    if (wards === null || !appraises) return;
    const waiting = wards.filter(({ state }) => state === 'received' || state === 'appraising').length;
    setBadge('/tham-dinh', waiting);
  }, [wards, appraises]);
}
