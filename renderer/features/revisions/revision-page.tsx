import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatIndex, formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { BackButton } from '#renderer/features/revisions/back-button.tsx';
import { compareAddress, type RevisionPlace } from '#renderer/features/revisions/place.ts';
import { RevisionForm } from '#renderer/features/revisions/revision-form.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './revisions.module.css';

type Read = OutputOf<'revisions.readRevision'>;

interface RevisionPageProps {
  readonly place: RevisionPlace;
  readonly roundId: string;
  readonly number: number;
}

/** A sealed revision as it was signed: the official form with figures, points, words and documents. */
export function RevisionPage({ place, roundId, number }: RevisionPageProps): ReactNode {
  const query = useQuery('revisions.readRevision', { roundId, unitId: place.unitId, number });
  const read = query.value;
  const hasOther = number > 1 || place.unitId === null;
  return (
    <div className="page">
      <PageHeader
        title={revisionText(number)}
        purpose={read ? purposeOf(read) : ''}
        actions={
          <>
            <BackButton href={place.back} />
            {hasOther ? (
              <Button
                variant="default"
                component={Link}
                href={
                  number > 1 ? compareAddress(place, number - 1, number) : compareAddress(place, number, null)
                }
              >
                {t('revision.compare')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="page-body">
        {query.error ? <ErrorMessage error={query.error} /> : null}
        {read === null ? (
          query.error ? null : (
            <Loading />
          )
        ) : (
          <>
            {read.intact ? null : <Notice tone="bad">{t('revision.altered')}</Notice>}
            <Facts read={read} />
            <RevisionForm revision={read.revision} set={read.set} />
          </>
        )}
      </div>
    </div>
  );
}

function purposeOf({ unit, round, revision }: Read): string {
  return t('revision.purpose', {
    unit: unit.name,
    round: round.title,
    signer: revision.signedBy.fullName,
    at: formatMoment(revision.signedAt),
  });
}

function Facts({ read }: { readonly read: Read }): ReactNode {
  const { totals, signedBy, preparedBy, correctionReason } = read.revision;
  const person = ({ fullName, position }: Read['revision']['signedBy']): string =>
    position === '' ? fullName : `${fullName}, ${position}`;
  return (
    <section className="block" aria-label={t('revision.facts')}>
      <dl className={`facts block-body ${styles['facts'] ?? ''}`}>
        <dt>{t('revision.total')}</dt>
        <dd>
          <strong>
            {t('revision.ofMaximum', {
              points: formatPoints(totals.points, { min: 2 }),
              maximum: formatPoints(totals.maximum),
            })}
          </strong>{' '}
          <span className="quiet">{formatIndex(totals.index) ?? ''}</span>
        </dd>
        <dt>{t('revision.signedBy')}</dt>
        <dd>{person(signedBy)}</dd>
        <dt>{t('revision.scored')}</dt>
        <dd>{t('sheet.total.scoredOf', { scored: totals.scoredCount, total: totals.leafCount })}</dd>
        <dt>{t('revision.preparedBy')}</dt>
        <dd>{person(preparedBy)}</dd>
        {correctionReason === '' ? null : (
          <>
            <dt>{t('revision.reason')}</dt>
            <dd>{correctionReason}</dd>
          </>
        )}
        <dt>{t('revision.fingerprint')}</dt>
        <dd>{formatFingerprint(read.fingerprint)}</dd>
      </dl>
    </section>
  );
}
