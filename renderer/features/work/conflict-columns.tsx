import type { ReactNode } from 'react';
import type { MergeConflict } from '#shared/contract/channels/work.ts';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import type { Points } from '#shared/lib/points.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { fieldText, valueText } from '#renderer/features/work/field-words.ts';
import { t } from '#renderer/i18n/translate.ts';
import styles from './work.module.css';

/** The columns of the list of conflicts; `choices` are the buttons of a row that waits. */
export function conflictColumns(
  leaves: ReadonlyMap<string, LeafNode>,
  choices: (conflict: MergeConflict) => ReactNode,
): readonly Column<MergeConflict>[] {
  const value = (conflict: MergeConflict, side: 'base' | 'ours' | 'theirs'): ReactNode => (
    <span className={styles['value']}>
      {valueText(leaves.get(conflict.leafCode), conflict.field, conflict[side])}
    </span>
  );
  return [
    {
      key: 'leaf',
      header: t('work.conflict.leaf'),
      cell: ({ leafCode, holder }) => (
        <>
          <span className={styles['title']}>
            {leafCode}. {leaves.get(leafCode)?.title}
          </span>
          <span className="quiet">{t('work.conflict.from', { holder })}</span>
        </>
      ),
      sort: ({ leafCode }) => leafCode,
      search: ({ leafCode, holder }) => `${leafCode} ${leaves.get(leafCode)?.title ?? ''} ${holder}`,
    },
    {
      key: 'field',
      header: t('work.conflict.field'),
      width: '15%',
      cell: (conflict) => fieldText(leaves.get(conflict.leafCode), conflict),
      search: (conflict) => fieldText(leaves.get(conflict.leafCode), conflict),
    },
    { key: 'base', header: t('work.conflict.base'), width: '14%', cell: (row) => value(row, 'base') },
    {
      key: 'ours',
      header: t('work.conflict.ours'),
      width: '17%',
      cell: (row) => (
        <>
          {value(row, 'ours')}
          <PointsWith row={row} points={row.points.ours} />
        </>
      ),
    },
    {
      key: 'theirs',
      header: t('work.conflict.theirs'),
      width: '17%',
      cell: (row) => (
        <>
          {value(row, 'theirs')}
          <PointsWith row={row} points={row.points.theirs} />
        </>
      ),
    },
    {
      key: 'choice',
      header: t('work.conflict.choice'),
      width: '180px',
      cell: (row) =>
        row.state === 'open' ? (
          choices(row)
        ) : (
          <>
            <strong>{t(`work.conflict.chosen.${row.state}`)}</strong>
            <span className="quiet" style={{ display: 'block' }}>
              {t('work.conflict.chosenBy', {
                name: row.decidedBy ?? '',
                at: row.decidedAt === null ? '' : formatMoment(row.decidedAt),
              })}
            </span>
          </>
        ),
      sort: ({ state }) => (state === 'open' ? 0 : 1),
    },
  ];
}

/** Points with a value, where the choice makes a difference to them. */
function PointsWith({
  row,
  points,
}: {
  readonly row: MergeConflict;
  readonly points: Points | null;
}): ReactNode {
  if (row.state !== 'open' || row.points.ours === row.points.theirs) return null;
  return (
    <span className="quiet">
      {points === null
        ? t('work.conflict.noPoints')
        : t('work.conflict.points', { points: formatPoints(points) })}
    </span>
  );
}
