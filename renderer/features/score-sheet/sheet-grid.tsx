import { type ReactNode, type RefObject } from 'react';
import tree from '#renderer/components/tree-grid.module.css';
import { GroupRow } from '#renderer/features/score-sheet/group-row.tsx';
import { LeafRow } from '#renderer/features/score-sheet/leaf-row.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import styles from './sheet-grid.module.css';

const COLUMNS = [
  { key: 'code', right: false },
  { key: 'title', right: false },
  { key: 'maximum', right: true },
  { key: 'inputs', right: false },
  { key: 'points', right: true },
  { key: 'lastYear', right: true },
  { key: 'change', right: true },
  { key: 'evidence', right: false },
  { key: 'state', right: false },
] as const;

interface SheetGridProps {
  readonly rows: readonly SheetRow[];
  readonly gridRef: RefObject<HTMLTableElement | null>;
}

function stickyClass(key: string): string | undefined {
  if (key === 'code') return tree['code'];
  return key === 'title' ? tree['name'] : undefined;
}

/** The tree grid: frozen header and first two columns. Keys are handled by the screen around it. */
export function SheetGrid({ rows, gridRef }: SheetGridProps): ReactNode {
  return (
    <div className={`${tree['scroll'] ?? ''} ${styles['sheet'] ?? ''}`}>
      <table ref={gridRef} className={tree['grid']} role="treegrid" aria-label={t('sheet.gridLabel')}>
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
