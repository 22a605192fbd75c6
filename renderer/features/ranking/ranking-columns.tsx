import type { ReactNode } from 'react';
import type { RankingRow } from '#shared/contract/channels/appraisal.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { formatIndex } from '#shared/lib/text-format.ts';
import styles from './ranking.module.css';

const dash = <span className="quiet">{t('common.dash')}</span>;

function RankChange({ change }: { readonly change: number | null }): ReactNode {
  if (change === null) return dash;
  if (change === 0) return <span className="quiet">{t('ranking.same')}</span>;
  return (
    <span className={styles[change > 0 ? 'gained' : 'lost']}>
      <Icon name={change > 0 ? 'up' : 'down'} size={14} />
      {change > 0 ? t('ranking.up', { count: change }) : t('ranking.down', { count: -change })}
    </span>
  );
}

function columnsAlways(previousYear: number): readonly Column<RankingRow>[] {
  return [
    {
      key: 'change',
      header: t('ranking.change', { year: previousYear }),
      align: 'right',
      width: '104px',
      cell: (row) => <PointsText value={row.change} change min={2} max={2} />,
      sort: (row) => row.change,
    },
    {
      key: 'previousRank',
      header: t('ranking.previousRank', { year: previousYear }),
      align: 'right',
      width: '64px',
      cell: (row) => row.previousRank ?? dash,
      sort: (row) => row.previousRank,
    },
    {
      key: 'rankChange',
      header: t('ranking.rankChange'),
      width: '104px',
      cell: (row) => <RankChange change={row.rankChange} />,
      sort: (row) => row.rankChange,
    },
    {
      key: 'classification',
      header: t('ranking.classification'),
      width: '96px',
      cell: (row) => row.classification ?? dash,
      sort: (row) => row.classification,
    },
  ];
}

const INDEX: Column<RankingRow> = {
  key: 'index',
  header: t('ranking.index'),
  align: 'right',
  width: '88px',
  cell: (row) => formatIndex(row.index) ?? dash,
  sort: (row) => row.index,
};

const STATE: Column<RankingRow> = {
  key: 'finished',
  header: t('ranking.state'),
  width: '108px',
  cell: (row) =>
    row.finished ? (
      <StatusBadge tone="good">{t('ranking.finished')}</StatusBadge>
    ) : (
      <StatusBadge tone="look">{t('ranking.notFinished')}</StatusBadge>
    ),
  sort: (row) => (row.finished ? 1 : 0),
};

/**
 * The columns of the city's report (TT, đơn vị, điểm số, tăng/giảm …). The index stands only where it says something
 * else than the points, the state of the appraisal only while one is unfinished.
 */
export function rankingColumns(
  rows: readonly RankingRow[],
  previousYear: number,
): readonly Column<RankingRow>[] {
  const showIndex = rows.some((row) => row.index !== null && row.index !== row.points);
  const showState = rows.some((row) => !row.finished);
  return [
    {
      key: 'rank',
      header: t('ranking.order'),
      align: 'right',
      width: '52px',
      cell: (row) => row.rank ?? dash,
      sort: (row) => row.rank,
    },
    {
      key: 'name',
      header: t('ranking.unit'),
      cell: (row) => row.unit.name,
      sort: (row) => row.unit.name,
      search: (row) => `${row.unit.code} ${row.unit.name}`,
    },
    {
      key: 'points',
      header: t('ranking.points'),
      align: 'right',
      width: '84px',
      cell: (row) => (
        <>
          <PointsText value={row.points} min={2} max={2} />
          {row.tied ? <span className={styles['tied']}>{t('ranking.tied')}</span> : null}
        </>
      ),
      sort: (row) => row.points,
    },
    ...(showIndex ? [INDEX] : []),
    ...columnsAlways(previousYear),
    ...(showState ? [STATE] : []),
  ];
}
