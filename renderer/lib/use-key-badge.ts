import { useEffect } from 'react';
import type { KeyOffer } from '#shared/contract/channels/keys.ts';
import { setBadge } from '#renderer/lib/badges.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { useUser, useWorkspace } from '#renderer/lib/workspace.tsx';

const LOOK_AGAIN = 60_000;

/** Shows how many new keys of units wait for a decision. */
export function showKeyOffers(offers: readonly KeyOffer[]): void {
  setBadge('/don-vi', offers.filter(({ state }) => state === 'open').length);
}

/** New keys of units wait for the city's administrator alone; they may come by themselves at any time. */
export function useKeyBadge(): void {
  const { open } = useWorkspace().state;
  const { role } = useUser();
  const decides = open?.side === 'city' && role === 'administrator';
  const { value, reload } = useQuery('keys.listKeys', decides ? {} : null);
  useEffect(() => {
    if (value) showKeyOffers(value.offers);
  }, [value]);
  useEffect(() => {
    if (!decides) return undefined;
    const timer = setInterval(() => void reload(), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [decides, reload]);
}
