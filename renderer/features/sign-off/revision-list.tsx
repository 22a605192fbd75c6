import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatMoment, groupFingerprint } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { PrintBar } from '#renderer/components/print-bar.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { useRevisions } from '#renderer/features/sign-off/revisions.tsx';
import { t } from '#renderer/i18n/translate.ts';
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
    width: '140px',
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
  { key: 'signedBy', header: t('signOff.signedByColumn'), cell: ({ signedBy }) => signedBy },
  {
    key: 'signedAt',
    header: t('signOff.signedAtColumn'),
    width: '150px',
    cell: ({ signedAt }) => formatMoment(signedAt),
  },
  {
    key: 'fingerprint',
    header: t('signOff.fingerprintColumn'),
    width: '210px',
    cell: ({ fingerprint }) => (
      <span title={groupFingerprint(fingerprint)}>{groupFingerprint(fingerprint.slice(0, 16))}…</span>
    ),
  },
  { key: 'reason', header: t('signOff.reasonColumn'), cell: ({ correctionReason }) => correctionReason },
  {
    key: 'delivery',
    header: t('signOff.deliveryColumn'),
    width: '170px',
    cell: (revision) => <Delivery revision={revision} />,
  },
];

/** The sealed revisions, newest first, with their fingerprints. */
export function RevisionList(): ReactNode {
  const { roundId } = useSheet();
  const { value, error } = useRevisions();
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
        searchable={false}
        empty={
          <EmptyState icon="sign" title={t('signOff.revisionsNone')} hint={t('signOff.revisionsHint')} />
        }
      />
    </section>
  );
}
