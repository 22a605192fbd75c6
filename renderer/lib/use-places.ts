import { useEffect } from 'react';
import { useQuery, type Query } from '#renderer/lib/use-query.ts';

const LOOK_AGAIN = 3000;

/** The sticks and folders at hand, read again every few seconds: a stick is seen soon after it is put in. */
export function usePlaces(active = true): Query<'transport.listPlaces'> {
  const query = useQuery('transport.listPlaces', active ? {} : null);
  const { reload } = query;
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => void reload(), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [active, reload]);
  return query;
}
