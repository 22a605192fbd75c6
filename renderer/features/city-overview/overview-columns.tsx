import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Column } from '#renderer/components/data-table-types.ts';
import { ThinBar } from '#renderer/components/bars.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import {
  appraisalBadge,
  submissionBadge,
  submissionOf,
  type WardProgress,
} from '#renderer/lib/ward-progress.ts';
import styles from './city-overview.module.css';

const STATE_ORDER = { notSent: 0, received: 1, appraising: 2, finished: 3 } as const;

/** The columns of the city's table: what was sent and how far the appraisal is. */
export const OVERVIEW_COLUMNS: readonly Column<WardProgress>[] = [
  {
    key: 'code',
    header: t('cityOverview.code'),
    width: '150px',
    cell: (ward) => <span className="nowrap">{ward.unit.code}</span>,
    sort: (ward) => ward.unit.code,
    search: (ward) => ward.unit.code,
  },
  {
    key: 'name',
    header: t('cityOverview.unit'),
    cell: (ward) =>
      ward.state === 'notSent' ? (
        ward.unit.name
      ) : (
        // Enter on the row does the same, so the link is no stop of its own.
        <Link href={`/tham-dinh/${ward.unit.id}`} tabIndex={-1}>
          {ward.unit.name}
        </Link>
      ),
    sort: (ward) => ward.unit.name,
    search: (ward) => ward.unit.name,
  },
  {
    key: 'sent',
    header: t('cityOverview.sent'),
    width: '112px',
    cell: (ward) => {
      const badge = submissionBadge(submissionOf(ward));
      return <StatusBadge tone={badge.tone}>{badge.text}</StatusBadge>;
    },
    sort: (ward) => submissionBadge(submissionOf(ward)).text,
  },
  {
    key: 'revision',
    header: t('cityOverview.revision'),
    width: '112px',
    cell: (ward) => revisionText(ward.revision),
    sort: (ward) => ward.revision,
  },
  {
    key: 'receivedAt',
    header: t('cityOverview.receivedAt'),
    width: '150px',
    cell: (ward) =>
      ward.receivedAt === null ? (
        <span className="quiet">{t('common.dash')}</span>
      ) : (
        <span className="nowrap">{formatMoment(ward.receivedAt)}</span>
      ),
    sort: (ward) => ward.receivedAt,
  },
  {
    key: 'self',
    header: t('cityOverview.selfTotal'),
    align: 'right',
    width: '96px',
    cell: (ward) => <PointsText value={ward.selfTotal} min={2} max={2} />,
    sort: (ward) => ward.selfTotal,
  },
  {
    key: 'appraised',
    header: t('cityOverview.appraisedTotal'),
    align: 'right',
    width: '104px',
    cell: (ward) => <PointsText value={ward.appraisedTotal} min={2} max={2} />,
    sort: (ward) => ward.appraisedTotal,
  },
  {
    key: 'state',
    header: t('cityOverview.state'),
    width: '160px',
    cell: (ward) => {
      if (ward.state === 'notSent') return <span className="quiet">{t('common.dash')}</span>;
      const badge = appraisalBadge(ward.state);
      return <StatusBadge tone={badge.tone}>{badge.text}</StatusBadge>;
    },
    sort: (ward) => STATE_ORDER[ward.state],
  },
  {
    key: 'progress',
    header: t('cityOverview.progress'),
    width: '160px',
    cell: (ward) =>
      ward.state === 'notSent' ? null : <Progress done={ward.appraisedLeaves} total={ward.leafCount} />,
    sort: (ward) => (ward.leafCount === 0 ? null : ward.appraisedLeaves / ward.leafCount),
  },
];

function Progress({ done, total }: { readonly done: number; readonly total: number }): ReactNode {
  return (
    <span className={styles['progress']}>
      <ThinBar
        share={total === 0 ? 0 : done / total}
        label={t('cityOverview.progressSays', { done, total })}
      />
      <span className="number" aria-hidden="true">
        {done}/{total}
      </span>
    </span>
  );
}
