import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatMoment, formatFingerprint } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { PrintBar } from '#renderer/components/print-bar.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { useRevisions } from '#renderer/features/sign-off/revisions.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';

type Revision = OutputOf<'signOff.listRevisions'>['revisions'][number];

function Delivery({ revision }: { readonly revision: Revision }): ReactNode {
  if (revision.received) return <StatusBadge tone="good">{t('signOff.received')}</StatusBadge>;
  if (revision.exported) return <StatusBadge tone="info">{t('signOff.exported')}</StatusBadge>;
  return <StatusBadge tone="plain">{t('signOff.notExported')}</StatusBadge>;
}

const COLUMNS: readonly Column<Revision>[] = [
  {
    key: 'number',
    header: t('signOff.revisionColumn'),
    width: '115px',
    cell: ({ number }) =>
      number <= 1 ? t('signOff.revisionFirst') : t('signOff.revisionCorrection', { n: number - 1 }),
    sort: ({ number }) => number,
  },
  {
    key: 'total',
    header: t('signOff.pointsColumn'),
    align: 'right',
    width: '120px',
    cell: ({ total, maximum }) => (
      <>
        <PointsText value={total} /> <span className="quiet">/ {<PointsText value={maximum} />}</span>
      </>
    ),
  },
  {
    key: 'signedBy',
    header: t('signOff.signedByColumn'),
    width: '150px',
    cell: ({ signedBy }) => signedBy,
  },
  {
    key: 'signedAt',
    header: t('signOff.signedAtColumn'),
    width: '150px',
    cell: ({ signedAt }) => formatMoment(signedAt),
  },
  {
    key: 'fingerprint',
    header: t('signOff.fingerprintColumn'),
    width: '100px',
    cell: ({ fingerprint }) => (
      <span title={formatFingerprint(fingerprint)}>{formatFingerprint(fingerprint.slice(0, 8))}</span>
    ),
  },
  { key: 'reason', header: t('signOff.reasonColumn'), cell: ({ correctionReason }) => correctionReason },
  {
    key: 'delivery',
    header: t('signOff.deliveryColumn'),
    width: '130px',
    cell: (revision) => <Delivery revision={revision} />,
  },
  {
    key: 'actions',
    header: '',
    width: '300px',
    align: 'right',
    cell: (revision) => <Actions revision={revision} />,
  },
];

function Actions({ revision: { number } }: { readonly revision: Revision }): ReactNode {
  const revision = revisionText(number);
  return (
    <span className="row end nowrap">
      <Link href={`/trinh-ky/ban/${number}`} aria-label={t('revision.readOf', { revision })}>
        {t('revision.read')}
      </Link>
      {number > 1 ? (
        <Link
          href={`/trinh-ky/so-sanh/${number - 1}/${number}`}
          aria-label={t('revision.compareBeforeOf', { revision })}
        >
          {t('revision.compareBefore')}
        </Link>
      ) : null}
      <Link
        href={`/trinh-ky/so-sanh/${number}/hien-nay`}
        aria-label={t('revision.compareNowOf', { revision })}
      >
        {t('revision.compareNow')}
      </Link>
    </span>
  );
}

/** The sealed revisions, newest first, with their fingerprints. */
export function RevisionList(): ReactNode {
  const { roundId } = useSheet();
  const { value, error } = useRevisions();
  const [selected, setSelected] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const revisions = value?.revisions.toSorted((a, b) => b.number - a.number) ?? [];
  return (
    <section className="block" aria-label={t('signOff.revisions')}>
      <h2>{t('signOff.revisions')}</h2>
      {error ? <ErrorMessage error={error} /> : null}
      <PrintBar roundId={roundId} revisions={revisions.map(({ number }) => number)} />
      <DataTable
        label={t('signOff.revisions')}
        rows={revisions}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        selectedKey={selected}
        onSelect={({ id }) => setSelected(id)}
        onOpen={({ number }) => navigate(`/trinh-ky/ban/${number}`)}
        searchable={false}
        empty={
          <EmptyState icon="sign" title={t('signOff.revisionsNone')} hint={t('signOff.revisionsHint')} />
        }
      />
    </section>
  );
}
