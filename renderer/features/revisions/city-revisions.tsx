import type { ReactNode } from 'react';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { BackButton } from '#renderer/features/revisions/back-button.tsx';
import { ComparePage } from '#renderer/features/revisions/compare-page.tsx';
import type { RevisionPlace } from '#renderer/features/revisions/place.ts';
import { RevisionPage } from '#renderer/features/revisions/revision-page.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';

function placeOf(unitId: string): RevisionPlace {
  return { base: `/tham-dinh/${unitId}`, back: `/tham-dinh/${unitId}`, unitId };
}

interface CityRevisionProps {
  readonly unitId: string;
  readonly number: number;
}

/** A revision received from a unit. */
export function CityRevisionPage({ unitId, number }: CityRevisionProps): ReactNode {
  const { round } = useRound();
  return round ? <RevisionPage place={placeOf(unitId)} roundId={round.id} number={number} /> : <Loading />;
}

interface CityCompareProps {
  readonly unitId: string;
  /** null: the revision appraised before, else the one before the newest. */
  readonly from: number | null;
  /** null: the newest. */
  readonly to: number | null;
}

/** What a unit changed between two revisions received. */
export function CityComparePage({ unitId, from, to }: CityCompareProps): ReactNode {
  const { round } = useRound();
  const held = useQuery('revisions.listHeld', round ? { roundId: round.id, unitId } : null);
  const place = placeOf(unitId);
  if (!round || held.value === null) {
    return held.error ? <ErrorMessage error={held.error} /> : <Loading />;
  }
  const numbers = held.value.revisions.map(({ number }) => number);
  const later = to ?? numbers[0];
  const earlier = from ?? held.value.appraisedBefore ?? numbers.find((number) => number < (later ?? 0));
  if (later === undefined || earlier === undefined) {
    return (
      <div className="page">
        <PageHeader
          title={t('revisionCompare.title')}
          purpose={held.value.unit.name}
          actions={<BackButton href={place.back} />}
        />
        <EmptyState icon="sheet" title={t('revisionCompare.single')} hint="" />
      </div>
    );
  }
  return <ComparePage place={place} roundId={round.id} from={earlier} to={later} />;
}
