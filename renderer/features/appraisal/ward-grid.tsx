import type { ReactNode, RefObject } from 'react';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import tree from '#renderer/components/tree-grid.module.css';
import { t } from '#renderer/i18n/translate.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import { WardGroupRow } from '#renderer/features/appraisal/ward-group-row.tsx';
import { WardLeafRow } from '#renderer/features/appraisal/ward-leaf-row.tsx';
import styles from './ward-grid.module.css';

const COLUMNS = [
  { key: 'code', right: false },
  { key: 'content', right: false },
  { key: 'maximum', right: true },
  { key: 'figures', right: false },
  { key: 'self', right: true },
  { key: 'appraised', right: true },
  { key: 'difference', right: true },
  { key: 'evidence', right: false },
  { key: 'state', right: false },
] as const;

interface WardGridProps {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly folded: ReadonlySet<string>;
  readonly selected: string | null;
  readonly onFold: (code: string, folded: boolean) => void;
}

function stickyClass(key: string): string | undefined {
  if (key === 'code') return tree['code'];
  return key === 'content' ? tree['name'] : undefined;
}

/** The tree grid: frozen header and first two columns. Keys are handled by the sheet around it. */
export function WardGrid(props: WardGridProps): ReactNode {
  const { name, rows, gridRef, folded, selected, onFold } = props;
  const reachable = rows.some((row) => row.code === selected) ? selected : (rows[0]?.code ?? null);
  return (
    <div className={`${tree['scroll'] ?? ''} ${styles['sheet'] ?? ''}`}>
      <table
        ref={gridRef}
        className={tree['grid']}
        role="treegrid"
        aria-label={t('appraisal.sheet', { name })}
      >
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={stickyClass(column.key)}
                data-right={column.right || undefined}
              >
                {t(`appraisal.${column.key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.leaf ? (
              <WardLeafRow
                key={row.code}
                node={row.leaf}
                depth={row.depth}
                selected={row.code === selected}
                reachable={row.code === reachable}
              />
            ) : (
              <WardGroupRow
                key={row.code}
                row={row}
                folded={folded.has(row.code)}
                selected={row.code === selected}
                reachable={row.code === reachable}
                onFold={onFold}
              />
            ),
          )}
        </tbody>
      </table>
      {rows.length === 0 ? (
        <EmptyState icon="search" title={t('table.noMatch')} hint={t('table.noMatchHint')} />
      ) : null}
    </div>
  );
}
