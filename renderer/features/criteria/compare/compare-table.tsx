import type { ReactNode } from 'react';
import type { ComparedRow, RowComparison } from '#shared/schemas/criteria-comparison.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { CHANGES, changeWords } from '#renderer/features/criteria/compare/change-words.ts';
import styles from './compare.module.css';

function Title({ row }: { readonly row: ComparedRow | null }): ReactNode {
  if (!row) return <span className="quiet">{t('common.dash')}</span>;
  return <span className={row.isLeaf ? undefined : styles['group']}>{row.title}</span>;
}

function maximumCell(row: ComparedRow | null): ReactNode {
  return row ? <PointsText value={row.maximum} /> : null;
}

/** Old row, new row, and what changed between them. */
export const COMPARE_COLUMNS: readonly Column<RowComparison>[] = [
  {
    key: 'leftCode',
    header: t('criteriaCompare.leftCode'),
    width: '68px',
    cell: ({ left }) => left?.code ?? null,
    search: ({ left }) => left?.code ?? '',
  },
  {
    key: 'left',
    header: t('criteriaCompare.leftTitle'),
    cell: ({ left }) => <Title row={left} />,
    search: ({ left }) => left?.title ?? '',
  },
  {
    key: 'leftMaximum',
    header: t('criteria.maximum'),
    align: 'right',
    width: '64px',
    cell: ({ left }) => maximumCell(left),
  },
  {
    key: 'rightCode',
    header: t('criteriaCompare.rightCode'),
    width: '68px',
    cell: ({ right }) => right?.code ?? null,
    search: ({ right }) => right?.code ?? '',
  },
  {
    key: 'right',
    header: t('criteriaCompare.rightTitle'),
    cell: ({ right }) => <Title row={right} />,
    search: ({ right }) => right?.title ?? '',
  },
  {
    key: 'rightMaximum',
    header: t('criteria.maximum'),
    align: 'right',
    width: '64px',
    cell: ({ right }) => maximumCell(right),
  },
  {
    key: 'changes',
    header: t('criteriaCompare.changes'),
    width: '230px',
    cell: (row) => <Changes row={row} />,
  },
];

/** What changed in a row, each with its word. */
export function Changes({ row }: { readonly row: RowComparison }): ReactNode {
  if (row.changes.length === 0) return <span className="quiet">{t('criteriaCompare.same')}</span>;
  return (
    <span className={styles['changes']}>
      {row.changes.map((change) => {
        const [tone, words] = changeWords(change);
        return (
          <StatusBadge key={change} tone={tone}>
            {words}
          </StatusBadge>
        );
      })}
    </span>
  );
}

/** A filter for every kind of change that occurs. */
export function changeFilters(rows: readonly RowComparison[]): readonly RowFilter<RowComparison>[] {
  const seen = new Set(rows.flatMap(({ changes }) => changes));
  return [
    { key: 'any', label: t('criteriaCompare.any'), test: ({ changes }: RowComparison) => changes.length > 0 },
    ...CHANGES.filter((change) => seen.has(change)).map((change) => ({
      key: change,
      label: changeWords(change)[1],
      test: ({ changes }: RowComparison) => changes.includes(change),
    })),
  ];
}

/** Guidance and documents of a row, old beside new. */
export function ComparedDetail({ row }: { readonly row: RowComparison }): ReactNode {
  const { left, right } = row;
  const pairs: readonly (readonly [string, string, string])[] = [
    [t('criteria.content'), left?.title ?? '', right?.title ?? ''],
    [t('criteria.guidance'), left?.guidance ?? '', right?.guidance ?? ''],
    [
      t('criteria.evidenceWanted'),
      (left?.evidenceWanted ?? []).join('\n'),
      (right?.evidenceWanted ?? []).join('\n'),
    ],
  ];
  return (
    <div className="column">
      <Changes row={row} />
      {pairs
        .filter(([, before, now]) => before !== '' || now !== '')
        .map(([label, before, now]) => (
          <section key={label} className="column tight">
            <h3 className={styles['partTitle']}>{label}</h3>
            {before === now ? (
              <p className={styles['text']}>{now}</p>
            ) : (
              <div className="columns-2">
                <Side label={t('criteriaCompare.before')} text={before} />
                <Side label={t('criteriaCompare.now')} text={now} />
              </div>
            )}
          </section>
        ))}
    </div>
  );
}

function Side({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <div>
      <p className="quiet">{label}</p>
      <p className={styles['text']}>{text === '' ? t('criteria.none') : text}</p>
    </div>
  );
}
