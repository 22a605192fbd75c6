import type { ReactNode } from 'react';
import type { Column, Sorting } from '#renderer/components/data-table-types.ts';
import { Icon } from '#renderer/components/icons.tsx';
import styles from './data-table.module.css';

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
}

function ariaSort(active: boolean, descending: boolean): 'ascending' | 'descending' | undefined {
  if (!active) return undefined;
  return descending ? 'descending' : 'ascending';
}

/** The frozen header row; a sortable header is a button. */
export function DataTableHead<Row>({ columns, sorting, onSort }: HeadProps<Row>): ReactNode {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const active = sorting?.key === column.key;
          const descending = active && sorting.descending;
          if (column.header === '')
            return (
              <td key={column.key} style={column.width === undefined ? undefined : { width: column.width }} />
            );
          return (
            <th
              key={column.key}
              scope="col"
              style={column.width === undefined ? undefined : { width: column.width }}
              data-align={column.align ?? 'left'}
              aria-sort={ariaSort(active, descending)}
            >
              {column.sort ? (
                <button
                  type="button"
                  className={styles['sort']}
                  onClick={() => onSort({ key: column.key, descending: active && !descending })}
                >
                  {column.header}
                  {active ? <Icon name={descending ? 'down' : 'up'} size={14} /> : null}
                </button>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
