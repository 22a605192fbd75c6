import { createContext, useContext, type ReactNode } from 'react';
import { useQuery, type Query } from '#renderer/lib/use-query.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';

const RevisionsContext = createContext<Query<'signOff.listRevisions'> | null>(null);

/** Reads the sealed revisions once for the page. */
export function RevisionsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { roundId } = useSheet();
  const query = useQuery('signOff.listRevisions', { roundId });
  return <RevisionsContext value={query}>{children}</RevisionsContext>;
}

/** The sealed revisions of the round. */
export function useRevisions(): Query<'signOff.listRevisions'> {
  const query = useContext(RevisionsContext);
  if (!query) throw new Error('Outside RevisionsProvider');
  return query;
}
