import { useEffect } from 'react';
import { useQuery, type Query } from '#renderer/lib/use-query.ts';

const LOOK_AGAIN = 15_000;

/** Both boxes with their histories; read again now and then, since bundles come and go by themselves. */
export function useJourneys(): Query<'transport.listJourneys'> {
  const query = useQuery('transport.listJourneys', {});
  const { reload } = query;
  useEffect(() => {
    const timer = setInterval(() => void reload(), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [reload]);
  return query;
}
