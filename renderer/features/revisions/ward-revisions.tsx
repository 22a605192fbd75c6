import type { ReactNode } from 'react';
import { ComparePage } from '#renderer/features/revisions/compare-page.tsx';
import { RevisionPage } from '#renderer/features/revisions/revision-page.tsx';
import { useRound } from '#renderer/lib/round.tsx';
import { Loading } from '#renderer/components/loading.tsx';

const PLACE = { base: '/trinh-ky', back: '/trinh-ky', unitId: null } as const;

/** One of the ward's own sealed revisions. */
export function WardRevisionPage({ number }: { readonly number: number }): ReactNode {
  const { round } = useRound();
  return round ? <RevisionPage place={PLACE} roundId={round.id} number={number} /> : <Loading />;
}

interface WardCompareProps {
  readonly from: number;
  /** null: the sheet as it stands now. */
  readonly to: number | null;
}

/** Two of the ward's revisions, or one with the present sheet. */
export function WardComparePage({ from, to }: WardCompareProps): ReactNode {
  const { round } = useRound();
  return round ? <ComparePage place={PLACE} roundId={round.id} from={from} to={to} /> : <Loading />;
}
