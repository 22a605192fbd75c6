import { useMemo, useState, type ReactNode } from 'react';
import { NativeSelect } from '@mantine/core';
import { useLocation } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { formatChange, formatMoment } from '#shared/lib/text-format.ts';
import { Chips } from '#renderer/components/chips.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FieldChanges } from '#renderer/components/field-changes.tsx';
import { LeafLink } from '#renderer/components/leaf-link.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { BackButton } from '#renderer/features/revisions/back-button.tsx';
import { compareAddress, type RevisionPlace } from '#renderer/features/revisions/place.ts';
import { t } from '#renderer/i18n/translate.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './revisions.module.css';

type Comparison = OutputOf<'revisions.compare'>;
type Held = OutputOf<'revisions.listHeld'>;

const PRESENT = 'hien-nay';

interface ComparePageProps {
  readonly place: RevisionPlace;
  readonly roundId: string;
  readonly from: number;
  readonly to: number | null;
}

/** Two revisions of one sheet field by field; only what differs, until all is asked for. */
export function ComparePage({ place, roundId, from, to }: ComparePageProps): ReactNode {
  const { unitId } = place;
  const compared = useQuery('revisions.compare', { roundId, unitId, from, to });
  const held = useQuery('revisions.listHeld', { roundId, unitId });
  const comparison = compared.value;
  return (
    <div className="page">
      <PageHeader
        title={t('revisionCompare.title')}
        purpose={
          comparison
            ? t('revisionCompare.purpose', { unit: comparison.unit.name, round: comparison.round.title })
            : ''
        }
        actions={<BackButton href={place.back} />}
      />
      <div className="page-body">
        {held.value ? <Picker place={place} held={held.value} from={from} to={to} /> : null}
        {compared.error ? <ErrorMessage error={compared.error} /> : null}
        {comparison ? (
          <Compared comparison={comparison} place={place} />
        ) : compared.error ? null : (
          <Loading />
        )}
      </div>
    </div>
  );
}

interface PickerProps extends Omit<ComparePageProps, 'roundId'> {
  readonly held: Held;
}

/** Which two are compared; choosing another goes to its address, so that "back" works. */
function Picker({ place, held, from, to }: PickerProps): ReactNode {
  const [, navigate] = useLocation();
  const options = held.revisions.map(({ number, total, signedAt }) => ({
    value: String(number),
    label: t('revisionCompare.option', {
      revision: revisionText(number),
      points: formatPoints(total),
      at: formatMoment(signedAt),
    }),
  }));
  const present = place.unitId === null ? [{ value: PRESENT, label: t('revisionCompare.present') }] : [];
  const before = held.appraisedBefore;
  return (
    <div className={`block block-body ${styles['picker'] ?? ''}`}>
      <NativeSelect
        label={t('revisionCompare.from')}
        value={String(from)}
        data={options}
        onChange={({ currentTarget }) => navigate(compareAddress(place, Number(currentTarget.value), to))}
      />
      <NativeSelect
        label={t('revisionCompare.to')}
        value={to === null ? PRESENT : String(to)}
        data={[...present, ...options]}
        onChange={({ currentTarget: { value } }) =>
          navigate(compareAddress(place, from, value === PRESENT ? null : Number(value)))
        }
      />
      {place.unitId === null || before === null ? null : (
        <p className="quiet">{t('revisionCompare.appraisedBefore', { revision: revisionText(before) })}</p>
      )}
    </div>
  );
}

interface ComparedProps {
  readonly comparison: Comparison;
  readonly place: RevisionPlace;
}

function Compared({ comparison, place }: ComparedProps): ReactNode {
  const [chosen, setChosen] = useState<string | null>('only');
  const leaves = useMemo(
    () => comparison.leaves.map((leaf) => ({ ...leaf, ...remarkOf(leaf) })),
    [comparison],
  );
  const changed = leaves.filter(({ fields, presence }) => fields.length > 0 || presence !== 'both');
  const shown = chosen === 'only' ? changed : leaves;
  const isOwn = place.unitId === null;
  return (
    <>
      <Notice tone={changed.length === 0 ? 'good' : 'info'}>{sumText(comparison, changed)}</Notice>
      {comparison.before.criteriaSetHash === comparison.after.criteriaSetHash ? null : (
        <Notice tone="look">{t('revisionCompare.setChanged')}</Notice>
      )}
      <section className="block" aria-label={t('revisionCompare.table')}>
        <div className={`block-body ${styles['tools'] ?? ''}`}>
          <Chips
            label={t('revisionCompare.show')}
            chips={[{ key: 'only', label: t('revisionCompare.only'), count: changed.length }]}
            chosen={chosen}
            onChoose={setChosen}
            total={leaves.length}
          />
        </div>
        {shown.length === 0 ? null : (
          <FieldChanges
            label={t('revisionCompare.table')}
            leaves={shown}
            code={(code) => (isOwn ? <LeafLink code={code} /> : code)}
          />
        )}
      </section>
    </>
  );
}

function remarkOf({ presence }: Comparison['leaves'][number]): { readonly remark?: string } {
  return presence === 'both' ? {} : { remark: t(`revisionCompare.${presence}`) };
}

function sumText(
  { totalsBefore, totalsAfter }: Comparison,
  changed: readonly Comparison['leaves'][number][],
): string {
  if (changed.length === 0) return t('revisionCompare.same');
  return t('revisionCompare.sum', {
    count: changed.length,
    fields: changed.reduce((sum, { fields }) => sum + fields.length, 0),
    before: formatPoints(totalsBefore.points),
    after: formatPoints(totalsAfter.points),
    change: formatChange(pointsFromMicro(totalsAfter.points - totalsBefore.points)),
  });
}
