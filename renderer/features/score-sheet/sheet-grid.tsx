import { type ReactNode, type RefObject } from 'react';
import { GroupRow } from '#renderer/features/score-sheet/group-row.tsx';
import { LeafRow } from '#renderer/features/score-sheet/leaf-row.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import styles from './sheet-grid.module.css';

const COLUMNS = [
  { key: 'code', width: '58px', right: false },
  { key: 'title', width: 'auto', right: false },
  { key: 'maximum', width: '50px', right: true },
  { key: 'inputs', width: null, right: false },
  { key: 'points', width: '66px', right: true },
  { key: 'lastYear', width: '60px', right: true },
  { key: 'change', width: '60px', right: true },
  { key: 'evidence', width: '56px', right: false },
  { key: 'state', width: '134px', right: false },
] as const;

interface SheetGridProps {
  readonly rows: readonly SheetRow[];
  readonly gridRef: RefObject<HTMLTableElement | null>;
}

function stickyClass(key: string): string | undefined {
  if (key === 'code') return styles['code'];
  return key === 'title' ? styles['name'] : undefined;
}

/** The tree grid: frozen header and first two columns. Keys are handled by the screen around it. */
export function SheetGrid({ rows, gridRef }: SheetGridProps): ReactNode {
  return (
    <div className={styles['scroll']}>
      <table ref={gridRef} className={styles['grid']} role="treegrid" aria-label={t('sheet.gridLabel')}>
        <colgroup>
          {COLUMNS.map((column) => (
            <col
              key={column.key}
              {...(column.width === null
                ? { className: styles['inputColumn'] }
                : { style: { width: column.width } })}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={stickyClass(column.key)}
                data-right={column.right || undefined}
              >
                {t(`sheet.column.${column.key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) =>
            row.leaf ? (
              <LeafRow key={row.code} row={row} leaf={row.leaf} first={index === 0} />
            ) : (
              <GroupRow key={row.code} row={row} first={index === 0} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
