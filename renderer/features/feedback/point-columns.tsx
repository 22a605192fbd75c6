import type { ReactNode } from 'react';
import type { Column } from '#renderer/components/data-table-types.ts';
import { CityPoints, OwnPoints } from '#renderer/components/point-facts.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { daysLeftText } from '#renderer/lib/day-words.ts';
import { pointBadge, pointWords, travelText, type Point } from '#renderer/lib/point-words.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import styles from './feedback.module.css';

export const POINT_FILTERS: readonly RowFilter<Point>[] = [
  { key: 'open', label: t('feedback.filter.open'), test: ({ state }) => state === 'open' },
  { key: 'answered', label: t('feedback.filter.answered'), test: ({ state }) => state === 'answered' },
  { key: 'sealed', label: t('feedback.filter.sealed'), test: ({ state }) => state === 'sealed' },
];

/** The columns of the to-do list; `today` as ISO day, `titleOf` gives a leaf's name. */
export function pointColumns(today: string, titleOf: (leafCode: string) => string): readonly Column<Point>[] {
  return [
    {
      key: 'code',
      header: t('feedback.code'),
      width: '64px',
      cell: ({ leafCode }) => leafCode,
      search: ({ leafCode }) => leafCode,
    },
    {
      key: 'content',
      header: t('feedback.content'),
      width: '20%',
      cell: ({ leafCode }) => <Clamped text={titleOf(leafCode)} />,
      search: ({ leafCode }) => titleOf(leafCode),
    },
    {
      key: 'self',
      header: t('feedback.self'),
      align: 'right',
      width: '76px',
      cell: (point) => <OwnPoints point={point} />,
      sort: ({ selfPoints }) => selfPoints,
    },
    {
      key: 'appraised',
      header: t('feedback.appraised'),
      align: 'right',
      width: '92px',
      cell: (point) => <CityPoints point={point} />,
      sort: ({ appraisedPoints }) => appraisedPoints,
    },
    {
      key: 'words',
      header: t('feedback.words'),
      cell: (point) => <Clamped text={pointWords(point)} />,
      search: pointWords,
    },
    {
      key: 'deadline',
      header: t('feedback.deadline'),
      width: '104px',
      cell: (point) => <Deadline point={point} today={today} />,
      sort: ({ deadline }) => deadline,
    },
    {
      key: 'state',
      header: t('feedback.state'),
      width: '152px',
      cell: (point) => <State point={point} />,
      sort: ({ state }) => state,
    },
  ];
}

function Clamped({ text }: { readonly text: string }): ReactNode {
  return (
    <span className={styles['words']} title={text}>
      {text}
    </span>
  );
}

function State({ point }: { readonly point: Point }): ReactNode {
  const badge = pointBadge(point);
  const travel = travelText(point);
  return (
    <>
      <StatusBadge tone={badge.tone}>{badge.text}</StatusBadge>
      {travel === '' ? null : <div className={styles['travel']}>{travel}</div>}
    </>
  );
}

/** The day, and below it how long it still is; a point that is answered is in no hurry. */
function Deadline({ point, today }: { readonly point: Point; readonly today: string }): ReactNode {
  const { deadline, state } = point;
  if (deadline === null) return <span className="quiet">{t('feedback.noDeadline')}</span>;
  const late = deadline < today;
  return (
    <>
      <div>{formatDay(deadline)}</div>
      {state === 'open' ? (
        <div className={late ? styles['late'] : 'quiet'}>{daysLeftText(today, deadline)}</div>
      ) : null}
    </>
  );
}
