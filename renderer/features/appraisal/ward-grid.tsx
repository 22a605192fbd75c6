import type { ReactNode, RefObject } from 'react';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import { WardGroupRow } from '#renderer/features/appraisal/ward-group-row.tsx';
import { WardLeafRow } from '#renderer/features/appraisal/ward-leaf-row.tsx';
import styles from './ward-grid.module.css';

const COLUMNS = [
  { key: 'code', width: '66px', right: false },
  { key: 'content', width: 'auto', right: false },
  { key: 'maximum', width: '56px', right: true },
  { key: 'figures', width: '150px', right: false },
  { key: 'self', width: '68px', right: true },
  { key: 'appraised', width: '84px', right: true },
  { key: 'difference', width: '60px', right: true },
  { key: 'evidence', width: '62px', right: false },
  { key: 'state', width: '138px', right: false },
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
  if (key === 'code') return styles['code'];
  return key === 'content' ? styles['name'] : undefined;
}

/** The tree grid: frozen header and first two columns. Keys are handled by the sheet around it. */
export function WardGrid(props: WardGridProps): ReactNode {
  const { name, rows, gridRef, folded, selected, onFold } = props;
  const reachable = rows.some((row) => row.code === selected) ? selected : (rows[0]?.code ?? null);
  return (
    <div className={styles['scroll']}>
      <table
        ref={gridRef}
        className={styles['grid']}
        role="treegrid"
        aria-label={t('appraisal.sheet', { name })}
      >
        <colgroup>
          {COLUMNS.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
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
